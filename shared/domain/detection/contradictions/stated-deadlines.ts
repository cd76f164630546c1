import { clausesOf } from '../clauses.ts';
import { timesOf } from '../due/parse-due.ts';
import type { Wall } from '../due/wall-clock.ts';
import { gated } from '../lexicon.ts';
import type { Turn } from '../turns.ts';
import { isBare, isStatus } from './stated-times.ts';

const HOUR = 3_600_000;
/** Ends this far apart are no longer the same day said in two ways, in hours. */
const APART = 36;
/** Who is rung up on another day than was said has waited a day, in hours. */
export const ANOTHER_DAY = 12;
/** "Within the hour" is over sooner, in hours. */
const SHORTLY = 3;
/** An end of a day, and not a length of time: the cheap way past most messages. */
const mayStateOne = gated(
  /[周期拜][一二三四五六日天末\d]|[下本这](?:个)?[周月星礼]|月[底末初中]|[\d一二三四五六七八九十][号日]|[今明后]天|[今明]晚|明早|day|tomorrow|tonight|month|week/,
);
/** What does not happen, happens on a condition, or is to be done by the customer until then. */
const noTerm = gated(
  /(?:不(?!好意思|用担心|要急|要担心|着急)|没(?!问题)|无法|休|放假|催|查|核实|跟进|问(?!题)|正常|恢复|上班|下班(?!(?:之)?前)|如果|要是|活动|优惠|截止|有效|以?前(?:付款|下单|拍|提交|申请)|(?:付款|下单|拍下?|提交|申请)(?:的|后)|已经?|之前说|昨天|\bif\b|\border(?:ed|s)? (?:by|before)|(?:\bnot\b|n't)(?![^.]{0,30}\buntil)|unless|unable|holiday|offer|sale|yesterday)/,
);

/** The last end of a stated stretch (`周五前`, `by Friday`) under each topic that a message gives one for. */
export function statedDeadlines<Rule>(
  turn: Turn,
  ruleOf: (text: string) => Rule | undefined,
  asked: string,
): Map<Rule, Wall> {
  const stated = new Map<Rule, Wall>();
  const { moment } = turn;
  if (moment === null || !mayStateOne.test(turn.text)) return stated;
  const ends = timesOf(turn).flatMap(({ index, end, isPeriod }) =>
    end === null || isPeriod || end < moment.wall ? [] : [{ index, end }],
  );
  if (ends.length === 0) return stated;
  let topic = ruleOf(asked);
  for (const clause of clausesOf(turn)) {
    const { start, text } = clause;
    const own = ruleOf(text);
    const about = own ?? (turn.isChinese && !isBare(clause) ? undefined : topic);
    topic = own ?? topic;
    if (about === undefined || clause.isMarked || noTerm.test(text) || isStatus(text)) continue;
    for (const { index, end } of ends)
      if (index >= start && index < start + text.length)
        stated.set(about, Math.max(end, stated.get(about) ?? end));
  }
  return stated;
}

/** When an offer is over: `到20号截止`, `runs until Friday`. */
const ends =
  /截止|结束|为止|到期|过期|有效|最后|[到至]\s*$|前都|\b(?:ends?|until|till|through|thru|expires?|last day|valid)\b/;
/** Who asks that is told a bare day. */
const asksForEnd =
  /到(?:几|哪|什么|多)|[多持]久|几[号天]|结束|截止|有效期|哪天|何时|什么时候|\b(?:when|until|how long|end)\b/;
const goesOnWithout = /不|没|已经?|昨天|之?后(?:恢复|涨|就)|\b(?:not|already|was)\b|n't/;

/** The end of what an agent says runs for a time, or null where the message names none that lies ahead. */
export function statedEnd(turn: Turn, asked: string): Wall | null {
  const { moment } = turn;
  if (moment === null || !mayStateOne.test(turn.text)) return null;
  const times = timesOf(turn).filter(({ end, isPeriod }) => !isPeriod && (end ?? 0) > moment.wall);
  if (times.length === 0) return null;
  const isAnswer = asksForEnd.test(asked);
  for (const { start, text, isMarked } of clausesOf(turn)) {
    if (isMarked || goesOnWithout.test(text)) continue;
    const last = times.findLast(({ index }) => index >= start && index < start + text.length);
    const before = last === undefined ? '' : text.slice(0, last.index - start);
    const after = last === undefined ? '' : text.slice(last.index - start + last.length);
    if (last?.end && (ends.test(before) || ends.test(after) || (isAnswer && text.length <= 12)))
      return last.end;
  }
  return null;
}

/** Whether two ends lie on days that cannot be meant by the same words. */
export const areDaysApart = (a: Wall, b: Wall, apart = APART): boolean =>
  Math.abs(a - b) > apart * HOUR;

/** Whether an end lies beyond a length of time that began at `from`; `longest` in hours. */
export const isBeyond = (end: Wall, from: Wall, longest: number): boolean =>
  end - from > (longest + (longest <= SHORTLY ? SHORTLY : APART)) * HOUR;

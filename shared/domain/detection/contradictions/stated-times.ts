import { clausesOf, type Clause } from '../clauses.ts';
import { gated } from '../lexicon.ts';
import type { Turn } from '../turns.ts';
import { durationsIn, type Duration } from './durations.ts';

/** A clause with little beside its time ("大概三天吧") speaks of what was spoken of before it. */
const BARE = 4;
/** Who asks how long is told so, whatever else stands beside the time. */
const howLong = gated(/几天|多久|多长|几个?月|几年|多少天|时效|周期|期限|how (?:long|many days)/);
const ANSWER = 16;
/** "1-2天就到" may be said of money too: what was spoken of tells. */
const money = gated(/退款|退钱|到[账帐]|款项|押金|钱/);
const arrives = gated(/(?<![送派])到(?!货|达|家)/);
/** What has happened, and how long a thing may lie, is no term. */
const status = gated(
  /(?:已经?|刚刚?)[^,]{0,6}(?:发|出库|寄|退|到账|签收|送达)|(?<!就|就能|就会|可以)(?:出库|发出|发走|寄出|到账|签收)了/,
);
/** From when a time is counted is not what it is about: "14 days from delivery". */
const since =
  / (?:from|after|of|upon) (?:the )?(?:delivery|receipt|receiving|arrival|purchase)\b|(?:审核|订单完成|完成|发货|签收|收货|收到货?|付款|下单|拍下|出库|验收|质检|收到(?:您的?)?(?:退货|退件|退回的?|包裹|货物|东西))(?:通过|完成|成功)?(?:(?:之)?后|(?=当[天日]|就|\d))/g;
const mayHaveSince = gated(new RegExp(since.source));

const withoutSince = (text: string): string =>
  mayHaveSince.test(text) ? text.replace(since, '') : text;

/** "今天发", "明天发": soon, whatever the clock says. */
const soon = gated(
  /(?:今天|明天|后天|今晚|明早|当[天日]|下午|傍晚)(?![^,]{0,12}(?:不|没|了|休))[^,]{0,8}(?:发|寄|出库|到账|退)/,
);
const SOON: Duration = { from: 0, to: 72 };
/** Of the two, "今天发" is gone back on sooner. */
const sooner = gated(/今天|今晚|当[天日]|(?<!明天|后天|[周期].)(?:下午|傍晚)/);
const SOONER: Duration = { from: 0, to: 60 };
/** "今天下班前联系您": within the day. */
const today = gated(
  /(?:今天|今晚|今日|当天|(?<![明后]天|周.)下班(?:之)?前)(?![^,]{0,12}(?:不|没|休))[^,]{0,8}(?:联系|回复|回电|致电|答复|电话|打给|给(?:您|你)打|出结果|审完|送到|送达|开(?:票|具|出|好)?(?:的|了|$)|(?:反馈|申请)[^,]{0,4}(?:才|可以|能))/,
);
const TODAY: Duration = { from: 0, to: 24 };
/** "隔天就到": a night later. */
const nextDay = gated(
  /(?:次日|隔[天日]|第二天)(?:就|能|可以|必|都|一般|左右)*(?:到|达|送|收|发(?!现|票)|退|开(?!始|机))/,
);
const NEXT_DAY: Duration = { from: 0, to: 48 };
/** "秒退", "付款后立刻开": within the hour. */
const atOnce = gated(
  /实时|即时|秒(?:退|到|开|批|审)|后(?:就|会|都是)?(?:立刻|立即|马上)|\binstant(?:ly)?\b/,
);
const AT_ONCE: Duration = { from: 0, to: 1 };
const sameDay = gated(/\bsame[- ]day\b/);
const forLife = gated(/终身|\blifetime\b/);
const FOR_LIFE: Duration = { from: 876_000, to: 876_000 };
/** Minutes are mostly those that the customer is asked to wait for. */
const waiting = gated(/稍|等|查|看|核|分钟前/);
const MINUTES = 0.9;

/** `今天发` and the like, and no length of time beside it. */
export const isSoon = (durations: readonly Duration[]): boolean =>
  durations.every((one) => [SOON, SOONER, TODAY, AT_ONCE].includes(one));

/** The lengths of time that a message states, each under the first topic that its clause is about. */
export function statedTimes<Rule>(
  turn: Turn,
  ruleOf: (text: string) => Rule | undefined,
  asked: string,
): Map<Rule, Duration[]> {
  const stated = new Map<Rule, Duration[]>();
  let topic = ruleOf(asked);
  const asksForMoney = money.test(asked);
  const asksHowLong = howLong.test(asked);
  for (const clause of clausesOf(turn)) {
    const durations = durationsOf(clause);
    const isMoney =
      asksForMoney && arrives.test(clause.text) && (isBare(clause) || clause.text.length <= ANSWER);
    const own = isMoney ? topic : ruleOf(withoutSince(clause.text));
    if (own === undefined && durations.length === 0) continue;
    const answers = isBare(clause) || (asksHowLong && clause.text.length <= ANSWER);
    const about = own ?? (turn.isChinese && !answers ? undefined : topic);
    topic = own ?? topic;
    if (about === undefined || durations.length === 0) continue;
    stated.set(about, [...(stated.get(about) ?? []), ...durations]);
  }
  return stated;
}

function durationsOf({ text }: Clause): Duration[] {
  if (isStatus(text)) return [];
  const found = durationsIn(text);
  const durations = waiting.test(text) ? found.filter(({ to }) => to > MINUTES) : found;
  if (durations.length > 0) return durations;
  if (forLife.test(text)) return [FOR_LIFE];
  if (atOnce.test(text)) return [AT_ONCE];
  if (sameDay.test(text)) return [TODAY];
  if (nextDay.test(text)) return [NEXT_DAY];
  if (today.test(text)) return [TODAY];
  return soon.test(text) ? [sooner.test(text) ? SOONER : SOON] : [];
}

/** Tells what has happened. */
export const isStatus = (text: string): boolean => status.test(text);

/** What is left without figures, units and words of estimate. */
export const isBare = ({ text }: Clause): boolean =>
  withoutSince(text).replace(
    /[\d\s\-~一二两三四五六七八九十半几个工作天日小时周月年内等左右大概大约预计一般就的哦呢哈亲要需那给您你帮]/g,
    '',
  ).length <= BARE;

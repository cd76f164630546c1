import type { Format, Line, ParseInput, Sample } from '../format.ts';
import { isTableOfTexts } from '../table/table-of-texts.ts';
import { contentKind } from '../text/content-kind.ts';
import {
  body,
  plainMessage,
  readDialect,
  suspect,
  type Dialect,
  type LineMeaning,
} from '../text/dialect.ts';
import { fileStem } from '../text/file-stem.ts';
import { rememberLast } from '../text/remember-last.ts';
import { regularsIn, speakerCheck } from '../text/speaker-check.ts';
import {
  asUtc,
  isTime,
  timeOf,
  wallClockText,
  zoneClock,
  type WallTime,
} from '../text/wall-clock.ts';
import { bareNick, taobaoRole } from './taobao/account.ts';
import {
  nameAndTime,
  nameJoiner,
  readState,
  timeAlone,
  timeAtEnd,
} from './taobao/name-and-time.ts';
import { partiesOf, seatsFor } from './taobao/parties.ts';

/**
 * What the chat window of Qianniu for PC gives to the clipboard, all selected and copied: `昵称 时间` on
 * one line, or the time on the next, then the text, then 已读 or 未读 where the shop spoke.
 */
export const qianniuClipboard: Format = {
  id: 'qianniu-clipboard',
  version: 2,
  platform: 'taobao',
  beta: true,
  atMost: 0.92,
  sniff,
  parse: (input) => readDialect(joined(input), clipboard(input)),
};

const recall = /^\s*(\S.{0,59}?)\s*撤回了一条消息\s*$/u;
const notice = /^\s*(?:当前用户来自|由\s.{1,60}\s?转交给)/u;
/** What the site calls buyers who chose no nick. */
const givenNick = /^tb\d{6,}$/u;
const noName = /[：，。,；;！!？?]|:(?:\s|$)|^https?:/u;

function sniff(sample: Sample): number {
  if (isTableOfTexts(sample)) return 0;
  const some = sample.lines.slice(0, 400);
  const senders = sendersIn(some);
  if (senders.length === 0) return 0;
  const telltales = [
    some.some((line) => readState.test(line)),
    some.some((line) => notice.test(line) || recall.test(line)),
    senders.some((who) => / --> /u.test(who)),
    senders.some((who) => /^[^\s:]+:[^\s:]/u.test(who) || givenNick.test(who)),
  ].filter(Boolean).length;
  if (telltales > 1) return 0.92;
  if (telltales === 1) return senders.length > 1 ? 0.86 : 0.6;
  // Other programs write the months and hours with two digits.
  const isUnpadded = some.some((line) =>
    /20\d\d-(?:\d-|\d\d-\d\s|\d+-\d+ \d:)/u.test(timeAtEnd.exec(line)?.[0] ?? ''),
  );
  return isUnpadded && senders.length > 1 ? 0.5 : 0;
}

/** Names and times of a sample on one line, where the file has them on two. */
function joinedSample(lines: readonly string[]): Line[] {
  const joiner = nameJoiner(lines);
  const all = lines.flatMap((text, index) => joiner.push({ text, number: index + 1 }));
  return [...all, ...joiner.end()];
}

/** Who opens the lines of a sample, whichever way they are written. */
function sendersIn(lines: readonly string[]): string[] {
  return joinedSample(lines).flatMap(({ text, number }) => {
    const who = timeAlone.test(text) ? undefined : nameAndTime.exec(text)?.[1];
    // A name that stood alone may hold anything.
    const isBeside = text === lines[number - 1];
    return who === undefined || (isBeside && noName.test(who)) ? [] : [who];
  });
}

/** Puts names and times on one line, where the file has them on two. */
function joined(input: ParseInput): ParseInput {
  if (!input.sample.lines.some((line) => timeAlone.test(line))) return input;
  return {
    ...input,
    async *lines() {
      const joiner = nameJoiner(input.sample.lines);
      for await (const lines of input.lines()) yield lines.flatMap((line) => joiner.push(line));
      yield joiner.end();
    },
  };
}

/**
 * True where each message of a buyer ends in 已读 or 未读: then it is the buyer's window, or one that marks
 * them all. In the shop's own such a word below a buyer's is a text.
 */
function areBuyersMarked(lines: readonly string[], shop: string): boolean {
  let messages = 0;
  let marked = 0;
  let isBuyer = false;
  let last = '';
  const close = (): void => {
    if (isBuyer) messages++;
    if (isBuyer && readState.test(last)) marked++;
  };
  for (const { text } of joinedSample(lines)) {
    const found = headerOf(text);
    if (found) {
      close();
      isBuyer = taobaoRole(found.who, shop) === 'customer';
      last = '';
    } else if (recall.test(text) || notice.test(text)) {
      close();
      isBuyer = false;
    } else if (text.trim() !== '') last = text;
  }
  close();
  return messages > 1 && marked === messages;
}

interface Header {
  readonly who: string;
  /** The line names who is spoken to as well, as no text does. */
  readonly isAddressed: boolean;
  readonly at: WallTime;
  readonly raw: string;
}

function headerOf(line: string): Header | null {
  const found = line.length > 180 ? null : nameAndTime.exec(line);
  if (!found || timeAlone.test(line)) return null;
  const [, name = '', year, month, day, hour, minute, second] = found;
  const at = timeOf(year, month, day, hour, minute, second);
  // A buyer's line names the account that is spoken to: 买家 --> 店铺:客服.
  const who = name.split(/\s*-->\s*/u, 1)[0] ?? name;
  const raw = `${year}-${month}-${day} ${hour}:${minute}:${second}`;
  const isAddressed = who !== name;
  return isTime(at) && who !== '' ? { who, isAddressed, at, raw } : null;
}

function clipboard({ name, options, sample }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  const header = rememberLast(headerOf);
  const senders = sendersIn(sample.lines).map((who) => who.split(/\s*-->\s*/u, 1)[0] ?? who);
  const parties = partiesOf(senders);
  const seat = seatsFor(parties, fileStem(name));
  const isMarked = areBuyersMarked(sample.lines, parties.shop);
  const check = speakerCheck(
    regularsIn(senders, (who) => who),
    noName,
  );

  // With such a colon a name is one only where it stood on a line of its own.
  const named = new Set(senders.filter((who) => who.includes('：')));
  const isKnown = ({ who, isAddressed }: Header): boolean =>
    isAddressed ||
    named.has(who) ||
    options.agents.includes(who) ||
    (parties.shop !== '' && taobaoRole(who, parties.shop) === 'agent');

  let isState = false;

  /** A recall names the account by its last part, or as 你; nobody enters a chat by it. */
  const fullName = (who: string): string => {
    if (senders.includes(who)) return who;
    const same = [...new Set(senders.filter((each) => each.endsWith(`:${who}`)))];
    return same.length === 1 ? same[0]! : '';
  };

  const record = (named: string, isEvent: boolean): LineMeaning => {
    const who = fullName(named);
    const { key, opened, role } = seat(who);
    return {
      is: 'message',
      before: opened,
      text: null,
      message: {
        ...plainMessage,
        conversation: key,
        sender: who || named,
        handle: bareNick(who),
        role,
        kind: isEvent ? 'event' : 'recall',
        isSystem: true,
        sentAt: null,
        wallClock: null,
        timeRaw: '',
        zone: null,
      },
    };
  };

  return {
    classify({ text }) {
      const isAfterState = isState;
      isState = readState.test(text);
      const found = header(text);
      if (!found) {
        const recalled = text.length > 180 ? undefined : recall.exec(text)?.[1];
        if (recalled !== undefined) return withText(record(recalled, false), text);
        return notice.test(text) ? withText(record('', true), text) : body;
      }
      const { who, at, raw } = found;
      // What stands below 已读 is another message.
      if (!check.accept(who, asUtc(at), isKnown(found) || isAfterState)) return suspect;
      const { key, opened, role } = seat(who);
      return {
        is: 'message',
        before: opened,
        text: null,
        message: {
          ...plainMessage,
          conversation: key,
          sender: who,
          handle: bareNick(who),
          role,
          sentAt: clock.instant(at),
          wallClock: wallClockText(at),
          timeRaw: raw,
          zone: clock.zone,
        },
      };
    },
    glance(text) {
      const found = header(text);
      if (!found || !check.isCertain(found.who, isKnown(found))) return null;
      return { at: asUtc(found.at), who: found.who, text: '' };
    },
    finish(whole) {
      if (whole.isSystem) return whole;
      // The window's own mark; what a buyer writes is one only where each of them has it.
      const isText = whole.role === 'customer' && !isMarked;
      const text = isText ? whole.text : withoutState(whole.text);
      return { ...whole, text, kind: contentKind(text) };
    },
    blankAfterHeader: true,
  };
}

/** Without the window's own mark on the last line, and the blank lines above that. */
function withoutState(text: string): string {
  const at = text.lastIndexOf('\n');
  if (!readState.test(text.slice(at + 1))) return text;
  let end = at;
  while (end >= 0) {
    const before = text.lastIndexOf('\n', end - 1);
    if (text.slice(before + 1, end).trim() !== '') return text.slice(0, end);
    end = end === 0 ? -1 : before;
  }
  return '';
}

function withText(meaning: LineMeaning, text: string): LineMeaning {
  return meaning.is === 'message' ? { ...meaning, text } : meaning;
}

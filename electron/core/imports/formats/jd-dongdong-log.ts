import type { Format, ParseInput, Sample } from '../format.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import {
  body,
  layout,
  plainConversation,
  plainMessage,
  readDialect,
  suspect,
  type Dialect,
  type LineMeaning,
} from '../text/dialect.ts';
import { regularsIn, speakerCheck } from '../text/speaker-check.ts';
import {
  asUtc,
  isTime,
  timeOf,
  wallClockText,
  zoneClock,
  type WallTime,
} from '../text/wall-clock.ts';
import { jdKind, jdRole } from './jd/speaker.ts';

/**
 * JD Dongdong, 聊天记录: sessions between marks, `sender time` above each body. Customers are masked
 * (`j****db`), so that one name may be many people: a session is the conversation, not a customer.
 */
export const jdDongdongLog: Format = {
  id: 'jd-dongdong-log',
  version: 2,
  platform: 'jd',
  beta: false,
  sniff,
  atMost: ({ lines }) => (isMarked(lines) ? 0.98 : 0.8),
  parse: (input) => readDialect(input, dongdong(input)),
};

// Most lines end otherwise, and are not searched for where a name may end.
const headerLine =
  /^(?=.*:\d\d\s*$)[\s\u3000]{0,4}(\S.{0,80}?)\s+(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)\s*$/u;
const startMark = /^[\s/*=_-]*以下为一通会话/u;
const endMark = /^(?:[\s/*=_-]+会话结束|会话结束[\s_]*(?:时间|[/*=-]))/u;
const bareStartMark = /^\s*以下为一通会话/u;
const bareEndMark = /^\s*会话结束\s*$/u;

function sniff({ lines }: Sample): number {
  if (isMarked(lines)) return 0.98;
  const senders = lines.slice(0, 400).flatMap((line) => headerLine.exec(line)?.[1] ?? []);
  const known = senders.filter((sender) => jdRole(sender) !== 'unknown').length;
  if (known > 0) return 0.8;
  return senders.length > 1 ? 0.4 : 0;
}

function isMarked(lines: readonly string[]): boolean {
  return lines.slice(0, 200).some((line) => startMark.test(line));
}

function dongdong({ sample, options }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  const speakers = speakerCheck(regularsIn(sample.lines, (line) => headerLine.exec(line)?.[1]));
  // Where marks have stars, 会话结束 alone is what somebody wrote.
  const hasBareMarks = sample.lines.some((line) => bareStartMark.test(line));
  const isMark = (line: string): boolean =>
    startMark.test(line) || endMark.test(line) || (hasBareMarks && bareEndMark.test(line));
  let conversation: ParsedConversation | null = null;
  let hasCustomer = false;

  const isKnown = (who: string): boolean =>
    jdRole(who) !== 'unknown' || options.agents.includes(who);
  const isSender = (who: string, time: WallTime): boolean =>
    speakers.accept(who, asUtc(time), isKnown(who));

  const message = (who: string, time: WallTime, raw: string): LineMeaning => {
    if (!isTime(time) || !isSender(who, time)) return suspect;
    const role = jdRole(who);
    const before: ParsedConversation[] = [];
    if (!conversation) {
      conversation = {
        ...plainConversation,
        key: `${who}@${wallClockText(time)}`,
        title: who,
        platform: 'jd',
        isPart: true,
      };
      hasCustomer = false;
      before.push(conversation);
    }
    if (role === 'customer' && !hasCustomer) {
      hasCustomer = true;
      if (conversation.title !== who) before.push((conversation = { ...conversation, title: who }));
    }
    return {
      is: 'message',
      before,
      text: null,
      message: {
        ...plainMessage,
        conversation: conversation.key,
        sender: who,
        handle: who,
        role,
        sentAt: clock.instant(time),
        wallClock: wallClockText(time),
        timeRaw: raw,
        zone: clock.zone,
      },
    };
  };

  return {
    classify({ text }) {
      if (isMark(text)) {
        conversation = null;
        speakers.reset();
        return layout;
      }
      const found = text.length > 160 ? null : headerLine.exec(text);
      if (!found) return body;
      const [, who = '', year, month, day, hour, minute, second] = found;
      const raw = `${year}-${month}-${day} ${hour}:${minute}:${second}`;
      return message(who, timeOf(year, month, day, hour, minute, second), raw);
    },
    glance(text) {
      if (isMark(text)) return 'boundary';
      const found = text.length > 160 ? null : headerLine.exec(text);
      if (!found) return null;
      const [, who = '', year, month, day, hour, minute, second] = found;
      // 预计送达 2026-07-23 18:00:00: the lines after it would seem to go back in time.
      if (!speakers.isCertain(who, isKnown(who))) return null;
      return { at: asUtc(timeOf(year, month, day, hour, minute, second)), who, text: '' };
    },
    finish: (whole) => ({ ...whole, kind: jdKind(whole.text) }),
  };
}

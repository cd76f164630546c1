import type { Role } from '../../../../shared/model/message.ts';
import type { Format, ParseInput, Sample } from '../format.ts';
import type { ParsedConversation, ParsedMessage } from '../../store/import-records.ts';
import { contentKind } from '../text/content-kind.ts';
import {
  body,
  layout,
  plainMessage,
  readDialect,
  suspect,
  type Dialect,
  type LineMeaning,
} from '../text/dialect.ts';
import {
  asUtc,
  isTime,
  timeOf,
  wallClockText,
  zoneClock,
  type WallTime,
} from '../text/wall-clock.ts';

/**
 * JD Dongdong, 聊天记录: sessions between marks, `sender time` above each body. Customers are masked
 * (`j****db`), so that one name may be many people: a session is the conversation, not a customer.
 */
export const jdDongdongLog: Format = {
  id: 'jd-dongdong-log',
  version: 1,
  platform: 'jd',
  beta: false,
  sniff,
  parse: (input) => readDialect(input, dongdong(input)),
};

const headerLine = /^[\s\u3000]?(\S.{0,80}?)\s+(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)\s*$/u;
const startMark = /^\/?\**\s*以下为一通会话/u;
const endMark = /^\/?\**\s*会话结束/u;

function sniff({ lines }: Sample): number {
  if (lines.slice(0, 200).some((line) => startMark.test(line))) return 0.98;
  const senders = lines.slice(0, 400).flatMap((line) => headerLine.exec(line)?.[1] ?? []);
  const known = senders.filter((sender) => roleByName(sender) !== 'unknown').length;
  if (known > 0) return 0.8;
  return senders.length > 1 ? 0.4 : 0;
}

function dongdong({ sample, options }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  const regulars = regularSenders(sample);
  let conversation: ParsedConversation | null = null;
  let hasCustomer = false;
  let lastTime: number | null = null;

  const isSender = (who: string, time: WallTime): boolean => {
    if (roleByName(who) !== 'unknown' || options.agents.includes(who)) return true;
    // A line of a body may end in a time: 预计送达 2026-07-22 18:00:00. It is no name, or not of now.
    if (/[:：，。,；;！!？?]|(?:时间|日期|日|于|到|至|前|后|在|约)$/u.test(who)) return false;
    const step = lastTime === null ? 0 : asUtc(time) - lastTime;
    return step >= -60_000 && (step <= 3_600_000 || regulars.has(who));
  };

  const message = (who: string, time: WallTime, raw: string): LineMeaning => {
    if (!isTime(time) || !isSender(who, time)) return suspect;
    lastTime = asUtc(time);
    const role = roleByName(who);
    const before: ParsedConversation[] = [];
    if (!conversation) {
      conversation = {
        type: 'conversation',
        key: `${who}@${wallClockText(time)}`,
        title: who,
        platform: 'jd',
        channel: 'im',
        shop: null,
        isGroup: false,
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
      if (startMark.test(text) || endMark.test(text)) {
        conversation = null;
        lastTime = null;
        return layout;
      }
      const found = text.length > 160 ? null : headerLine.exec(text);
      if (!found) return body;
      const [, who = '', year, month, day, hour, minute, second] = found;
      const raw = `${year}-${month}-${day} ${hour}:${minute}:${second}`;
      return message(who, timeOf(year, month, day, hour, minute, second), raw);
    },
    glance(text) {
      if (startMark.test(text) || endMark.test(text)) return 'boundary';
      const found = text.length > 160 ? null : headerLine.exec(text);
      if (!found) return null;
      const [, who = '', year, month, day, hour, minute, second] = found;
      return { at: asUtc(timeOf(year, month, day, hour, minute, second)), who, text: '' };
    },
    finish: (whole) => ({ ...whole, kind: kindOf(whole) }),
  };
}

/** What a name tells by itself: a mask, a robot, a shop's sub-account. */
function roleByName(who: string): Role {
  if (/\*{2,}/u.test(who) || /^jd_\w/u.test(who)) return 'customer';
  if (/^jimi|@im\.jd\.com$/iu.test(who)) return 'bot';
  if (/^[^\s:：,，。]{1,40}-{1,2}[^\s\d:：,，。][^:：,，。]{0,20}$/u.test(who)) return 'agent';
  return 'unknown';
}

function regularSenders({ lines }: Sample): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const who = headerLine.exec(line)?.[1];
    if (who !== undefined) counts.set(who, (counts.get(who) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([who]) => who));
}

function kindOf({ text }: ParsedMessage): ParsedMessage['kind'] {
  if (/^(?:用户发起转人工|您选择了一个订单进行咨询)\s*$/u.test(text)) return 'event';
  if (/^#E-\w+$/u.test(text)) return 'sticker';
  return contentKind(text);
}

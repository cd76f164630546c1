import type { Role } from '../../../../shared/model/message.ts';
import type { Format, ParseInput, Sample } from '../format.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import { contentKind } from '../text/content-kind.ts';
import {
  body,
  layout,
  plainMessage,
  readDialect,
  type Dialect,
  type LineMeaning,
} from '../text/dialect.ts';
import { rememberLast } from '../text/remember-last.ts';
import {
  asUtc,
  isTime,
  timeOf,
  wallClockText,
  zoneClock,
  type WallTime,
} from '../text/wall-clock.ts';

/**
 * AliWangWang and Qianniu desktop, 消息管理器 → 导出, both styles: `sender(time):  text` under a dash rule
 * that names the buyer, and `time sender: text` under date lines (即时消息). Sub-accounts of the shop are
 * written `店铺:小红`; a nick of a buyer has no colon.
 */
export const wangwangTxt: Format = {
  id: 'wangwang-txt',
  version: 1,
  platform: 'taobao',
  beta: true,
  sniff,
  parse: (input) => readDialect(input, wangwang(input)),
};

const parenthesised = /^(.{1,120})\((\d{4})-(\d\d)-(\d\d) (\d{1,2}):(\d\d):(\d\d)\): {0,2}(.*)$/su;
const timeFirst = /^(\d{4})-(\d\d)-(\d\d) (\d{1,2}):(\d\d):(\d\d) (.+)$/su;
const dashRule = /^-{20,}(.+?)-{20,}\s*$/u;
const doubleRule = /^={60,}\s*$/u;
const boxTitle = /^\s{5,}(?:单聊|群聊)\s*$/u;
const dateLine = /^\d{4}-\d\d-\d\d\s*$/u;

function sniff({ lines }: Sample): number {
  const some = lines.slice(0, 400);
  const headers = some.filter((line) => parenthesised.test(line)).length;
  const ruled = some.slice(0, 12).some((line) => doubleRule.test(line));
  if (headers > 0) return ruled || some.some((line) => dashRule.test(line)) ? 0.98 : 0.75;
  if (!some.slice(0, 6).some((line) => line.includes('即时消息'))) return 0;
  return some.some((line) => timeFirst.test(line)) ? 0.95 : 0;
}

interface Header {
  readonly who: string;
  readonly time: WallTime;
  readonly raw: string;
  readonly text: string;
}

function wangwang({ sample, options }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  const style = styleOf(sample);
  const headerOf = rememberLast((line) => style(line, shop));
  let exporter = '';
  let shop = '';
  let isGroup = false;
  let conversation: ParsedConversation | null = null;

  const open = (title: string): ParsedConversation => ({
    type: 'conversation',
    key: isGroup ? `group:${title}` : bareNick(title),
    title,
    platform: 'taobao',
    channel: 'im',
    shop: shop || null,
    isGroup,
  });

  const message = ({ who, time, raw, text }: Header): LineMeaning => {
    const role = roleOf(who, shop, conversation, isGroup);
    const before = conversation ? [] : [(conversation = open(role === 'agent' ? '' : who))];
    return {
      is: 'message',
      before,
      text,
      message: {
        ...plainMessage,
        conversation: conversation!.key,
        sender: who,
        handle: bareNick(who),
        role,
        sentAt: clock.instant(time),
        wallClock: wallClockText(time),
        timeRaw: raw,
        zone: clock.zone,
      },
    };
  };

  return {
    classify({ number, text }) {
      const header = headerOf(text);
      if (header) return message(header);
      if (number === 1) {
        exporter = text.trim();
        shop = shopOf(exporter);
        return layout;
      }
      const rule = dashRule.exec(text)?.[1]?.trim();
      if (rule) return { is: 'structure', events: [(conversation = open(rule))] };
      if (doubleRule.test(text)) return layout;
      if (boxTitle.test(text)) {
        isGroup = text.trim() === '群聊';
        return layout;
      }
      if (dateLine.test(text) && style === timeFirstHeader) return layout;
      return number <= 6 && text.includes('即时消息') ? layout : body;
    },
    glance(text) {
      const seen = headerOf(text);
      if (seen) return { at: asUtc(seen.time), who: seen.who, text: seen.text };
      return dashRule.test(text) ? 'boundary' : null;
    },
    finish: (whole) => ({ ...whole, kind: contentKind(whole.text) }),
  };
}

type ReadHeader = (line: string, shop: string) => Header | null;

/** The style that most of the file's headers have; lines of the other one are text. */
function styleOf({ lines }: Sample): ReadHeader {
  const withBrackets = lines.filter((line) => parenthesised.test(line)).length;
  const withTime = lines.filter((line) => timeFirst.test(line)).length;
  return withTime > withBrackets ? timeFirstHeader : parenthesisedHeader;
}

const parenthesisedHeader: ReadHeader = (line) => {
  const found = parenthesised.exec(line);
  if (!found) return null;
  const [, who = '', year, month, day, hour, minute, second, text = ''] = found;
  const raw = `${year}-${month}-${day} ${hour}:${minute}:${second}`;
  return header(who, timeOf(year, month, day, hour, minute, second), raw, text);
};

const timeFirstHeader: ReadHeader = (line, shop) => {
  const found = timeFirst.exec(line);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, rest = ''] = found;
  const raw = `${year}-${month}-${day} ${hour}:${minute}:${second}`;
  // The shop's own sub-accounts have a colon in their name.
  const from = shop !== '' && rest.startsWith(`${shop}:`) ? shop.length + 1 : 0;
  const colon = rest.indexOf(':', from);
  if (colon < 1 || colon > 120) return null;
  const text = rest.slice(colon + 1);
  const time = timeOf(year, month, day, hour, minute, second);
  return header(rest.slice(0, colon), time, raw, text.startsWith(' ') ? text.slice(1) : text);
};

function header(who: string, time: WallTime, raw: string, text: string): Header | null {
  return isTime(time) ? { who, time, raw, text } : null;
}

function roleOf(
  who: string,
  shop: string,
  conversation: ParsedConversation | null,
  isGroup: boolean,
): Role {
  if (conversation && !isGroup && who === conversation.title) return 'customer';
  const isOurs = shop === '' ? who.includes(':') : who === shop || who.startsWith(`${shop}:`);
  if (isOurs) return who.endsWith(':服务助手') ? 'bot' : 'agent';
  return isGroup ? 'unknown' : 'customer';
}

function shopOf(account: string): string {
  return bareNick(account.split(':', 1)[0] ?? '');
}

/** Long nicks carry the site's name before them. */
function bareNick(nick: string): string {
  return nick.startsWith('cntaobao') ? nick.slice('cntaobao'.length) : nick;
}

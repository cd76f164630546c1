import type { Role } from '../../../../shared/model/message.ts';
import type { Format, ParseInput, Sample } from '../format.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import { contentKind } from '../text/content-kind.ts';
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
import { fileStem } from '../text/file-stem.ts';
import { rememberLast } from '../text/remember-last.ts';
import { regularsIn } from '../text/speaker-check.ts';
import {
  asUtc,
  isTime,
  timeOf,
  wallClockText,
  zoneClock,
  type WallTime,
} from '../text/wall-clock.ts';
import { bareNick, shopOf, taobaoRole } from './taobao/account.ts';

/**
 * AliWangWang and Qianniu desktop, 消息管理器 → 导出, both styles: `sender(time):  text` under a dash rule
 * that names the buyer, and `time sender: text` under date lines (即时消息). Sub-accounts of the shop are
 * written `店铺:小红`; a nick of a buyer has no colon.
 */
export const wangwangTxt: Format = {
  id: 'wangwang-txt',
  version: 3,
  platform: 'taobao',
  beta: true,
  sniff,
  parse: (input) => readDialect(input, wangwang(input)),
};

// The first bracket with a time in it: nicks may have brackets, texts may quote such a line.
const parenthesised = /^(.{1,120}?)\((\d{4})-(\d\d)-(\d\d) (\d{1,2}):(\d\d):(\d\d)\): {0,2}(.*)$/su;
const timeFirst = /^(\d{4})-(\d\d)-(\d\d) (\d{1,2}):(\d\d):(\d\d) (.+)$/su;
const dashRule = /^-{24,}([^-](?:.*[^-])?)-{24,}\s*$/u;
const doubleRule = /^={60,}\s*$/u;
const boxTitle = /^\s{5,}(?:单聊|群聊)\s*$/u;
const dateLine = /^\d{4}-\d\d-\d\d\s*$/u;

function sniff({ lines }: Sample): number {
  const some = lines.slice(0, 400);
  const headers = some.filter((line) => line.includes('):') && parenthesised.test(line)).length;
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

function wangwang({ name, sample, options }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  const style = styleOf(sample);
  const exporter = exporterOf(sample, style);
  const shop = shopOf(exporter);
  const headerOf = rememberLast(style);
  let isGroup = false;
  let isRuled = false;
  let conversation: ParsedConversation | null = null;
  const met = new Set<string>();
  let before: 'rule' | 'title' | 'other' = 'other';
  /** The last rule, with the account above it where another export begins. */
  let rule = '';
  let above = '';
  let lastDay = '';
  let lastRaw = '';
  const regulars = regularsIn(sample.lines, (line) => style(line)?.who);

  const open = (title: string): ParsedConversation => ({
    ...plainConversation,
    key: isGroup ? `group:${title}` : bareNick(title),
    title,
    platform: 'taobao',
    shop: shop || null,
    isGroup,
  });

  const roleOf = (who: string): Role => {
    const isTitle = conversation !== null && bareNick(who) === bareNick(conversation.title);
    if (isRuled && isTitle && !isGroup) return 'customer';
    const role = taobaoRole(who, shop);
    return role === 'customer' && isGroup ? 'unknown' : role;
  };

  const message = ({ who, time, raw, text }: Header): LineMeaning => {
    const role = roleOf(who);
    const isShop = role === 'agent' || role === 'bot';
    // Without a rule that names the buyer, each buyer who speaks has a conversation.
    const isOther = !isRuled && role === 'customer' && conversation?.title !== who;
    const opened =
      conversation === null
        ? [(conversation = open(isShop ? firstBuyer(sample, style, shop) || fileStem(name) : who))]
        : isOther
          ? [(conversation = open(who))]
          : [];
    lastDay = raw.slice(0, 10);
    lastRaw = raw;
    return {
      is: 'message',
      before: opened,
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

  /** Below a rule that names the buyer, somebody else speaks once, and before what was said last. */
  const isQuoted = ({ who, raw }: Header): boolean =>
    isRuled &&
    !isGroup &&
    conversation !== null &&
    raw < lastRaw &&
    !regulars.has(who) &&
    bareNick(who) !== bareNick(conversation.title) &&
    taobaoRole(who, shop) === 'customer';

  const classify = (text: string, number: number): LineMeaning => {
    const header = headerOf(text);
    if (header) return isQuoted(header) ? suspect : message(header);
    if (number === 1 && exporter !== '') return layout;
    const nick = dashRule.exec(text)?.[1]?.trim();
    if (nick) {
      isRuled = true;
      lastRaw = '';
      conversation = open(nick);
      const isAgain = met.has(conversation.key);
      met.add(conversation.key);
      return {
        is: 'structure',
        events: [isAgain ? { ...conversation, isNewExport: true } : conversation],
      };
    }
    // Rules and titles are the file's only where they stand as it writes them: people draw lines too.
    if (doubleRule.test(text) && (lastDay === '' || before === 'title')) return layout;
    if (boxTitle.test(text) && before === 'rule') {
      isGroup = text.trim() === '群聊';
      return { is: 'structure', events: [], withLine: rule };
    }
    const isNewDay = dateLine.test(text) && text.trim() !== lastDay;
    if (isNewDay && style === timeFirstHeader) return layout;
    return number <= 6 && text.includes('即时消息') ? layout : body;
  };

  return {
    classify({ number, text }) {
      const meaning = classify(text, number);
      if (doubleRule.test(text)) {
        rule = exporter !== '' && above === exporter ? `${above}\n${text}` : text;
      }
      above = text;
      before = doubleRule.test(text) ? 'rule' : boxTitle.test(text) ? 'title' : 'other';
      return meaning;
    },
    glance(text) {
      const seen = headerOf(text);
      if (seen) return { at: asUtc(seen.time), who: seen.who, text: seen.text };
      return dashRule.test(text) ? 'boundary' : null;
    },
    finish(whole) {
      const kind = contentKind(whole.text);
      return kind === whole.kind ? whole : { ...whole, kind };
    },
  };
}

type ReadHeader = (line: string) => Header | null;

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

const timeFirstHeader: ReadHeader = (line) => {
  const found = timeFirst.exec(line);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, rest = ''] = found;
  const raw = `${year}-${month}-${day} ${hour}:${minute}:${second}`;
  // A sub-account has a colon in its name, but no space after it.
  const spaced = rest.search(/:(?: |$)/u);
  const colon = spaced > 0 ? spaced : rest.indexOf(':');
  if (colon < 1 || colon > 120) return null;
  const text = rest.slice(colon + 1);
  const time = timeOf(year, month, day, hour, minute, second);
  return header(rest.slice(0, colon), time, raw, text.startsWith(' ') ? text.slice(1) : text);
};

function header(who: string, time: WallTime, raw: string, text: string): Header | null {
  return isTime(time) ? { who, time, raw, text } : null;
}

/** The account that exported stands alone on the first line; '' where the file begins otherwise. */
function exporterOf({ lines }: Sample, style: ReadHeader): string {
  const first = lines[0]?.trim() ?? '';
  const isOther =
    style(first) !== null ||
    dashRule.test(first) ||
    doubleRule.test(first) ||
    dateLine.test(first) ||
    first.includes('即时消息');
  return isOther || first.length > 120 ? '' : first;
}

/** Who is spoken to where the shop speaks first and nothing names the buyer. */
function firstBuyer({ lines }: Sample, style: ReadHeader, shop: string): string {
  for (const line of lines) {
    const who = style(line)?.who;
    if (who !== undefined && !['agent', 'bot'].includes(taobaoRole(who, shop))) return who;
  }
  return '';
}

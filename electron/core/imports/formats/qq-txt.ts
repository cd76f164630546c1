import type { Format, ParseInput, Sample } from '../format.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
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
import { fileStem } from '../text/file-stem.ts';
import { isSectionOfGroups, qqConversation } from './qq/conversation.ts';
import { isSystemId, qqSenderWithId, withoutBadge } from './qq/sender.ts';
import { rememberLast } from '../text/remember-last.ts';
import {
  asUtc,
  halfOfDay,
  hourOf24,
  isTime,
  timeOf,
  wallClockText,
  zoneClock,
  type WallTime,
} from '../text/wall-clock.ts';

/**
 * QQ and TIM, 消息管理器 → 导出 txt: `time nick(number)` above each body, or all on one line. "Export all"
 * has a 消息对象 for each conversation.
 */
export const qqTxt: Format = {
  id: 'qq-txt',
  version: 4,
  platform: 'qq',
  beta: false,
  sniff,
  parse: (input) => readDialect(input, qq(input)),
};

const timeStart =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})\s+(上午|下午)?\s?(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\s(AM|PM))?(?:\s(.*))?$/isu;
const idThenText = /^(.*?)\s?(?:\((\d{4,})\)|<([^<>\s@]{1,100}@[^<>\s@]{1,100})>)[:：]\s?(.*)$/su;
const objectLine = /^消息对象[:：](.*)$/u;
const groupLine = /^消息分组[:：](.*)$/u;
const banner = /^消息记录（此消息记录为文本格式/u;
const rule = /^={8,}\s*$/u;
const shortRule = /^={3,}\s*$/u;
const fullRule = /^={60,}\s*$/u;

function sniff({ lines }: Sample): number {
  const some = lines.slice(0, 400);
  const titled = some.slice(0, 12).some((line) => /^消息记录|^消息对象[:：]/u.test(line));
  if (titled) return 0.98;
  const at = some.flatMap((line, index) => (readHeader(line) ? [index] : []));
  if (at.some((index) => readHeader(some[index]!)!.style !== 'nick')) return 0.75;
  // Names without numbers are told from other logs by the rules of a head and a blank line before each.
  const isHeaded = some.slice(0, at[0] ?? 0).filter((line) => shortRule.test(line)).length >= 2;
  const isSpaced = at.every((index) => (some[index - 1] ?? '').trim() === '');
  return isHeaded && isSpaced && at.length > 1 ? 0.6 : 0;
}

type Style = 'block' | 'line' | 'nick';

interface Header {
  readonly style: Style;
  readonly time: WallTime;
  readonly raw: string;
  readonly nick: string;
  readonly id: string;
  /** On the header's own line, in the style that has it there. */
  readonly text: string | null;
}

function qq({ name, sample, options }: ParseInput): Dialect {
  const areShort = haveAllNumbers(sample.lines);
  const headerOf = rememberLast((line: string) => readHeader(line, areShort));
  const clock = zoneClock(options.zone);
  const { styles: first, isSpaced } = survey(sample, headerOf);
  /** Those of the conversation that is read; null until the first header of another one tells. */
  let styles: ReadonlySet<Style> | null = first;
  let group = '';
  let isStarted = false;
  let isAnother = false;
  let inHead = false;
  let conversation: ParsedConversation | null = null;

  const open = (title: string): ParsedConversation =>
    qqConversation(title, isSectionOfGroups(group));

  const isStyled = ({ style, id }: Header): boolean =>
    styles === null || styles.has(style) || (style === 'block' && isSystemId(id));

  const message = ({ style, time, raw, nick, id, text }: Header): LineMeaning => {
    // An "export all" has friends without numbers beside groups with them.
    if (!isSystemId(id)) styles ??= new Set([style]);
    const before = conversation ? [] : [(conversation = open(fileStem(name)))];
    // In a chat of two QQ's own lines have no name.
    const isSystem = isSystemId(id) || (nick === '' && id === '');
    return {
      is: 'message',
      before,
      text,
      message: {
        ...plainMessage,
        conversation: conversation!.key,
        sender: nick || id,
        handle: isSystem ? '' : id || nick,
        role: isSystem ? 'system' : 'unknown',
        kind: isSystem ? 'event' : 'text',
        isSystem,
        sentAt: clock.instant(time),
        wallClock: wallClockText(time),
        timeRaw: raw,
        zone: clock.zone,
      },
    };
  };

  return {
    classify({ text }, afterBlank) {
      const header = headerOf(text);
      if (header) {
        const isMisplaced = isSpaced && header.style !== 'line' && !afterBlank;
        if (!isStyled(header) || isMisplaced || !isTime(header.time)) return suspect;
        isStarted = true;
        inHead = false;
        return message(header);
      }
      // Before the first message any rule is layout; later only one that opens another conversation.
      const isRule = isStarted ? afterBlank && fullRule.test(text) : shortRule.test(text);
      if (isRule || (inHead && rule.test(text))) {
        inHead = true;
        return layout;
      }
      const object = objectLine.exec(text)?.[1]?.trim();
      if (object) {
        if (conversation) styles = null;
        conversation = open(object);
        const again = isAnother ? { ...conversation, isNewExport: true as const } : conversation;
        isAnother = false;
        return { is: 'structure', events: [again] };
      }
      const grouped = groupLine.exec(text)?.[1];
      if (grouped !== undefined) {
        group = grouped.trim();
        return layout;
      }
      if (!conversation) return text.startsWith('消息记录') ? layout : body;
      if (!afterBlank || !banner.test(text)) return body;
      // Exports that were put one behind the other.
      isAnother = true;
      isStarted = false;
      return layout;
    },
    glance(text) {
      const header = headerOf(text);
      if (header && isStyled(header) && isTime(header.time)) {
        return { at: asUtc(header.time), who: header.id || header.nick, text: header.text ?? '' };
      }
      return objectLine.test(text) || banner.test(text) ? 'boundary' : null;
    },
    finish: (whole) => (whole.isSystem ? whole : { ...whole, kind: contentKind(whole.text) }),
  };
}

function readHeader(line: string, areShort = false): Header | null {
  const found = timeStart.exec(line);
  if (!found) return null;
  const [, year, month, day, before, hour, minute, second, after, rest] = found;
  // A time alone is part of a text.
  if (rest === undefined) return null;
  const written = timeOf(year, month, day, hour, minute, second);
  const time = { ...written, hour: hourOf24(written.hour, halfOfDay(before ?? after ?? '')) };
  const raw = (rest === '' ? line : line.slice(0, -rest.length)).trim();
  const block = qqSenderWithId(rest, areShort);
  if (block) return { style: 'block', time, raw, ...block, text: null };
  const one = idThenText.exec(rest);
  if (one) {
    const [, nick = '', uin, mail, text = ''] = one;
    return { style: 'line', time, raw, nick: withoutBadge(nick), id: uin ?? mail ?? '', text };
  }
  if (/^\d{5,12}$/u.test(rest))
    return { style: 'block', time, raw, nick: '', id: rest, text: null };
  return { style: 'nick', time, raw, nick: rest.trim(), id: '', text: null };
}

/** True where every header ends in a number, or a mail address: then a short one is no part of a nick. */
function haveAllNumbers(lines: readonly string[]): boolean {
  const rests = lines.flatMap((line) => timeStart.exec(line)?.[9]?.trim() || []);
  return rests.length > 0 && rests.every((rest) => qqSenderWithId(rest, true) !== null);
}

/** The styles that headers of the file's first conversation have, and whether a blank line stands before each. */
function survey(
  { lines }: Sample,
  headerOf: (line: string) => Header | null,
): { styles: ReadonlySet<Style>; isSpaced: boolean } {
  const objects = lines.flatMap((line, index) => (objectLine.test(line) ? [index] : []));
  const headers = lines.slice(0, objects[1] ?? lines.length).flatMap((line, index) => {
    const header = headerOf(line);
    return header ? [{ ...header, isSpaced: (lines[index - 1] ?? '').trim() === '' }] : [];
  });
  const count = (style: Style): number => headers.filter((each) => each.style === style).length;
  const below = headers.filter(({ style }) => style !== 'line');
  const spaced = below.filter((each) => each.isSpaced).length;
  // A few headers without one are copies inside of bodies; many are the habit of another version.
  const unspaced = below.length - spaced;
  const styles = (['block', 'line', 'nick'] as const).filter(
    (style) => count(style) >= Math.max(1, headers.length / 4),
  );
  const numbered = headers.filter(({ style, id }) => style === 'block' && !isSystemId(id)).length;
  // Beside people with numbers, a time with words behind it may be a line of a text.
  const isNick = styles.includes('nick') && (numbered === 0 || hasNicks(headers));
  return {
    styles: new Set(styles.filter((style) => style !== 'nick' || isNick)),
    isSpaced: spaced > unspaced && unspaced <= Math.max(3, spaced * 0.03),
  };
}

/** A name stands there again, or has a blank line before it. */
function hasNicks(headers: readonly (Header & { readonly isSpaced: boolean })[]): boolean {
  const nicks = headers.filter(({ style }) => style === 'nick');
  const names = new Set(nicks.map(({ nick }) => nick));
  return names.size < nicks.length || nicks.some(({ isSpaced }) => isSpaced);
}

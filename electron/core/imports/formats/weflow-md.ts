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
} from '../text/dialect.ts';
import { fileStem } from '../text/file-stem.ts';
import { rememberLast } from '../text/remember-last.ts';
import { asUtc, isTime, timeOf, wallClockText, zoneClock } from '../text/wall-clock.ts';
import { isGroupId } from './wechat/record.ts';

/**
 * WeFlow, Markdown: a title, a list of facts down to a rule, then `## 2026-03-01 10:15:00 名` above each
 * text. What Markdown would take for marks of its own has a backslash before it. Some programs close the
 * blank lines up.
 */
export const weflowMd: Format = {
  id: 'weflow-md',
  version: 2,
  platform: 'wechat',
  beta: true,
  sniff,
  parse: (input) => readDialect(input, weflow(input)),
};

const headerLine = /^## (\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d) (.*\S)\s*$/u;
const chatId = /^- 会话ID: `(.+)`\s*$/u;

function sniff({ lines }: Sample): number {
  const head = headOf(lines);
  if (!head[0]?.startsWith('# ')) return 0;
  const isNamed = head.some((line) => chatId.test(line));
  if (isNamed) return head.some((line) => line.startsWith('- 导出工具: WeFlow')) ? 0.97 : 0.8;
  // With its facts taken out: no other Markdown has such headings right under its rule.
  return /^-{3}\n## \d{4}-/mu.test(head.join('\n')) && lines.some(readHeader) ? 0.6 : 0;
}

function headOf(lines: readonly string[]): string[] {
  const some = lines.slice(0, 20).filter((line) => line.trim() !== '');
  return some.map(bare);
}

function weflow({ sample, name, options }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  const headerOf = rememberLast(readHeader);
  const head = headOf(sample.lines);
  const title = /^# (.*\S)/u.exec(head[0] ?? '')?.[1] ?? fileStem(name);
  const id = head.map((line) => chatId.exec(line)?.[1]).find(Boolean) ?? title;
  const isGroup = isGroupId(id);
  const isSpaced = standsApart(sample);
  const conversation: ParsedConversation = {
    ...plainConversation,
    key: id,
    title,
    platform: 'wechat',
    isGroup,
  };
  let isStarted = false;
  return {
    opening: [conversation],
    blankAfterHeader: true,
    classify({ text }, afterBlank) {
      const header = headerOf(text);
      if (!header) return isStarted ? body : layout;
      if ((isSpaced && !afterBlank) || !isTime(header.time)) return suspect;
      isStarted = true;
      const { who, time, raw } = header;
      return {
        is: 'message',
        text: null,
        message: {
          ...plainMessage,
          conversation: id,
          sender: who,
          handle: !isGroup && who === title ? id : who,
          role: who === '我' ? 'agent' : 'unknown',
          sentAt: clock.instant(time),
          wallClock: wallClockText(time),
          timeRaw: raw,
          zone: clock.zone,
        },
      };
    },
    glance(text) {
      const header = headerOf(text);
      return header && isTime(header.time)
        ? { at: asUtc(header.time), who: header.who, text: '' }
        : null;
    },
    finish(whole) {
      const [, mark, file] =
        /^(!?)\[[^\]\n]*\]\(<?((?!https?:)[^)\n>]+)>?\)\s*$/u.exec(whole.text) ?? [];
      const text = bare(whole.text);
      if (file === undefined) return { ...whole, text, kind: contentKind(text) };
      return { ...whole, kind: mark ? 'image' : 'file', attachments: [unquoted(file)] };
    },
  };
}

/** Whether a blank line stands above its headings. */
function standsApart({ lines }: Sample): boolean {
  const at = lines.flatMap((line, index) => (readHeader(line) ? [index] : []));
  const apart = at.filter((index) => (lines[index - 1] ?? '').trim() === '');
  return apart.length >= at.length / 2;
}

function readHeader(line: string) {
  if (!line.startsWith('## ') || line.length > 300) return null;
  const found = headerLine.exec(bare(line));
  if (!found) return null;
  const [all, year, month, day, hour, minute, second, who = ''] = found;
  return { who, raw: all.slice(3, 22), time: timeOf(year, month, day, hour, minute, second) };
}

function bare(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\([\\`*_{}[\]()#+.!<>|~-])/gu, '$1');
}

function unquoted(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

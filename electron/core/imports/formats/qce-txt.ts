import type { Format, ParseInput, Sample } from '../format.ts';
import type { ParsedMessage } from '../../store/import-records.ts';
import { contentKind } from '../text/content-kind.ts';
import { kindOfFiles } from '../text/file-kind.ts';
import {
  body,
  layout,
  plainMessage,
  readDialect,
  type Dialect,
  type LineMeaning,
} from '../text/dialect.ts';
import { joinLines } from '../text/join-lines.ts';
import { fileStem } from '../text/file-stem.ts';
import { momentOf } from '../text/moment.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { qqConversation } from './qq/conversation.ts';

/**
 * qq-chat-exporter (QCE), text: a banner, then blocks of `名:`, `时间:`, `内容:` and what hangs on them. A name
 * is a header only where the next line is a time. Its version 4 wrote long chats as `[#1] 时间 名` above each
 * text; a program of the same shape puts `发送者ID:` between name and time.
 */
export const qceTxt: Format = {
  id: 'qce-txt',
  version: 3,
  platform: 'qq',
  beta: false,
  sniff,
  parse: (input) => readDialect(withHeaders(input), qce(input)),
};

const timeLine = /^时间[:：]\s*(\d{4}[-/]\d{1,2}[-/]\d{1,2}[T ]\d{1,2}:\d\d(?::\d\d)?.*)$/u;
const idLine = /^发送者ID[:：]\s*(\S{1,40})\s*$/u;
const counted = /^\[#\d{1,9}\] (\d{4}[-/]\d{1,2}[-/]\d{1,2} \d{1,2}:\d\d:\d\d) (\S.{0,99}?)\s*$/u;
const rule = /^={10,}\s*$/u;
const total = /^总计导出 \d+ 条消息\s*$/u;

function sniff({ lines }: Sample): number {
  const head = lines.slice(0, 12).join('\n');
  if (/^\[QQ ?Chat ?Exporter/imu.test(head) || head.includes('QQ聊天记录导出文件')) return 0.98;
  const isBlock = lines.some(
    (line, index) => timeLine.test(line) && /[:：]\s*$/u.test(lines[index - 1] ?? ''),
  );
  return isBlock && lines.some((line) => /^内容[:：]/u.test(line)) ? 0.8 : 0;
}

/** Stands between the lines of a header, as it would if they were text. */
const mark = '\n';

/** Puts each name and what stands below it down to the time onto one line, as a dialect looks at one at a time. */
function withHeaders(input: ParseInput): ParseInput {
  return {
    ...input,
    lines: () =>
      joinLines(input.lines(), (above, below) => {
        const isHeader = /[:：]\s*$/u.test(above.text) && isBelowName(below.text);
        const isRest = idLine.test(above.text.split(mark)[1] ?? '') && timeLine.test(below.text);
        return isHeader || isRest ? { ...above, text: `${above.text}${mark}${below.text}` } : null;
      }),
  };
}

function isBelowName(text: string): boolean {
  return timeLine.test(text) || idLine.test(text);
}

function qce({ name, sample, options }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  const conversation = qqConversation(titleOf(sample, name), isGroupIn(sample));
  const style = styleOf(sample);
  let part: 'head' | 'text' | 'rest' = 'head';

  const message = (named: string, time: string, id = ''): LineMeaning => {
    part = 'text';
    const who = conversation.isGroup ? withoutRank(named) : named;
    const moment = momentOf(time, clock);
    return {
      is: 'message',
      text: null,
      message: {
        ...plainMessage,
        conversation: conversation.key,
        sender: who,
        handle: id || who,
        role: 'unknown',
        ...moment,
      },
    };
  };

  return {
    opening: [conversation],
    classify({ text }, afterBlank) {
      const [who, ...below] = text.split(mark);
      const time = timeLine.exec(below.at(-1) ?? '')?.[1];
      if (who !== undefined && time !== undefined) {
        const id = idLine.exec(below[0] ?? '')?.[1] ?? '';
        return message(who.replace(/[:：]\s*$/u, ''), time.trim(), id);
      }
      const [, counter, speaker] = style.isCounted ? (counted.exec(text) ?? []) : [];
      if (counter !== undefined && speaker !== undefined) return message(speaker, counter);
      if (style.isNameless && (afterBlank || part === 'head')) {
        const alone = timeLine.exec(text)?.[1];
        if (alone !== undefined) return message('', alone.trim());
      }
      if (style.isNumbered && afterBlank && numberLine.test(text)) return layout;
      if (part === 'head') return layout;
      // The footer: a rule, its title, a rule, the count.
      if (rule.test(text)) {
        part = 'head';
        return layout;
      }
      // Some versions have no rules there.
      if (afterBlank && total.test(text)) return layout;
      return body;
    },
    finish: (whole) => {
      if (style.isCounted) return { ...whole, ...countedBody(whole.text) };
      const read = bodyOf(whole.text);
      return { ...whole, ...read, kind: contentKind(read.text) };
    },
  };
}

const numberLine = /^\[\d+\]\s*$/u;

/** The rank that somebody has in the group, before the name as the group shows it. */
function withoutRank(named: string): string {
  return /^\[[^[\]]{1,20}\] (\S.{0,99})$/u.exec(named)?.[1] ?? named;
}

interface Style {
  readonly isNumbered: boolean;
  readonly isNameless: boolean;
  readonly isCounted: boolean;
}

/** What a person may have chosen: numbers above the names, or no names at all; and how version 4 wrote. */
function styleOf({ lines }: Sample): Style {
  const times = lines.flatMap((line, index) => (timeLine.test(line) ? [index] : []));
  const isNamed = (at: number): boolean =>
    /[:：]\s*$/u.test(lines[at - 1] ?? '') || idLine.test(lines[at - 1] ?? '');
  const isNumbered = (at: number): boolean =>
    numberLine.test(lines[at - (isNamed(at) ? 2 : 1)] ?? '');
  return {
    isNumbered: times.some((at) => isNamed(at) && isNumbered(at)),
    isNameless: times.length > 0 && !times.some(isNamed),
    isCounted: times.length === 0 && lines.some((line) => counted.test(line)),
  };
}

/** The lines of a block: text, which may have many, then files, mentions and what it answers. */
function bodyOf(block: string): Pick<ParsedMessage, 'text' | 'attachments'> {
  const lines = block
    .split('\n')
    .filter((line, index) => index > 3 || !/^(?:类型|序号)[:：]/u.test(line));
  const files = lines.findLastIndex((line) => /^资源[:：]\s*\d+ 个文件\s*$/u.test(line));
  const attachments = files < 0 ? [] : lines.slice(files + 1).flatMap(fileIn);
  const tail = lines.findIndex(
    (line, index) =>
      (files >= 0 && index === files) || (index >= afterFiles(lines) && hanging.test(line)),
  );
  const said = (tail < 0 ? lines : lines.slice(0, tail)).join('\n');
  const text = said.replace(/^内容[:：] ?/u, '').trimEnd();
  return { text, attachments };
}

/** Version 4 names files in brackets, below the text. */
function countedBody(block: string): Pick<ParsedMessage, 'text' | 'attachments' | 'kind'> {
  const text = block === '[无文本内容]' ? '' : block;
  const attachments = [...text.matchAll(/^\[(?:\w{1,20}): ([^[\]\n]{1,200})\]/gmu)].map(
    ([, file = '']) => file,
  );
  return { text, attachments, kind: kindOfFiles(attachments) };
}

const hanging = /^(?:提及|回复)[:：]/u;

/** Mentions and answers stand last; such words further up are text. */
function afterFiles(lines: readonly string[]): number {
  let first = lines.length;
  while (first > 0 && hanging.test(lines[first - 1]!)) first--;
  return first;
}

function fileIn(line: string): string[] {
  const name = /^\s+- (?:\w+: )?(.+)$/u.exec(line)?.[1]?.trim();
  return name ? [name] : [];
}

function titleOf({ lines }: Sample, name: string): string {
  const told = lines
    .slice(0, 30)
    .flatMap((line) => /^聊天名称[:：](.+)$/u.exec(line)?.[1]?.trim() || []);
  return told[0] ?? fileStem(name);
}

function isGroupIn({ lines }: Sample): boolean {
  return lines.slice(0, 30).some((line) => /^聊天类型[:：].*群/u.test(line));
}

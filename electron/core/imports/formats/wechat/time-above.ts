import type { ParseInput, Sample } from '../../format.ts';
import { chatOfSpeakers } from '../../text/chat-of-speakers.ts';
import { contentKind } from '../../text/content-kind.ts';
import {
  body,
  layout,
  plainConversation,
  plainMessage,
  type Dialect,
  type LineMeaning,
} from '../../text/dialect.ts';
import { isTime, timeOf, wallClockText, zoneClock, type WallTime } from '../../text/wall-clock.ts';

const stamp = /^\s{0,4}(\d{4})[-/](\d{1,2})[-/](\d{1,2}) (\d{1,2}):(\d\d)(?::(\d\d))?\s*$/u;
/** No name is longer. */
const longestName = 30;

/**
 * True where each block is a time, a name and a text, a line each at least, with a blank line before it. The
 * names come again: where the text follows the time, hardly any line does.
 */
export function isTimeAbove({ lines }: Sample): boolean {
  const some = lines.slice(0, 400);
  const first = some.findIndex((line) => line.trim() !== '');
  if (first < 0 || !readStamp(some[first]!)) return false;
  const at = some.flatMap((line, index) => (readStamp(line) ? [index] : []));
  const names = at.map((index) => nameAt(some, index));
  const isParted = at.every((index) => index === first || some[index - 1]?.trim() === '');
  const isNamed = names.every((name) => name !== null);
  return at.length > 2 && isParted && isNamed && new Set(names).size <= at.length / 2 + 1;
}

/** The line below a time, where it can be a name and another line follows; null for any other. */
function nameAt(lines: readonly string[], index: number): string | null {
  const name = (lines[index + 1] ?? '').trim();
  const isBody = index + 2 >= lines.length || lines[index + 2]!.trim() !== '';
  return name === '' || name.length > longestName || !isBody ? null : name;
}

export function timeAbove({ name, sample, options }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  const { key, title } = chatOfSpeakers(
    sample.lines.flatMap((line, index) =>
      readStamp(line) ? (nameAt(sample.lines, index) ?? []) : [],
    ),
    name,
  );
  let above: { readonly time: WallTime; readonly raw: string } | null = null;
  return {
    opening: [{ ...plainConversation, key, title, platform: 'wechat' }],
    blankAfterHeader: true,
    classify({ text }, afterBlank): LineMeaning {
      if (above === null) {
        const time = afterBlank ? readStamp(text) : null;
        if (!time) return body;
        above = { time, raw: text.trim() };
        return layout;
      }
      const { time, raw } = above;
      above = null;
      const sender = text.trim();
      const isSystem = /^系统(?:消息|提示|通知)$/u.test(sender);
      return {
        is: 'message',
        text: null,
        message: {
          ...plainMessage,
          conversation: key,
          sender: isSystem ? '' : sender,
          handle: isSystem ? '' : sender,
          role: isSystem ? 'system' : sender === '我' ? 'agent' : 'unknown',
          isSystem,
          sentAt: clock.instant(time),
          wallClock: wallClockText(time),
          timeRaw: raw,
          zone: clock.zone,
        },
      };
    },
    finish(whole) {
      if (whole.isSystem) return { ...whole, kind: /撤回/u.test(whole.text) ? 'recall' : 'event' };
      return { ...whole, kind: contentKind(whole.text) };
    },
  };
}

/** A full time that is alone on its line. */
export function readStamp(line: string): WallTime | null {
  const [, ...parts] = line.length > 40 ? [] : (stamp.exec(line) ?? []);
  if (parts.length === 0) return null;
  const time = timeOf(...(parts as [string, string, string, string, string, string?]));
  return isTime(time) ? time : null;
}

import type { ParseInput, Sample } from '../../format.ts';
import { roleOfWords } from '../../table/role.ts';
import { chatOfSpeakers } from '../../text/chat-of-speakers.ts';
import { contentKind } from '../../text/content-kind.ts';
import {
  body,
  issueAt,
  layout,
  plainConversation,
  plainMessage,
  type Dialect,
  type LineMeaning,
} from '../../text/dialect.ts';
import { wallClockText, zoneClock, type WallTime } from '../../text/wall-clock.ts';
import { readStamp } from './time-above.ts';

/** `12:05`, `下午2:05`: what a phone shows, which says no day. */
const clockOnly =
  /^\s{0,4}(?:(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上)\s?)?\d{1,2}:\d\d(?::\d\d)?\s*$/u;
/** No name is longer. */
const longestName = 30;

interface Below {
  /** Null where only the hour is told. */
  readonly time: WallTime | null;
  readonly raw: string;
}

/**
 * True where each block is a name, a time and a text, a line each at least. Without days, lists look the
 * same: there one of those who speak is called 我, or each of them speaks twice.
 */
export function isTimeBelow({ lines }: Sample): boolean {
  const some = lines.slice(0, 400);
  const first = some.findIndex((line) => line.trim() !== '');
  const at = some.flatMap((line, index) => (readBelow(line) ? [index] : []));
  if (at.length < 2 || at[0] !== first + 1) return false;
  const names = at.map((index) => some[index - 1]!.trim());
  const isFilled = at.every((index) => (some[index + 1] ?? '').trim() !== '');
  if (!isFilled || !names.every(isName)) return false;
  const count = new Set(names).size;
  const isSpaced = isSpacedAt(some, at);
  const isTalk = isSpaced ? count <= at.length / 2 + 1 : count < at.length && at.length > 2;
  const isDated = at.some((index) => readBelow(some[index]!)?.time);
  const isSure = isDated ? at.length > 2 : count <= at.length / 2;
  return isTalk && count > 1 && (isSure || names.includes('我'));
}

/** A blank line before each block. */
function isSpacedAt(lines: readonly string[], at: readonly number[]): boolean {
  return at.every((index) => index === at[0] || lines[index - 2]?.trim() === '');
}

function isName(name: string): boolean {
  return name !== '' && name.length <= longestName && !/[:：。？！]$/u.test(name);
}

export function timeBelow({ name, sample, options }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  const some = sample.lines.slice(0, 400);
  const isSpaced = isSpacedAt(
    some,
    some.flatMap((line, index) => (readBelow(line) ? [index] : [])),
  );
  const { key, title } = chatOfSpeakers(
    sample.lines.flatMap((line, index) =>
      index > 0 && readBelow(line) ? sample.lines[index - 1]!.trim() : [],
    ),
    name,
  );
  /** The line before, where it may be a name. */
  let before = '';
  let isStarted = false;
  let head: (Below & { readonly who: string }) | null = null;
  return {
    opening: [{ ...plainConversation, key, title, platform: 'wechat' }],
    blankAfterHeader: true,
    classify(line, afterBlank): LineMeaning {
      if (head) {
        const { who, time, raw } = head;
        head = null;
        before = '';
        const role = who === '我' ? 'agent' : roleOfWords(who, options.roleWords);
        return {
          is: 'message',
          before: time ? [] : [issueAt(line, 'no-date', false)],
          text: line.text,
          message: {
            ...plainMessage,
            conversation: key,
            sender: who,
            // One word stands for many people.
            handle: role === 'customer' ? `${key}:${who}` : who,
            role,
            sentAt: time && clock.instant(time),
            wallClock: time && wallClockText(time),
            timeRaw: raw,
            zone: time && clock.zone,
          },
        };
      }
      const below = before === '' ? null : readBelow(line.text);
      if (below) {
        head = { ...below, who: before.trim() };
        isStarted = true;
        return { is: 'structure', events: [], withLine: before };
      }
      const mayBeName = (!isSpaced || afterBlank) && isName(line.text.trim());
      before = mayBeName ? line.text : '';
      // The first name has no message before it.
      return isStarted ? body : layout;
    },
    finish: (whole) => ({ ...whole, kind: contentKind(whole.text) }),
  };
}

function readBelow(line: string): Below | null {
  if (line.length > 40) return null;
  const time = readStamp(line);
  return time || clockOnly.test(line) ? { time, raw: line.trim() } : null;
}

import type { HidingReason } from './format.ts';

/** Words to take out: where a person marked them, and everywhere else where they stand. */
export interface Mark {
  readonly messageId: string;
  /** UTF-16 offsets; the whole text when absent. */
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly reason: HidingReason;
}

/** A stretch of a text that is not shown, in UTF-16 offsets. */
export interface Hidden {
  readonly start: number;
  readonly end: number;
  readonly reason: HidingReason;
}

/** A removed string that must not stand anywhere in the package. */
export interface Needle {
  readonly text: string;
  readonly reason: HidingReason;
}

/** What stands for removed words in a name, a title or a claim. */
const removedMark = '[已脱敏 redacted]';

/**
 * Marked words of at least two characters go everywhere. A whole message goes everywhere only when it
 * says something of its own: hiding each 好的 of a conversation would hide more than was asked.
 */
const leastMarked = 2;
const leastWhole = 6;

/** Strings that have to vanish, the longest first, so that a part never saves the whole. */
export function needlesOf(
  marks: readonly Mark[],
  textOf: (messageId: string) => string,
): readonly Needle[] {
  const found = new Map<string, Needle>();
  for (const mark of marks) {
    const text = textOf(mark.messageId);
    const hidden = hiddenBy(mark, text);
    const whole = hidden.start === 0 && hidden.end === text.length;
    const needle = text.slice(hidden.start, hidden.end).trim();
    const least = whole && mark.start === undefined ? leastWhole : leastMarked;
    if ([...needle].length >= least && !found.has(needle)) {
      found.set(needle, { text: needle, reason: mark.reason });
    }
  }
  return [...found.values()].toSorted(
    (a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1),
  );
}

/** A mark as offsets in its text; never through the middle of a character. */
function hiddenBy(mark: Mark, text: string): Hidden {
  const start = Math.min(mark.start ?? 0, text.length);
  const end = Math.min(mark.end ?? text.length, text.length);
  return {
    start: isInsidePair(text, start) ? start - 1 : start,
    end: isInsidePair(text, end) ? end + 1 : end,
    reason: mark.reason,
  };
}

/** All that is hidden of one text: its own marks and every needle in it, in order, without overlap. */
export function hiddenIn(
  text: string,
  own: readonly Mark[],
  needles: readonly Needle[],
): readonly Hidden[] {
  const all = [
    ...own.map((mark) => hiddenBy(mark, text)),
    ...needles.flatMap((needle) => occurrences(text, needle)),
  ]
    .filter(({ start, end }) => end > start)
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const result: Hidden[] = [];
  for (const next of all) {
    const before = result.at(-1);
    if (before && next.start < before.end) {
      result[result.length - 1] = { ...before, end: Math.max(before.end, next.end) };
    } else {
      result.push(next);
    }
  }
  return result;
}

/** Text cut at every border of what is hidden and at `kept` cuts of earlier packages. */
export function piecesOf(
  text: string,
  hidden: readonly Hidden[],
  kept: readonly number[],
): { readonly start: number; readonly end: number; readonly reason: HidingReason | null }[] {
  const cuts = cutsOf(text, hidden, kept);
  const borders = [0, ...cuts, text.length];
  return borders.slice(1).map((end, index) => {
    const start = borders[index] ?? 0;
    const by = hidden.find((range) => range.start <= start && end <= range.end && start < end);
    return { start, end, reason: by?.reason ?? null };
  });
}

/** Inner borders, ascending; a text that is shown or hidden whole has none. */
export function cutsOf(
  text: string,
  hidden: readonly Hidden[],
  kept: readonly number[],
): readonly number[] {
  const cuts = new Set([...hidden.flatMap(({ start, end }) => [start, end]), ...kept]);
  return [...cuts].filter((at) => at > 0 && at < text.length).toSorted((a, b) => a - b);
}

/** A name, title or claim without the removed strings. */
export function scrub(text: string, needles: readonly Needle[]): string {
  return needles.reduce((left, { text: needle }) => left.replaceAll(needle, removedMark), text);
}

export function holdsAny(text: string, needles: readonly Needle[]): Needle | undefined {
  return needles.find((needle) => text.includes(needle.text));
}

function occurrences(text: string, { text: needle, reason }: Needle): Hidden[] {
  const found: Hidden[] = [];
  // One step at a time: in 1111 the needle 111 stands twice, and both must go.
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    found.push({ start: at, end: at + needle.length, reason });
  }
  return found;
}

function isInsidePair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

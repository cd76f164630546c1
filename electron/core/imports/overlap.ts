/** What tells a message from others. */
export interface Said {
  readonly time: number | string;
  readonly sender: string;
  readonly text: string;
}

/** Messages that are remembered: as far as two exports are known to overlap. */
const mostKept = 4_096;
/** So many in a row, as once before: no chat goes like that by chance. */
const surely = 3;

/** Equal messages that are looked behind. */
const mostAlike = 32;

interface Run {
  /** Number of the message that is to come next. */
  next: number;
  length: number;
  /** All of them are the same: somebody may send a picture ten times. */
  isOneOnly: boolean;
  readonly first: string;
}

/**
 * Finds out whether messages repeat, in their order, what was said before a place. Either the end of it or
 * its beginning is repeated, or anything for long enough.
 */
export function overlapFinder() {
  const kept: Said[] = [];
  /** Numbers of the messages by what they say; made only once it is asked for. */
  let numbers: Map<string, number[]> | null = null;
  let count = 0;
  let start = 0;
  let runs: Run[] = [];

  const keyAt = (number: number): string => keyOf(kept[number % mostKept]!);
  const enter = (key: string, number: number): void => {
    const known = numbers!.get(key);
    if (known) known.push(number);
    else numbers!.set(key, [number]);
  };
  const forget = (key: string): void => {
    const known = numbers!.get(key);
    known?.shift();
    if (known?.length === 0) numbers!.delete(key);
  };
  const remember = (said: Said): void => {
    if (numbers && count >= mostKept) forget(keyAt(count));
    kept[count % mostKept] = said;
    if (numbers) enter(keyOf(said), count);
    count++;
  };

  return {
    remember,
    /** What comes now may repeat what was said so far. */
    begin(): void {
      start = count;
      runs = [];
      if (numbers) return;
      numbers = new Map();
      for (let at = Math.max(0, count - mostKept); at < count; at++) enter(keyAt(at), at);
    },
    /** True once there is no doubt that it does. */
    isSurelyRepeated(said: Said): boolean {
      const key = keyOf(said);
      const fresh = (numbers?.get(key) ?? []).slice(-mostAlike).filter((number) => number < start);
      runs = runs.filter(({ next }) => next < start && keyAt(next) === key);
      for (const run of runs) {
        run.next++;
        run.length++;
        run.isOneOnly &&= run.first === key;
      }
      const known = new Set(runs.map(({ next }) => next));
      for (const number of fresh) {
        if (known.has(number + 1)) continue;
        runs.push({ next: number + 1, length: 1, isOneOnly: true, first: key });
      }
      remember(said);
      return runs.some(
        ({ next, length, isOneOnly }) =>
          !isOneOnly && (length >= surely || (length > 1 && next === start)),
      );
    },
    /** True where the last messages do, with nothing behind them. */
    isRepeated: (): boolean => runs.some(({ length, isOneOnly }) => length > 1 && !isOneOnly),
  };
}

function keyOf({ time, sender, text }: Said): string {
  return `${time}\0${sender}\0${text}`;
}

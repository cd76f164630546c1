import { dayAt, type OutlineDay } from './outline-days.ts';

export const markKinds = ['hit', 'promise', 'dispute', 'exhibit'] as const;
export type MarkKind = (typeof markKinds)[number];

/** Something worth finding in a history. */
export interface HistoryMark {
  readonly messageId: string;
  /** UTC ms; null where the source gives no time: those come first. */
  readonly sentAt: number | null;
  readonly what: MarkKind;
}

/** Marks of one kind that stand too close together to be told apart. */
export interface MinimapMark {
  readonly what: MarkKind;
  /** From 0, the oldest message, to 1. */
  readonly position: number;
  /** The first of them. */
  readonly messageId: string;
  readonly sentAt: number | null;
  readonly count: number;
}

/** How far down an instant stands. Days take room by how much was said on them, so that silence takes none. */
export function positionsOf(days: readonly OutlineDay[]): (at: number | null) => number {
  let sum = 0;
  const before = days.map(({ messages }) => (sum += messages) - messages);
  return (at) => {
    if (at === null || sum === 0) return 0;
    const index = dayAt(days, at);
    const day = days[index];
    if (!day || at < day.firstAt) return 0;
    const end = Math.min(days[index + 1]?.firstAt ?? Infinity, day.firstAt + dayMs);
    const share = Math.min(1, (at - day.firstAt) / Math.max(1, end - day.firstAt));
    return ((before[index] ?? 0) + share * day.messages) / sum;
  };
}

/** The day that stands so far down; undefined where nothing was said at all. */
export function dayDown(days: readonly OutlineDay[], position: number): OutlineDay | undefined {
  const all = days.reduce((sum, { messages }) => sum + messages, 0);
  let sum = 0;
  return (
    days.find(({ messages }) => {
      sum += messages;
      return sum > position * all;
    }) ?? days.at(-1)
  );
}

/** Marks by where they stand, from the top; those of a kind that share one of `slots` places are one. */
export function placeMarks(
  marks: readonly HistoryMark[],
  positionOf: (at: number | null) => number,
  slots: number,
): readonly MinimapMark[] {
  const placed = new Map<string, MinimapMark>();
  for (const { what, messageId, sentAt } of marks) {
    const position = positionOf(sentAt);
    const key = `${Math.min(slots - 1, Math.floor(position * slots))} ${what}`;
    const there = placed.get(key);
    const isFirst = there === undefined || position < there.position;
    const first = isFirst ? { position, messageId, sentAt } : there;
    placed.set(key, { ...first, what, count: (there?.count ?? 0) + 1 });
  }
  return [...placed.values()].toSorted(
    (a, b) => a.position - b.position || markKinds.indexOf(a.what) - markKinds.indexOf(b.what),
  );
}

/** The mark next to a position, no further than `within`; undefined where there is none. */
export function nearestMark(
  placed: readonly MinimapMark[],
  position: number,
  within: number,
): MinimapMark | undefined {
  const away = (mark: MinimapMark): number => Math.abs(mark.position - position);
  return placed
    .filter((mark) => away(mark) <= within)
    .toSorted((a, b) => away(a) - away(b))
    .at(0);
}

const dayMs = 24 * 3_600_000;

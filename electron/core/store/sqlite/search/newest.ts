import { wantedSlot } from './slots.ts';

/** What the order of messages hangs on. */
export interface Position {
  readonly id: number;
  readonly sentAt: number | null;
}

/** Negative when `a` is newer than `b`. Later first, then the higher id; without a time last. */
export function newestFirst(a: Position, b: Position): number {
  if (a.sentAt === b.sentAt) return b.id - a.id;
  if (a.sentAt === null) return 1;
  if (b.sentAt === null) return -1;
  return b.sentAt - a.sentAt;
}

/** The newest few of all that is added, in order. */
export interface Newest {
  readonly all: readonly Position[];
  add(position: Position): void;
  /** True when nothing at this slot or below can belong to them any more. */
  isSettledAbove(slot: number): boolean;
}

export function newestOf(most: number): Newest {
  const all: Position[] = [];
  return {
    all,
    add(position) {
      let at = all.length;
      while (at > 0 && newestFirst(position, all[at - 1] as Position) < 0) at -= 1;
      if (at >= most) return;
      all.splice(at, 0, position);
      if (all.length > most) all.pop();
    },
    isSettledAbove(slot) {
      const oldest = all[most - 1];
      return oldest !== undefined && slot < wantedSlot(oldest.sentAt, oldest.id);
    },
  };
}

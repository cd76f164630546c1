import { FIRST_TIMED_SLOT, wantedSlot } from './slots.ts';

/** What the order of messages hangs on. */
export interface Position {
  readonly id: number;
  readonly sentAt: number | null;
}

/** In what order hits come. Messages without a time come last in either. */
export interface Order {
  readonly direction: 'newest' | 'oldest';
  /** Negative when `a` comes before `b`. */
  compare(a: Position, b: Position): number;
  /** The parts of all slots, in the order in which they are to be read. */
  parts(slots: Slots, before: Position | undefined): Slots[];
  /** What of slots is read as far as `slot`. */
  upTo(slot: number, slots: Slots): Slots;
  /** What is left of slots that were read as far as `slot`. */
  beyond(slot: number, slots: Slots): Slots;
  /** True when whatever is still to be read at this slot or behind it comes after `position`. */
  isBehind(slot: number, position: Position, displacement: number): boolean;
}

/** Both inclusive. */
export interface Slots {
  readonly low: number;
  readonly high: number;
}

export const newestFirst: Order = {
  direction: 'newest',
  compare(a, b) {
    if (a.sentAt === b.sentAt) return b.id - a.id;
    if (a.sentAt === null) return 1;
    if (b.sentAt === null) return -1;
    return b.sentAt - a.sentAt;
  },
  parts: (slots) => [slots],
  upTo: (slot, { high }) => ({ low: slot, high }),
  beyond: (slot, { low }) => ({ low, high: slot - 1 }),
  // Nothing below a slot wanted that slot or a higher one.
  isBehind: (slot, { id, sentAt }) => slot < wantedSlot(sentAt, id),
};

export const oldestFirst: Order = {
  direction: 'oldest',
  compare(a, b) {
    if (a.sentAt === b.sentAt) return a.id - b.id;
    if (a.sentAt === null) return 1;
    if (b.sentAt === null) return -1;
    return a.sentAt - b.sentAt;
  },
  parts({ low, high }, before) {
    const from = before ? wantedSlot(before.sentAt, before.id) : low;
    const isPastTimed = before?.sentAt === null;
    const timed = { low: Math.max(low, isPastTimed ? low : from, FIRST_TIMED_SLOT), high };
    const untimed = {
      low: Math.max(low, isPastTimed ? from : low),
      high: Math.min(high, FIRST_TIMED_SLOT - 1),
    };
    return [...(isPastTimed ? [] : [timed]), untimed].filter((part) => part.low <= part.high);
  },
  upTo: (slot, { low }) => ({ low, high: slot }),
  beyond: (slot, { high }) => ({ low: slot + 1, high }),
  isBehind(slot, { id, sentAt }, displacement) {
    const isTimed = slot >= FIRST_TIMED_SLOT;
    if (isTimed !== (sentAt !== null)) return !isTimed;
    return slot - displacement > wantedSlot(sentAt, id);
  },
};

/** The first few of all that is added, in order. */
export interface First {
  readonly all: readonly Position[];
  /** What is added twice stands once. */
  add(position: Position): void;
  /** True when nothing at this slot or behind it can belong to them any more. */
  isSettledAt(slot: number): boolean;
}

export function firstOf(most: number, order: Order, displacement: number): First {
  const all: Position[] = [];
  return {
    all,
    add({ id, sentAt }) {
      const position = { id, sentAt };
      let at = all.length;
      while (at > 0 && order.compare(position, all[at - 1] as Position) < 0) at -= 1;
      if (at >= most || all[at - 1]?.id === id) return;
      all.splice(at, 0, position);
      if (all.length > most) all.pop();
    },
    isSettledAt(slot) {
      const last = all[most - 1];
      return last !== undefined && order.isBehind(slot, last, displacement);
    },
  };
}

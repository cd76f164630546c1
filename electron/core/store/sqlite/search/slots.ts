/**
 * Where a message would like to stand in the index: the four seconds of its time. Messages without
 * a time stand below all others, by id. An index entry's number, its slot, is this or a higher one, so
 * reading slots downwards meets times nearly in order, and never too late: below slot `s` nothing wants
 * `s` or more.
 */
export function wantedSlot(sentAt: number | null, id: number): number {
  return sentAt === null ? UNTIMED + id : Math.floor((sentAt - FIRST_MS) / SLOT_MS);
}

/** Lower than any slot in use. */
export const LOWEST_SLOT = -(2 ** 51);
/** Higher than any slot in use. */
export const HIGHEST_SLOT = 2 ** 51;
/** Messages without a time stand below it. */
export const FIRST_TIMED_SLOT = -(2 ** 49);

/**
 * A free slot at or above `wanted`: the next ones first, then in growing strides, so that thousands of
 * messages with the same time cost no more than a few.
 */
export function freeSlot(wanted: number, isTaken: (slot: number) => boolean): number {
  for (let slot = wanted; slot < wanted + NEAR; slot += 1) if (!isTaken(slot)) return slot;
  let taken = wanted + NEAR - 1;
  let stride = NEAR;
  while (isTaken(taken + stride)) {
    taken += stride;
    stride *= 2;
  }
  let free = taken + stride;
  while (free - taken > 1) {
    const middle = Math.floor((free + taken) / 2);
    if (isTaken(middle)) taken = middle;
    else free = middle;
  }
  return free;
}

/**
 * Wider slots make a smaller index, as neighbours are fewer apart. With more messages than slots, day and
 * night, they stand ever further from where they would like to: 7.9 million a year have a place.
 */
const SLOT_MS = 4000;
/** From here on for 34 years a slot's number takes four bytes. */
const FIRST_MS = Date.UTC(2010, 0, 1);
const UNTIMED = -(2 ** 50);
const NEAR = 8;

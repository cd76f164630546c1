import { hash } from 'node:crypto';
import type { NumberedMessage, ParsedMessage } from '../store/import-records.ts';

/**
 * Tells a message from its equals: by time as written, sender and text, and by its number among identical
 * ones of the conversation in this file. So the same export read twice adds nothing, overlapping exports
 * merge, and 在吗 said twice in a minute stays two messages. A platform's own id stands instead of the
 * number; time and text are hashed along, as some exporters repeat ids.
 */
export function fingerprinter(): Fingerprinter {
  const seen = occurrenceCounter();
  let before: Buffer | null = null;
  let isBegun = false;
  let exports = 0;
  return {
    of(message, conversationId, handle) {
      const isDigested = 'digest' in message && handle === message.handle;
      const first = isDigested ? (message as DigestedMessage).digest : firstDigest(message, handle);
      // The program's own notices at the start of an export have the time of the chat's.
      const isStart = isBegun && message.isSystem;
      if (isBegun && !isStart) {
        if (before && timePart(first).compare(timePart(before)) < 0) exports++;
        isBegun = false;
      }
      if (!isStart) before = first;
      if (message.platformId !== null) return first;
      const part = exports + (isStart ? 1 : 0);
      const place = Math.imul(conversationId, 0x9e3779b1) ^ Math.imul(part, 0x85ebca6b);
      const ordinal = seen(first.readInt32LE(6) ^ place, first.readInt32LE(10));
      if (ordinal === 0) return first;
      const bytes = Buffer.allocUnsafe(digestBytes);
      writeDigest(bytes, 0, orderOf(message), `${ordinal}\0${whatOf(message, handle)}`);
      return bytes;
    },
    beginExport() {
      isBegun = true;
    },
  };
}

export interface Fingerprinter {
  /** `handle` is the sender's, as the archive knows them in this conversation. */
  of(message: ParsedMessage, conversationId: number, handle: string): Buffer;
  /**
   * Another export stands behind the one before. Where it goes back in time they may overlap, and it is
   * counted by itself, as if it were another file.
   */
  beginExport(): void;
}

export const digestBytes = 16;

function timePart(digest: Buffer): Buffer {
  return digest.subarray(0, 6);
}

/** A message whose digest was found where it was parsed. */
export interface DigestedMessage extends NumberedMessage {
  /** Its fingerprint where no equal comes before it, with its own handle. */
  readonly digest: Buffer;
}

/** The fingerprint of a message that has no equal before it. Needs nothing but the message. */
export function firstDigest(message: ParsedMessage, handle: string): Buffer {
  const bytes = Buffer.allocUnsafe(digestBytes);
  writeFirstDigest(bytes, 0, message, handle);
  return bytes;
}

/** The same into 16 bytes of many. */
export function writeFirstDigest(
  into: Uint8Array,
  at: number,
  message: ParsedMessage,
  handle: string,
): void {
  const what = whatOf(message, handle);
  const { platformId } = message;
  const text = platformId === null ? what : `id\0${platformId}\0${what}`;
  writeDigest(into, at, orderOf(message), text);
}

function whatOf({ wallClock, sentAt, timeRaw, text }: ParsedMessage, handle: string): string {
  return `${wallClock ?? sentAt ?? timeRaw}\0${handle}\0${text}`;
}

/**
 * Six bytes that rise with time, then ten of SHA-256. Messages come in the order of time, so that their
 * fingerprints are written side by side; all over the index they would take twice as long.
 */
function writeDigest(into: Uint8Array, at: number, order: number, text: string): void {
  const high = Math.floor(order / 0x1_0000_0000);
  into[at] = high >>> 8;
  into[at + 1] = high;
  into[at + 2] = order >>> 24;
  into[at + 3] = order >>> 16;
  into[at + 4] = order >>> 8;
  into[at + 5] = order;
  const hashed = hash('sha256', text, 'binary');
  for (let byte = 0; byte < 10; byte++) into[at + 6 + byte] = hashed.charCodeAt(byte);
}

/** Rises with the time as written; below 2^48. */
function orderOf({ wallClock, sentAt }: ParsedMessage): number {
  if (wallClock === null) return Math.max(0, Math.min(sentAt ?? 0, 2 ** 48 - 1));
  const part = (from: number): number =>
    (wallClock.charCodeAt(from) - 48) * 10 + wallClock.charCodeAt(from + 1) - 48;
  const day = ((part(0) * 100 + part(2)) * 13 + part(5)) * 32 + part(8);
  const second = wallClock.length > 16 ? part(17) : 0;
  return ((day * 25 + part(11)) * 60 + part(14)) * 62 + second;
}

/** Keys that are remembered at least; twice as many at most. */
const mostKeys = 1 << 18;

/**
 * How often a 64-bit key was met before, within the last quarter of a million keys or more: equal messages have the
 * same time and stand near each other, and a file may have any number of messages. Open addressing over
 * typed arrays: a map of a million strings would take ten times the memory.
 */
function occurrenceCounter(): (high: number, low: number) => number {
  let recent = keyCounts(1 << 8);
  let before: KeyCounts | null = null;
  return (high, low) => {
    if (recent.isFull()) {
      if (recent.size < mostKeys * 2) {
        recent = recent.grown();
      } else {
        // Taken again: nothing else would make the engine collect so few things of this size.
        const spare = before ?? keyCounts(recent.size);
        spare.clear();
        before = recent;
        recent = spare;
      }
    }
    const slot = recent.slotOf(high | 0, low | 0);
    const count = recent.countAt(slot) || (before?.countOf(high | 0, low | 0) ?? 0);
    recent.put(slot, high, low, count + 1);
    return count;
  };
}

interface KeyCounts {
  readonly size: number;
  countAt(slot: number): number;
  slotOf(high: number, low: number): number;
  put(slot: number, high: number, low: number, count: number): void;
  isFull(): boolean;
  countOf(high: number, low: number): number;
  grown(): KeyCounts;
  clear(): void;
}

/** `size` is a power of two. */
function keyCounts(size: number): KeyCounts {
  // High and low, side by side for the sake of the processor's lines. Both are 0 where there is no key: one
  // that is 0 itself is taken for its neighbour.
  const slots = new Int32Array(size * 2);
  // Of keys that were met more than once, by their slots: few are.
  const counts = new Map<number, number>();
  let used = 0;
  const isFree = (slot: number): boolean => slots[slot] === 0 && slots[slot + 1] === 0;
  const slotOf = (high: number, given: number): number => {
    const low = lowOf(high, given);
    let slot = ((low ^ Math.imul(high, 0x85ebca6b)) & (size - 1)) * 2;
    while (!isFree(slot) && (slots[slot] !== high || slots[slot + 1] !== low)) {
      slot = (slot + 2) & (size * 2 - 1);
    }
    return slot;
  };
  const countAt = (slot: number): number => (isFree(slot) ? 0 : (counts.get(slot) ?? 1));
  const put = (slot: number, high: number, low: number, count: number): void => {
    if (isFree(slot)) used++;
    slots[slot] = high;
    slots[slot + 1] = lowOf(high, low);
    if (count > 1) counts.set(slot, count);
  };
  return {
    size,
    slotOf,
    countAt,
    put,
    isFull: () => used * 2 >= size,
    countOf: (high, low) => countAt(slotOf(high, low)),
    clear() {
      slots.fill(0);
      counts.clear();
      used = 0;
    },
    grown() {
      const larger = keyCounts(size * 2);
      for (let slot = 0; slot < slots.length; slot += 2) {
        const [high, low] = [slots[slot]!, slots[slot + 1]!];
        if (!isFree(slot)) larger.put(larger.slotOf(high, low), high, low, countAt(slot));
      }
      return larger;
    },
  };
}

function lowOf(high: number, low: number): number {
  return high === 0 && low === 0 ? 1 : low;
}

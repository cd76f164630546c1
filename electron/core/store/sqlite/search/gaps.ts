import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';

/** Messages whose ids lie side by side, of which is noted which ones have a common token. */
export const STRETCH = 32_768;

export function stretchOf(id: number): number {
  return Math.floor((id - 1) / STRETCH);
}

/** Where in its stretch a message stands, from 0. */
export function offsetOf(id: number): number {
  return (id - 1) % STRETCH;
}

export function idAt(stretch: number, offset: number): number {
  return stretch * STRETCH + offset + 1;
}

/** Ascending offsets behind `last` as how far each is from the one before: a byte, 0 for 255 and more to come. */
export function gapsOf(offsets: readonly number[], last: number): Buffer {
  const bytes: number[] = [];
  let before = last;
  for (const offset of offsets) {
    let gap = offset - before;
    for (; gap > 255; gap -= 255) bytes.push(0);
    bytes.push(gap);
    before = offset;
  }
  return Buffer.from(bytes);
}

/** A bit for each message of a stretch. */
export function bitsOf(gaps: Uint8Array): Uint32Array {
  const bits = new Uint32Array(STRETCH / 32);
  let at = -1;
  for (const gap of gaps) {
    at += gap || 255;
    if (gap > 0) bits[at >>> 5]! |= 1 << (at & 31);
  }
  return bits;
}

/** Near neighbours are frequent, so these bytes come to two thirds; nothing else repeats in them. */
export function packed(gaps: Uint8Array): Buffer {
  return deflateRawSync(gaps, { strategy: constants.Z_HUFFMAN_ONLY });
}

/** Throws where these are not packed gaps. */
export function unpacked(bytes: Uint8Array): Uint8Array {
  return inflateRawSync(bytes);
}

/** Counts different texts in bounded memory, up to a limit. */
export interface DistinctCounter {
  add(text: string): void;
  /** Stands still at `most`. */
  count(): number;
}

/**
 * By 52 bits of a hash, eight to sixteen bytes a text: a set of a million keys of conversations would take
 * ten times as much. That two of a million share a hash happens once in ten thousand files.
 */
export function distinctCounter(most: number): DistinctCounter {
  let slots = new Float64Array(1024);
  let count = 0;
  const put = (hash: number): void => {
    let slot = hash % slots.length;
    while (slots[slot] !== 0 && slots[slot] !== hash) slot = (slot + 1) % slots.length;
    if (slots[slot] === hash) return;
    slots[slot] = hash;
    count++;
  };
  const grow = (): void => {
    const before = slots;
    slots = new Float64Array(before.length * 2);
    count = 0;
    for (const hash of before) if (hash !== 0) put(hash);
  };
  return {
    add(text) {
      if (count >= most) return;
      if (count * 3 > slots.length * 2) grow();
      put(hashOf(text));
    },
    count: () => count,
  };
}

/** Two of FNV-1a, each from a beginning of its own; never 0, which is a free slot. */
function hashOf(text: string): number {
  let one = 0x811c9dc5;
  let other = 0x1b873593;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x85ebca6b);
    other ^= other >>> 13;
  }
  one ^= one >>> 15;
  return ((other >>> 0) & 0xfffff) * 0x1_0000_0000 + (one >>> 0) || 1;
}

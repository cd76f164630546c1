/** Numbers that were met, -0 and NaN aside. */
export interface NumberSet {
  readonly size: () => number;
  add(value: number): void;
  has(value: number): boolean;
}

/**
 * Open addressing over a typed array: a `Set` holds an object for each number that is no small integer,
 * and takes several times the time and the memory.
 */
export function numberSet(): NumberSet {
  let slots = new Float64Array(64);
  let used = 0;
  const slotOf = (value: number): number => {
    const mask = slots.length - 1;
    const low = value | 0;
    const high = (value / 4_294_967_296) | 0;
    let slot = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1) >>> 8;
    for (slot &= mask; slots[slot] !== 0 && slots[slot] !== value; slot = (slot + 1) & mask);
    return slot;
  };
  const grow = (): void => {
    const before = slots;
    slots = new Float64Array(before.length * 4);
    for (const value of before) if (value !== 0) slots[slotOf(value)] = value;
  };
  let hasZero = false;
  return {
    size: () => (hasZero ? used + 1 : used),
    add(value) {
      if (value === 0) {
        hasZero = true;
        return;
      }
      const slot = slotOf(value);
      if (slots[slot] === value) return;
      slots[slot] = value;
      used++;
      if (used * 2 > slots.length) grow();
    },
    has: (value) => (value === 0 ? hasZero : slots[slotOf(value)] === value),
  };
}

import { cutWhole } from './cut-whole.ts';

/** A clause that a summary may take up. */
export interface Part {
  /** Position of its message: parts stand in the order of the talk. */
  at: number;
  text: string;
  worth: number;
}

/** The worthiest parts that fit into `room` characters, none of them said twice, in order. */
export function pickParts(parts: readonly Part[], room: number): string[] {
  const ranked = parts
    .map((part, order) => ({ ...part, order }))
    .filter((part) => part.worth > 0)
    .toSorted((a, b) => b.worth - a.worth || a.order - b.order);
  const picked: typeof ranked = [];
  let left = room;
  for (const part of ranked.slice(0, 40)) {
    const text = picked.length === 0 ? cutWhole(part.text, left) : part.text;
    if (text.length + 1 > left + 1 || picked.some((one) => saysTheSame(one.text, text))) continue;
    picked.push({ ...part, text });
    left -= text.length + 1;
  }
  return picked.toSorted((a, b) => a.order - b.order).map((part) => part.text);
}

/** Two thirds of the shorter text's pairs of letters stand in the other. */
function saysTheSame(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 2) return long.includes(short);
  let shared = 0;
  for (let at = 0; at + 2 <= short.length; at++)
    if (long.includes(short.slice(at, at + 2))) shared++;
  return shared / (short.length - 1) > 0.66;
}

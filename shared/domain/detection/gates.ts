import { requiredCharacters } from './required-characters.ts';

/** Tells of a text, at hardly any cost, whether a pattern may match it: `false` is certain. */
export type Gate = (text: string) => boolean;

/** Pairs are told apart by so many slots; two that share one only let a text pass for nothing. */
const SLOTS = 1 << 16;
/** Texts whose gates are remembered: every detector asks about the same ones. A power of two. */
const REMEMBERED = 2048;

/** What a character or a pair opens: words of bits, a bit a gate. Row 0 opens none. */
const rows: Map<number, number>[] = [new Map()];
const rowOfCharacter = new Uint16Array(SLOTS);
const rowOfPair = new Uint16Array(SLOTS);
let gates = 0;
/** Gates that were asked for since the rows were laid out. */
let waiting: Made[] = [];

interface Made {
  readonly sources: readonly string[];
  /** Where its bit lies in a row; unset in one that is never shut. */
  word: number;
  bit: number;
  isNeverShut: boolean;
}

/** The rows one behind the other; laid out again when there is another gate. */
let starts = new Int32Array(0);
let words = new Int32Array(0);
let bits = new Int32Array(0);
/** How many words hold a bit for every gate; 0 while the rows are not laid out. */
let width = 0;
/** The texts seen last, each where its length and some of its characters put it, and what they open. */
const seen: string[] = [];
let opened = new Int32Array(0);

/**
 * The gate of patterns (regular expression sources), any of which may match. All gates together cost one look
 * at the characters of a text, so that hundreds of patterns need not be tried on a text that has nothing of
 * what they need. Gates stay for good: make them for what ships with the program, once. They are built when
 * the first text is looked at, as most threads of the program never look at one.
 */
export function gateOf(sources: readonly string[]): Gate {
  const gate: Made = { sources, word: 0, bit: 0, isNeverShut: false };
  waiting.push(gate);
  width = 0;
  return (text) => {
    if (gate.isNeverShut) return true;
    // Before `opened` is looked at: it may have to be laid out first.
    const from = openedBy(text);
    return gate.isNeverShut || (opened[from + gate.word]! & gate.bit) !== 0;
  };
}

function build(gate: Made): void {
  const required = gate.sources.map(requiredCharacters);
  gate.isNeverShut = required.includes(null);
  if (gate.isNeverShut) return;
  gate.word = gates >> 5;
  gate.bit = 1 << (gates & 31);
  gates++;
  for (const some of required) for (const key of some ?? []) addTo(key, gate.word, gate.bit);
}

function addTo(key: string, word: number, bit: number): void {
  const [slots, at] =
    key.length === 1
      ? [rowOfCharacter, key.charCodeAt(0)]
      : [rowOfPair, slotOf(key.charCodeAt(0), key.charCodeAt(1))];
  if (slots[at] === 0) slots[at] = rows.push(new Map()) - 1;
  const row = rows[slots[at]!]!;
  row.set(word, (row.get(word) ?? 0) | bit);
}

const slotOf = (code: number, next: number): number =>
  (Math.imul(code, 40_503) + next) & (SLOTS - 1);

/** Where in `opened` the words of a text begin. */
function openedBy(text: string): number {
  if (width === 0) layOut();
  const { length } = text;
  if (length === 0) return REMEMBERED * width;
  const mixed =
    Math.imul(text.charCodeAt(0), 31) +
    Math.imul(text.charCodeAt(length >> 1), 17) +
    Math.imul(text.charCodeAt(length - 1), 7) +
    length;
  const at = mixed & (REMEMBERED - 1);
  const from = at * width;
  if (seen[at] !== text) {
    seen[at] = text;
    look(text, from);
  }
  return from;
}

function look(text: string, from: number): void {
  opened.fill(0, from, from + width);
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const one = rowOfCharacter[code]!;
    if (one !== 0) open(one, from);
    const two = rowOfPair[slotOf(before, code)]!;
    if (two !== 0) open(two, from);
    before = code;
  }
}

function open(row: number, from: number): void {
  const end = starts[row + 1]!;
  for (let at = starts[row]!; at < end; at++) opened[from + words[at]!]! |= bits[at]!;
}

function layOut(): void {
  for (const gate of waiting) build(gate);
  waiting = [];
  // At least one word, so that rows without any gate count as laid out.
  width = Math.max((gates + 31) >> 5, 1);
  const pairs = rows.flatMap((row) => [...row]);
  words = Int32Array.from(pairs, ([word]) => word);
  bits = Int32Array.from(pairs, ([, bit]) => bit);
  starts = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => (starts[at + 1] = starts[at]! + row.size));
  seen.length = 0;
  for (let at = 0; at < REMEMBERED; at++) seen.push('');
  // An empty text opens nothing: its words lie behind those of all others.
  opened = new Int32Array((REMEMBERED + 1) * width);
}

import type { Database } from 'better-sqlite3';
import { setImmediate } from 'node:timers/promises';
import { eachTokenUnits } from '../../../../../shared/domain/search/tokens.ts';
import type { Standing } from './attached-index.ts';
import { wantedSlot } from './slots.ts';

/**
 * What is remembered of messages that are not in the index yet, so that while a large import is being
 * indexed a search reads a few of them only. It says where something cannot stand, never where it does,
 * and is forgotten when the index has come so far.
 */
export interface Unindexed {
  /**
   * Parts of the messages above the watermark, those with the newest messages first, without the parts
   * that surely lack one of the tokens. Above `end` nothing is known. The first may begin too low.
   */
  parts(standing: Standing, tokens: readonly string[]): { parts: readonly Part[]; end: number };
  /** Goes through the messages above the watermark where they are many, while nothing else is asked. */
  learn(standing: Standing): void;
  close(): void;
}

/** Ids above `low` up to `high`. */
export interface Part {
  readonly low: number;
  readonly high: number;
  /** The highest slot that any of its messages wants. */
  readonly newest: number;
}

type Sketched = Part & { readonly bits: Uint32Array };

export function unindexedMessages(reader: Database): Unindexed {
  let known: readonly Sketched[] = [];
  let generation: number | undefined;
  /** Up to this id all is in the index or known. */
  let end = 0;
  let isLearning = false;
  let isClosed = false;

  const keepUp = ({ meta }: Standing): void => {
    const watermark = meta?.watermark ?? 0;
    // Where entries have moved, so have the times of messages.
    const isOther = meta?.generation !== generation;
    generation = meta?.generation;
    end = isOther ? watermark : Math.max(end, watermark);
    if (isOther) known = [];
    else if (known.some(({ high }) => high <= watermark)) {
      known = known.filter(({ high }) => high > watermark);
    }
  };
  const learnMore = async (newestId: number): Promise<void> => {
    for (const begun = generation; ; await setImmediate()) {
      if (isClosed || begun !== generation || known.length > MOST_PARTS) return;
      const learnt = sketches(messagesBetween(reader, end, newestId), end);
      if (learnt.length === 0) return;
      end = learnt.at(-1)?.high ?? end;
      known = [...known, ...learnt].toSorted((a, b) => b.newest - a.newest);
    }
  };
  return {
    parts(standing, tokens) {
      keepUp(standing);
      const wanted = tokens.map(hashOfToken);
      const parts = known.filter(({ bits }) => wanted.every((hash) => hasBits(bits, hash)));
      return { parts, end };
    },
    learn(standing) {
      const { meta, newestId } = standing;
      if (isLearning || !meta || newestId - meta.watermark < MANY) return;
      isLearning = true;
      // Where it fails, messages are read one by one, and the search says what is wrong.
      void learnMore(newestId)
        .catch(() => undefined)
        .finally(() => (isLearning = false));
    },
    close() {
      isClosed = true;
    },
  };
}

/** Fewer than this are sooner read. */
const MANY = 5_000;
/** Messages that share a part. */
const PART = 256;
/** Of 8 kB each. */
const MOST_PARTS = 8_000;
/**
 * Parts that are gone through at a time, for a few milliseconds: so long a search may have to wait. With fewer,
 * searches would have to read more for longer.
 */
const PARTS_AT_ONCE = 6;

type Row = readonly [id: number, sentAt: number | null, text: string];

/** Hidden ones as well: they may come to stand again. */
function messagesBetween(reader: Database, low: number, high: number): Row[] {
  return reader
    .prepare<[number, number, number], Row>(`
      SELECT id, sent_at, text
      FROM main.messages
      WHERE id > ?
        AND id <= ?
      ORDER BY id
      LIMIT ?`)
    .raw()
    .all(low, high, PART * PARTS_AT_ONCE);
}

/** What is left behind the last whole part waits for more to come. */
function sketches(rows: readonly Row[], from: number): Sketched[] {
  const all: Sketched[] = [];
  let low = from;
  for (let at = 0; at + PART <= rows.length; at += PART) {
    const part = rows.slice(at, at + PART);
    const high = part.at(-1)?.[0] ?? low;
    all.push({ low, high, ...sketch(part) });
    low = high;
  }
  return all;
}

function sketch(part: readonly Row[]): Pick<Sketched, 'newest' | 'bits'> {
  const bits = new Uint32Array(BITS / 32);
  let newest = -Infinity;
  for (const [id, sentAt, text] of part) {
    newest = Math.max(newest, wantedSlot(sentAt, id));
    eachTokenUnits(text, (first, second, third) => setBits(bits, hashOf(first, second, third)));
  }
  return { newest, bits };
}

/** With four bits for each token, hardly one part in a thousand seems to have what it has not. */
const BITS = 65_536;
const BITS_OF_TOKEN = 4;

function setBits(bits: Uint32Array, hash: number): void {
  for (let turn = 0; turn < BITS_OF_TOKEN; turn += 1) {
    const at = placeOf(hash, turn);
    bits[at >>> 5]! |= 1 << (at & 31);
  }
}

function hasBits(bits: Uint32Array, hash: number): boolean {
  for (let turn = 0; turn < BITS_OF_TOKEN; turn += 1) {
    const at = placeOf(hash, turn);
    if (((bits[at >>> 5] ?? 0) & (1 << (at & 31))) === 0) return false;
  }
  return true;
}

function placeOf(hash: number, turn: number): number {
  if (turn === 0) return hash & (BITS - 1);
  if (turn === 1) return hash >>> 16;
  return Math.imul(hash, turn === 2 ? 0x9e3779b1 : 0x85ebca6b) >>> 16;
}

function hashOfToken(token: string): number {
  return hashOf(token.charCodeAt(0), token.charCodeAt(1) || 0, token.charCodeAt(2) || 0);
}

/** Of up to three units, mixed so that every bit hangs on every unit. */
function hashOf(first: number, second: number, third: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ Math.imul(third, 0xc2b2ae35), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
  return (hash ^ (hash >>> 16)) >>> 0;
}

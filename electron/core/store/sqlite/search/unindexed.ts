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

/** Parts side by side, so that one number says of which of them a bit is set. */
interface Block {
  /** For each place, a bit for each part. */
  readonly bits: Uint32Array;
  parts: readonly Sketched[];
  begun: number;
  /** The bits of those parts that were asked for last. */
  asked: number;
}

type Sketched = Part & { readonly block: Block; readonly bit: number };

export function unindexedMessages(reader: Database): Unindexed {
  let blocks: readonly Block[] = [];
  /** Those of all blocks, the newest first. */
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
    if (isOther) [blocks, known] = [[], []];
    if ((blocks[0]?.parts[0]?.high ?? Infinity) > watermark) return;
    for (const block of blocks) block.parts = block.parts.filter(({ high }) => high > watermark);
    blocks = blocks.filter(({ parts }) => parts.length > 0);
    known = known.filter(({ high }) => high > watermark);
  };
  const learnMore = async (newestId: number): Promise<void> => {
    for (const begun = generation; ;) {
      // Whoever has asked is answered first.
      await setImmediate();
      if (isClosed || begun !== generation || known.length > MOST_PARTS) return;
      if (newestId - end < PART) return;
      const learnt: Sketched[] = [];
      const rows = messagesBetween(reader, end, newestId);
      for (let at = 0; at + PART <= rows.length; at += PART) {
        learnt.push(remember(rows.slice(at, at + PART)));
      }
      if (learnt.length === 0) return;
      known = [...known, ...learnt].toSorted(byNewest);
    }
  };
  const remember = (rows: readonly Row[]): Sketched => {
    let block = blocks.at(-1);
    if (!block || block.begun === TOGETHER) {
      block = { bits: new Uint32Array(BITS), parts: [], begun: 0, asked: 0 };
      blocks = [...blocks, block];
    }
    const bit = 1 << block.begun;
    const high = rows.at(-1)?.[0] ?? end;
    const part = { low: end, high, block, bit, newest: sketch(rows, block.bits, bit) };
    block.begun += 1;
    block.parts = [...block.parts, part];
    end = high;
    return part;
  };
  return {
    parts(standing, tokens) {
      keepUp(standing);
      return { parts: partsWith(tokens.flatMap(placesOfToken), blocks, known), end };
    },
    learn(standing) {
      const { meta, newestId } = standing;
      if (isLearning || !meta || newestId - meta.watermark < MANY) return;
      if (newestId - end < PART) return;
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

/** Those in which none of the places is empty, the newest first. */
function partsWith(
  places: readonly number[],
  blocks: readonly Block[],
  known: readonly Sketched[],
): readonly Sketched[] {
  const some: Block[] = [];
  for (const block of blocks) {
    let asked = ~0;
    for (const place of places) asked &= block.bits[place]!;
    block.asked = asked;
    if (asked !== 0) some.push(block);
  }
  const isAsked = ({ block, bit }: Sketched): boolean => (block.asked & bit) !== 0;
  if (some.length > FEW_BLOCKS) return known.filter(isAsked);
  return some.flatMap(({ parts }) => parts.filter(isAsked)).toSorted(byNewest);
}

function byNewest(a: Part, b: Part): number {
  return b.newest - a.newest;
}

/** Parts of a block: as many as a number has bits. */
const TOGETHER = 32;
/** Of so many blocks, parts are sooner put in order again than all others are passed over. */
const FEW_BLOCKS = 8;

/** Sets the bit of a part at all places of its tokens. Returns the highest slot that any message wants. */
function sketch(part: readonly Row[], bits: Uint32Array, bit: number): number {
  let newest = -Infinity;
  for (const [id, sentAt, text] of part) {
    newest = Math.max(newest, wantedSlot(sentAt, id));
    eachTokenUnits(text, (first, second, third) => {
      const hash = hashOf(first, second, third);
      for (let turn = 0; turn < BITS_OF_TOKEN; turn += 1) bits[placeOf(hash, turn)]! |= bit;
    });
  }
  return newest;
}

/** With four bits for each token, hardly one part in a thousand seems to have what it has not. */
const BITS = 65_536;
const BITS_OF_TOKEN = 4;

function placeOf(hash: number, turn: number): number {
  if (turn === 0) return hash & (BITS - 1);
  if (turn === 1) return hash >>> 16;
  return Math.imul(hash, turn === 2 ? 0x9e3779b1 : 0x85ebca6b) >>> 16;
}

function placesOfToken(token: string): number[] {
  const [first, second, third] = [0, 1, 2].map((at) => token.charCodeAt(at) || 0);
  const hash = hashOf(first ?? 0, second ?? 0, third ?? 0);
  return Array.from({ length: BITS_OF_TOKEN }, (_, turn) => placeOf(hash, turn));
}

/** Of up to three units, mixed so that every bit hangs on every unit. */
function hashOf(first: number, second: number, third: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ Math.imul(third, 0xc2b2ae35), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
  return (hash ^ (hash >>> 16)) >>> 0;
}

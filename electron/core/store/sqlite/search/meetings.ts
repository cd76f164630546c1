import type { Database } from 'better-sqlite3';
import { placeOf } from './common-tokens.ts';
import { DamagedIndex } from './damage.ts';
import { bitsOf, idAt, stretchOf, unpacked } from './gaps.ts';
import { matchOf, type Expression } from './match.ts';
import type { Meta } from './schema.ts';

/** What a message must have in the index, and what it must not. */
export interface Wanted {
  readonly tokens: readonly string[];
  readonly absent: readonly string[];
  readonly expressions: readonly Expression[];
}

export interface Meetings {
  /**
   * The ids of all indexed messages that can have what is wanted: by what is noted of common tokens, or by a
   * rare one. Undefined where they are many, so that FTS5 soon has enough of them, or where too little is noted.
   */
  idsOf(wanted: Wanted): readonly number[] | undefined;
  /** The one of several tokens that so few messages have that FTS5 need not be asked for the others. */
  fewWith(tokens: readonly string[]): string | undefined;
}

/** Remembers of stretches what it has read, as long as the index is the same. */
export function meetingsIn(reader: Database): (meta: Meta) => Meetings {
  const put = new Map<number, Uint32Array>();
  let generation: number | undefined;
  return (meta) => {
    if (meta.generation !== generation) put.clear();
    ({ generation } = meta);
    return meetingsAt(reader, meta, put);
  };
}

/** So many are sooner read than looked for; of more, FTS5 has the first fifty at once. */
const MOST = 300;
/** So many are sooner read than looked for among others. */
const FEW = 150;
/** So many are, where all others are common: FTS5 goes through pages of each of these for every one. */
const FEW_AMONG_COMMON = 2_000;
/** Tokens that are tried: of a long text, some are as rare as any. */
const TRIED = 4;
/** Stretches of tokens that are remembered, of 4 kB each. */
const REMEMBERED = 4_096;

/** A bit for each message of a stretch; null where nothing is known, so that all of them may be meant. */
type Bits = Uint32Array | null;
type Sieve = (stretch: number) => Bits;

function meetingsAt(
  reader: Database,
  { watermark }: Meta,
  put: Map<number, Uint32Array>,
): Meetings {
  const open = stretchOf(watermark);
  const answers = new Map<string, readonly number[] | undefined>();
  const fews = new Map<string, string | undefined>();
  const sieves = new Map<string, Sieve | null>();

  const sieveOf = (token: string): Sieve | null => {
    let sieve = sieves.get(token);
    if (sieve === undefined) sieves.set(token, (sieve = noted(token)));
    return sieve;
  };
  const noted = (token: string): Sieve | null => {
    const row = reader
      .prepare<[string], { id: number; since: number }>(`
        SELECT id, since
        FROM search.common_tokens
        WHERE token = ?`)
      .get(token);
    if (!row) return null;
    const { id, since } = row;
    let last: Bits | undefined;
    return (stretch) => {
      if (stretch < since) return null;
      if (stretch === open) return (last ??= openBits(reader, stretch, id));
      const place = placeOf(stretch, id);
      let bits = put.get(place);
      if (bits) return bits;
      bits = putBits(reader, place);
      const oldest = put.size >= REMEMBERED ? put.keys().next().value : undefined;
      if (oldest !== undefined) put.delete(oldest);
      put.set(place, bits);
      return bits;
    };
  };
  const sieveOfExpression = (expression: Expression): Sieve | null => {
    if (expression.is === 'token') return sieveOf(expression.text);
    const parts = expression.parts.map(sieveOfExpression);
    const known = parts.filter((part) => part !== null);
    if (expression.is === 'and') return known.length > 0 ? allOf(known) : null;
    return known.length === parts.length ? anyOf(known) : null;
  };
  const meeting = ({ tokens, absent, expressions }: Wanted): readonly number[] | undefined => {
    const words = tokens.map(sieveOf);
    if (words.includes(null)) {
      const few = fewAmong(tokens, FEW);
      return few === undefined ? undefined : idsWith(reader, few);
    }
    const has = [...words, ...expressions.map(sieveOfExpression)].filter((sieve) => sieve !== null);
    const lacks = absent.map(sieveOf).filter((sieve) => sieve !== null);
    if (has.length === 0 || has.length + lacks.length < 2) return undefined;
    const ids: number[] = [];
    for (let stretch = open; stretch >= 0; stretch -= 1) {
      const bits = without(allOf(has)(stretch), lacks, stretch);
      if (bits === null) return undefined;
      if (bits === NONE) continue;
      collect(bits, stretch, ids);
      if (ids.length > MOST) return undefined;
    }
    return ids;
  };
  const numbers = new Map<string, number>();
  const numberOf = (token: string): number => {
    const known = numbers.get(token) ?? countWith(reader, token);
    numbers.set(token, known);
    return known;
  };
  const fewAmong = (tokens: readonly string[], most: number): string | undefined =>
    tokens
      .filter((token) => sieveOf(token) === null)
      .toSorted((a, b) => b.length - a.length)
      .slice(0, TRIED)
      .find((token) => numberOf(token) <= most);
  return {
    idsOf(wanted) {
      if (wanted.tokens.length + wanted.expressions.length + wanted.absent.length < 2)
        return undefined;
      const key = JSON.stringify([wanted.tokens, wanted.absent, wanted.expressions]);
      if (!answers.has(key)) answers.set(key, meeting(wanted));
      return answers.get(key);
    },
    fewWith(tokens) {
      if (tokens.length < 2) return undefined;
      const key = tokens.join(' ');
      if (!fews.has(key)) {
        const isOnlyOne =
          tokens.filter((token) => token.length > 1 && sieveOf(token) === null).length === 1;
        fews.set(key, fewAmong(tokens, isOnlyOne ? FEW_AMONG_COMMON : FEW));
      }
      return fews.get(key);
    },
  };
}

const NONE = new Uint32Array(0);

/** Every message with a rare token: FTS5 would look for each among all of the other words. */
function idsWith(reader: Database, token: string): readonly number[] {
  return reader
    .prepare<[string], number>(`
      SELECT s.message_id
      FROM search.grams AS g
      CROSS JOIN search.slots AS s ON s.slot = g.rowid
      WHERE g.grams MATCH ?`)
    .pluck()
    .all(matchOf({ tokens: [token], absent: [] }, []) ?? '');
}

/** How many messages have a token; of more than are told apart, one more. */
function countWith(reader: Database, token: string): number {
  const count = reader
    .prepare<[string], number>(`
      SELECT COUNT(*)
      FROM (
        SELECT 1
        FROM search.grams
        WHERE grams MATCH ?
        LIMIT ${FEW_AMONG_COMMON + 1}
      )`)
    .pluck()
    .get(matchOf({ tokens: [token], absent: [] }, []) ?? '');
  return count ?? 0;
}

/** All of a stretch is put away at once, so it is whole in either place. */
function openBits(reader: Database, stretch: number, tokenId: number): Uint32Array {
  const gaps = reader
    .prepare<[number], Buffer>(`
      SELECT gaps
      FROM search.open_stretch
      WHERE token_id = ?`)
    .pluck()
    .get(tokenId);
  return gaps ? bitsOf(gaps) : putBits(reader, placeOf(stretch, tokenId));
}

function putBits(reader: Database, place: number): Uint32Array {
  const gaps = reader
    .prepare<[number], Buffer>(`
      SELECT gaps
      FROM search.stretches
      WHERE place = ?`)
    .pluck()
    .get(place);
  if (!gaps) return NONE;
  try {
    return bitsOf(unpacked(gaps));
  } catch (cause) {
    throw new DamagedIndex('The index has something else than gaps.', { cause });
  }
}

/** What is not known of one leaves what the others say. */
function allOf(sieves: readonly Sieve[]): Sieve {
  return (stretch) => {
    let all: Bits = null;
    let isOurs = false;
    for (const sieve of sieves) {
      const bits = sieve(stretch);
      if (bits === NONE) return NONE;
      if (bits === null) continue;
      if (all === null) all = bits;
      else {
        if (!isOurs) all = all.slice();
        isOurs = true;
        for (let at = 0; at < bits.length; at += 1) all[at]! &= bits[at]!;
      }
    }
    return all;
  };
}

function anyOf(sieves: readonly Sieve[]): Sieve {
  return (stretch) => {
    let any: Uint32Array = NONE;
    let isOurs = false;
    for (const sieve of sieves) {
      const bits = sieve(stretch);
      if (bits === null) return null;
      if (bits === NONE) continue;
      if (any === NONE) any = bits;
      else {
        if (!isOurs) any = any.slice();
        isOurs = true;
        for (let at = 0; at < bits.length; at += 1) any[at]! |= bits[at]!;
      }
    }
    return any;
  };
}

function without(bits: Bits, lacks: readonly Sieve[], stretch: number): Bits {
  if (bits === null || bits === NONE || lacks.length === 0) return bits;
  const left = bits.slice();
  for (const lack of lacks) {
    const others = lack(stretch);
    if (others === null || others === NONE) continue;
    for (let at = 0; at < left.length; at += 1) left[at]! &= ~others[at]!;
  }
  return left;
}

function collect(bits: Uint32Array, stretch: number, ids: number[]): void {
  for (let at = 0; at < bits.length; at += 1) {
    for (let word = bits[at]!; word !== 0; word &= word - 1) {
      ids.push(idAt(stretch, at * 32 + 31 - Math.clz32(word & -word)));
    }
  }
}

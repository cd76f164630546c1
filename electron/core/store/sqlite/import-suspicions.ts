import type { Database } from 'better-sqlite3';
import type { MadeConversation, Saying, Suspicion } from '../imports.ts';
import { isTimed, type OpenConversation } from './import-conversations.ts';
import { floor } from './import-time-class.ts';

/** So few telling texts in common are chance. */
const fewest = 2;
/** So many older conversations are compared with a made one; more would not make it clearer. */
const mostCandidates = 3;
/** So much of two conversations is compared. */
export const mostSayings = 5_000;

/**
 * Conversations of other formats in which what was said in those that a file has brought was said in the
 * same minute. Reads what the archive has of other formats for the time of the file.
 */
export function findSuspicions(
  db: Database,
  brought: readonly OpenConversation[],
  format: string,
): Suspicion[] {
  const sql = statements(db);
  const timed = brought.filter(isTimed);
  if (timed.length === 0) return [];
  const first = timed.reduce((least, { firstAt }) => Math.min(least, firstAt), Infinity);
  const from = floor(first, 60_000);
  const to = timed.reduce((most, { lastAt }) => Math.max(most, lastAt), first) + 60_000;
  const own = new Set(brought.map(({ id }) => id));
  const candidates = sql.candidates.all({ format, from, to }).filter(({ id }) => !own.has(id));
  if (candidates.length === 0) return [];
  const marks = marksOf(sql, candidates, from, to);

  return timed.flatMap((conversation) => {
    const votes = new Map<Candidate, Set<number>>();
    for (const { sentAt, text } of sql.texts.iterate(conversation.id, from, to)) {
      const mark = markOf(sentAt, text);
      const candidate = marks.get(mark);
      if (!candidate || !isCompatible(conversation, candidate)) continue;
      const met = votes.get(candidate);
      if (met) met.add(mark);
      else votes.set(candidate, new Set([mark]));
    }
    return [...votes]
      .filter(([, met]) => met.size >= fewest)
      .toSorted((a, b) => b[1].size - a[1].size)
      .slice(0, mostCandidates)
      .map(([candidate]) => {
        const since = floor(Math.max(conversation.firstAt, candidate.firstAt), 60_000);
        const until = floor(Math.min(conversation.lastAt, candidate.lastAt), 60_000) + 60_000;
        return {
          made: madeOf(db, conversation),
          isMade: conversation.isMade,
          ours: sayings(sql, conversation.id, since, until),
          conversationId: candidate.id,
          title: candidate.title,
          theirs: sayings(sql, candidate.id, since, until),
        };
      });
  });
}

interface Candidate {
  readonly id: number;
  readonly title: string;
  readonly platform: string;
  readonly shopId: number | null;
  readonly isGroup: 0 | 1;
  readonly firstAt: number;
  readonly lastAt: number;
}

function isCompatible(made: OpenConversation, { platform, shopId, isGroup }: Candidate): boolean {
  const isOnePlatform =
    platform === made.platform || platform === 'other' || made.platform === 'other';
  const isOneShop = shopId === made.shopId || shopId === null || made.shopId === null;
  return isOnePlatform && isOneShop && (isGroup === 1) === made.isGroup;
}

/** In whose conversation a text stands at a minute; null where in several, as a robot's greeting does. */
function marksOf(
  sql: Statements,
  candidates: readonly Candidate[],
  from: number,
  to: number,
): Map<number, Candidate | null> {
  const marks = new Map<number, Candidate | null>();
  for (const candidate of candidates) {
    for (const { sentAt, text } of sql.texts.iterate(candidate.id, from, to)) {
      const mark = markOf(sentAt, text);
      const before = marks.get(mark);
      if (before === undefined) marks.set(mark, candidate);
      else if (before !== candidate) marks.set(mark, null);
    }
  }
  return marks;
}

/** A number for a minute and a text, below 2^53. A chance hit is found out when the texts are compared. */
function markOf(sentAt: number, text: string): number {
  let high = Math.floor(sentAt / 60_000) | 0;
  let low = high ^ 0x9e3779b9;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    low = Math.imul(low ^ unit, 0xc2b2ae35);
    low ^= low >>> 15;
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}

export function madeOf(
  db: Database,
  { platform, channel, shopId, key, title }: OpenConversation,
): MadeConversation {
  const shop = shopId === null ? null : statements(db).shop.get(shopId)!.name;
  return { platform, channel, shop, key, title };
}

function sayings(sql: Statements, id: number, since: number, until: number): Saying[] {
  return toSayings(sql.sayings.all(id, since, until, mostSayings));
}

/** Of messages joined to their accounts. */
export const sayingColumns = `messages.sent_at AS sentAt,
      messages.wall_clock AS wallClock,
      messages.account_id AS accountId,
      accounts.handle,
      messages.sender,
      messages.text,
      messages.position`;

export function toSayings(
  rows: readonly (Omit<Saying, 'bySecond'> & { wallClock: string | null })[],
): Saying[] {
  return rows.map(({ wallClock, ...said }) => ({
    ...said,
    bySecond: wallClock === null || wallClock.length > 16,
  }));
}

type Statements = ReturnType<typeof statements>;

function statements(db: Database) {
  return {
    candidates: db.prepare<[{ format: string; from: number; to: number }], Candidate>(`
      SELECT id, title, platform, shop_id AS shopId, is_group AS isGroup, first_at AS firstAt,
        last_at AS lastAt
      FROM conversations
      WHERE format IS NOT NULL
        AND format <> @format
        AND last_at >= @from
        AND first_at < @to`),
    texts: db.prepare<[number, number, number], { sentAt: number; text: string }>(`
      SELECT sent_at AS sentAt, text
      FROM messages
      WHERE conversation_id = ?
        AND sent_at >= ?
        AND sent_at < ?
        AND kind = 'text'
        AND is_system = 0
        AND length(text) >= 5`),
    sayings: db.prepare<
      [number, number, number, number],
      Omit<Saying, 'bySecond'> & { wallClock: string | null }
    >(`
      SELECT ${sayingColumns}
      FROM messages
      JOIN accounts ON accounts.id = messages.account_id
      WHERE messages.conversation_id = ?
        AND messages.sent_at >= ?
        AND messages.sent_at < ?
        AND messages.kind = 'text'
        AND messages.is_system = 0
      ORDER BY messages.sent_at, messages.id
      LIMIT ?`),
    shop: db.prepare<[number], { name: string }>(`
      SELECT name
      FROM shops
      WHERE id = ?`),
  };
}

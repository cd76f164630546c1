import type { Database } from 'better-sqlite3';
import { gramsOf, similarityOf } from '../../../../../shared/domain/search/similarity.ts';
import type { Customer, SearchStore, SimilarMessage } from '../../search.ts';
import { personOf } from '../people.ts';
import type { AttachedIndex, Standing } from './attached-index.ts';
import { foundMessages } from './found-messages.ts';
import { matchOf } from './match.ts';
import type { Names } from './names.ts';
import { newestFirst, type Position } from './order.ts';

type Like = Parameters<SearchStore['similar']>[0];

/** The messages most like a text: of the newest that share its rarest pieces, or of one person all. */
export function similar(
  reader: Database,
  index: AttachedIndex,
  namesAt: (version: number) => Names,
  { text, of, limit, besides, beforeId }: Like,
): SimilarMessage[] {
  return index.inSnapshot((standing) => {
    const grams = gramsOf(text);
    const person = of && personIds(reader, namesAt(standing.version), of);
    const ids = person?.isOnly
      ? saidBy(reader, person.accounts)
      : [...sharing(reader, standing, grams), ...unindexed(standing)];
    const edge = beforeId === undefined ? undefined : positionOf(reader, beforeId);
    const scored = candidates(reader, ids)
      .filter(
        (one) =>
          one.id !== besides &&
          (!person || isOf(person, one)) &&
          (!edge || newestFirst.compare(edge, one) < 0),
      )
      .map((one) => ({ ...one, similarity: similarityOf(grams, gramsOf(one.text)) }))
      .filter(({ similarity }) => similarity >= LEAST)
      .toSorted((a, b) => b.similarity - a.similarity || newestFirst.compare(a, b))
      .slice(0, limit);
    const found = foundMessages(
      reader,
      scored.map(({ id }) => id),
    );
    return found.map((message, at) => ({ ...message, similarity: scored[at]?.similarity ?? 0 }));
  });
}

/** With less in common than this, two messages are not alike. */
const LEAST = 0.3;
/** Pieces by which others are looked for. */
const RARE_GRAMS = 8;
/** A piece in so many messages is as common as any. */
const COMMON = 3_000;
/** Messages that are compared. */
const COMPARED = 2_000;

interface Person {
  readonly accounts: ReadonlySet<number>;
  readonly isOnly: boolean;
}

function personIds(reader: Database, names: Names, of: NonNullable<Like['of']>): Person {
  const { customer, isOnly } = of;
  return { accounts: new Set(personOf(reader, accountsOf(reader, names, customer))), isOnly };
}

function accountsOf(reader: Database, names: Names, customer: Customer | null): readonly number[] {
  if (customer === null) return [];
  if ('conversationId' in customer) return customersOf(reader, customer.conversationId);
  return names.accounts(customer.name, ['customer', 'unknown']);
}

function customersOf(reader: Database, conversationId: number): number[] {
  return reader
    .prepare<[number], number>(`
      SELECT customer_id
      FROM conversations
      WHERE id = ?
        AND customer_id IS NOT NULL`)
    .pluck()
    .all(conversationId);
}

/** The newest messages that share one of the rarest pieces. */
function sharing(reader: Database, { meta }: Standing, grams: ReadonlySet<string>): number[] {
  if (!meta) return [];
  const frequency = reader
    .prepare<[string], number>(`
      SELECT COUNT(*)
      FROM (
        SELECT 1
        FROM search.grams
        WHERE grams MATCH ?
        LIMIT ${COMMON}
      )`)
    .pluck();
  const rare = [...grams]
    .map((gram) => ({ gram, frequency: frequency.get(matchAny([gram])) ?? 0 }))
    .filter((one) => one.frequency > 0)
    .toSorted((a, b) => a.frequency - b.frequency || (a.gram < b.gram ? -1 : 1))
    .slice(0, RARE_GRAMS)
    .map(({ gram }) => gram);
  if (rare.length === 0) return [];
  return reader
    .prepare<[string], number>(`
      SELECT s.message_id
      FROM search.grams AS g
      CROSS JOIN search.slots AS s ON s.slot = g.rowid
      WHERE g.grams MATCH ?
      ORDER BY g.rowid DESC
      LIMIT ${COMPARED}`)
    .pluck()
    .all(matchAny(rare));
}

function matchAny(tokens: readonly string[]): string {
  const parts = tokens.map((text) => ({ is: 'token', text }) as const);
  return matchOf({ tokens: [], absent: [] }, [{ is: 'or', parts }]) ?? '';
}

/** The newest that are not in the index yet. */
function unindexed({ meta, newestId }: Standing): number[] {
  const from = Math.max(meta?.watermark ?? 0, newestId - COMPARED);
  return Array.from({ length: newestId - from }, (_, at) => from + 1 + at);
}

function saidBy(reader: Database, accounts: ReadonlySet<number>): number[] {
  return reader
    .prepare<[string], number>(`
      SELECT id
      FROM messages
      WHERE account_id IN (SELECT value FROM json_each(?))
      ORDER BY sent_at DESC
      LIMIT ${10 * COMPARED}`)
    .pluck()
    .all(JSON.stringify([...accounts]));
}

interface Compared extends Position {
  readonly text: string;
  readonly accountId: number | null;
  readonly customerId: number | null;
  readonly role: string | null;
}

function candidates(reader: Database, ids: readonly number[]): Compared[] {
  return reader
    .prepare<[string], Compared>(`
      SELECT m.id, m.sent_at AS sentAt, m.text, m.account_id AS accountId,
        c.customer_id AS customerId, a.role
      FROM json_each(?) AS listed
      CROSS JOIN messages AS m ON m.id = listed.value
      JOIN conversations AS c ON c.id = m.conversation_id
      LEFT JOIN accounts AS a ON a.id = m.account_id
      WHERE m.is_system = 0`)
    .all(JSON.stringify([...new Set(ids)]));
}

/** Words of this person; or of others who are no agents, in conversations that are not this person's. */
function isOf({ accounts, isOnly }: Person, { accountId, customerId, role }: Compared): boolean {
  if (isOnly) return accountId !== null && accounts.has(accountId);
  const isTheirs = customerId !== null && accounts.has(customerId);
  const isOwn = accountId !== null && accounts.has(accountId);
  return !isTheirs && !isOwn && role !== 'agent' && role !== 'bot';
}

function positionOf(reader: Database, id: number): Position | undefined {
  return reader
    .prepare<[number], Position>(`
      SELECT id, sent_at AS sentAt
      FROM main.messages
      WHERE id = ?`)
    .get(id);
}

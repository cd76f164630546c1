import type { Database } from 'better-sqlite3';
import type { SearchFilters } from '../../../../../shared/contract/search.ts';
import { facet } from '../../../../../shared/domain/search/tokens.ts';
import { personOf } from '../people.ts';
import type { Position } from './newest.ts';
import { HIGHEST_SLOT, LOWEST_SLOT, wantedSlot } from './slots.ts';

/** Filters as SQL. `conditions` on `messages AS m` alone decide; facets and slots only make it fast. */
export interface Narrowing {
  readonly conditions: readonly string[];
  readonly parameters: Readonly<Record<string, bigint | string>>;
  /** Of each group at least one facet is in every message that the conditions let through. */
  readonly facets: readonly (readonly string[])[];
  /** Slots outside hold nothing that the conditions let through, `displacement` given. */
  slots(displacement: number): { readonly low: number; readonly high: number };
}

/** Roles and names live on accounts and may be told later, so they are looked up now. */
export function narrow(reader: Database, filters: SearchFilters, before?: Position): Narrowing {
  const parts = [
    ...inTime(filters),
    ...inConversation(filters),
    ...inShop(reader, filters),
    ...ofRole(reader, filters),
    ...ofAgent(reader, filters),
    ...ofCustomer(reader, filters),
    ...naming(reader, filters),
    ...(before ? [olderThan(before)] : []),
  ];
  return {
    conditions: parts.map(({ condition }) => condition),
    parameters: Object.assign({}, ...parts.map(({ parameters }) => parameters)) as Parameters,
    facets: parts.flatMap(({ facets }) => (facets && facets.length <= MOST_FACETS ? [facets] : [])),
    slots: (displacement) => slotsOf(filters, before, displacement),
  };
}

type Parameters = Record<string, bigint | string>;

interface Part {
  readonly condition: string;
  readonly parameters: Parameters;
  readonly facets?: readonly string[];
}

/** More alternatives than this cost more in the index than the condition does. */
const MOST_FACETS = 64;

function inTime({ from, to }: SearchFilters): Part[] {
  const parts: Part[] = [];
  if (from !== undefined) {
    parts.push({ condition: 'm.sent_at >= @from', parameters: { from: BigInt(from) } });
  }
  if (to !== undefined) {
    parts.push({ condition: 'm.sent_at < @to', parameters: { to: BigInt(to) } });
  }
  return parts;
}

function inConversation({ conversationId, platform }: SearchFilters): Part[] {
  const parts: Part[] = [];
  if (conversationId !== undefined) {
    parts.push({
      condition: 'm.conversation_id = @conversation',
      parameters: { conversation: BigInt(conversationId) },
      facets: [facet.conversation(Number(conversationId))],
    });
  }
  if (platform !== undefined) {
    parts.push({
      condition: ofItsConversation('c.platform = @platform'),
      parameters: { platform },
      facets: [facet.platform(platform)],
    });
  }
  return parts;
}

function inShop(reader: Database, { shop }: SearchFilters): Part[] {
  if (shop === undefined) return [];
  const shops = reader
    .prepare<[], { id: number; name: string }>(`
      SELECT id, name
      FROM shops`)
    .all();
  const ids = named(shop, shops);
  return [
    {
      condition: ofItsConversation('c.shop_id IN (SELECT value FROM json_each(@shops))'),
      parameters: { shops: JSON.stringify(ids) },
      facets: ids.map(facet.shop),
    },
  ];
}

function ofRole(reader: Database, { role }: SearchFilters): Part[] {
  if (role === undefined) return [];
  const accounts = reader
    .prepare<[string, number], { id: number }>(
      `
      SELECT id
      FROM accounts
      WHERE role = ?
      LIMIT ?`,
    )
    .all(role, MOST_FACETS + 1);
  const others = { system: [facet.system], unknown: [facet.account(0)] };
  return [
    {
      condition: `
        CASE
          WHEN m.is_system = 1 THEN 'system'
          ELSE COALESCE((SELECT a.role FROM accounts AS a WHERE a.id = m.account_id), 'unknown')
        END = @role`,
      parameters: { role },
      facets: [
        ...accounts.map(({ id }) => facet.account(id)),
        ...(role === 'system' || role === 'unknown' ? others[role] : []),
      ],
    },
  ];
}

function ofAgent(reader: Database, { agent }: SearchFilters): Part[] {
  if (agent === undefined) return [];
  const ids = accountsNamed(reader, agent, ['agent', 'bot', 'unknown']);
  return [
    {
      condition: 'm.account_id IN (SELECT value FROM json_each(@agents))',
      parameters: { agents: JSON.stringify(ids) },
      facets: ids.map(facet.account),
    },
  ];
}

/** What a customer wrote, from whatever account of theirs, and all of the conversations that are theirs. */
function ofCustomer(reader: Database, { customer }: SearchFilters): Part[] {
  if (customer === undefined) return [];
  const ids = personOf(reader, accountsNamed(reader, customer, ['customer', 'unknown']));
  const conversations = reader
    .prepare<[string, number], { id: number }>(
      `
      SELECT id
      FROM conversations
      WHERE customer_id IN (SELECT value FROM json_each(?))
      LIMIT ?`,
    )
    .all(JSON.stringify(ids), MOST_FACETS + 1);
  return [
    {
      condition: `(
        m.account_id IN (SELECT value FROM json_each(@customers))
        OR ${ofItsConversation('c.customer_id IN (SELECT value FROM json_each(@customers))')}
      )`,
      parameters: { customers: JSON.stringify(ids) },
      facets: [...ids.map(facet.account), ...conversations.map(({ id }) => facet.conversation(id))],
    },
  ];
}

/** A number that somebody wrote with spaces or hyphens is the same number. */
function naming(reader: Database, { reference }: SearchFilters): Part[] {
  if (reference === undefined) return [];
  const value = reference.replace(/[\s-]/g, '').toUpperCase();
  const conversations = reader
    .prepare<[string, number], { id: number }>(`
      SELECT DISTINCT m.conversation_id AS id
      FROM message_references AS r
      JOIN messages AS m ON m.id = r.message_id
      WHERE r.kind IN ('order', 'item', 'tracking', 'phone')
        AND r.value = ?
      LIMIT ?`)
    .all(value, MOST_FACETS + 1);
  return [
    {
      condition: `EXISTS (
        SELECT 1
        FROM message_references AS r
        WHERE r.message_id = m.id
          AND r.kind <> 'amount'
          AND r.value = @reference
      )`,
      parameters: { reference: value },
      facets: conversations.map(({ id }) => facet.conversation(id)),
    },
  ];
}

function olderThan({ sentAt, id }: Position): Part {
  if (sentAt === null) {
    return {
      condition: '(m.sent_at IS NULL AND m.id < @beforeId)',
      parameters: { beforeId: BigInt(id) },
    };
  }
  return {
    condition: `(
      m.sent_at < @beforeAt
      OR (m.sent_at = @beforeAt AND m.id < @beforeId)
      OR m.sent_at IS NULL
    )`,
    parameters: { beforeAt: BigInt(sentAt), beforeId: BigInt(id) },
  };
}

function ofItsConversation(condition: string): string {
  return `EXISTS (
    SELECT 1
    FROM conversations AS c
    WHERE c.id = m.conversation_id
      AND ${condition}
  )`;
}

function accountsNamed(reader: Database, name: string, roles: readonly string[]): number[] {
  const accounts = reader
    .prepare<[string], { id: number; name: string; handle: string }>(
      `
      SELECT id, name, handle
      FROM accounts
      WHERE role IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(roles));
  return named(name, accounts);
}

/** Those called exactly so; where nobody is, those whose name or handle has it in it. */
function named(
  wanted: string,
  all: readonly { readonly id: number; readonly name: string; readonly handle?: string }[],
): number[] {
  const exact = all.filter(({ name, handle }) => name === wanted || handle === wanted);
  const part = wanted.toLowerCase();
  const isPart = (text: string | undefined): boolean => text?.toLowerCase().includes(part) ?? false;
  const found =
    exact.length > 0 ? exact : all.filter(({ name, handle }) => isPart(name) || isPart(handle));
  return found.map(({ id }) => id);
}

/** An entry stands at most `displacement` above the slot that it wanted, never below. */
function slotsOf(
  { from, to }: SearchFilters,
  before: Position | undefined,
  displacement: number,
): { low: number; high: number } {
  const highs = [HIGHEST_SLOT];
  if (to !== undefined) highs.push(wantedSlot(to, 0) + displacement);
  if (before) highs.push(wantedSlot(before.sentAt, before.id) + displacement);
  return {
    low: from === undefined ? LOWEST_SLOT : wantedSlot(from, 0),
    high: Math.min(...highs),
  };
}

import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type {
  ContradictionFact,
  Coverage,
  DisputeFact,
  HandoverFacts,
  HandoverWindow,
  MemoFact,
  PromiseFact,
  WaitingFact,
} from '../../../../shared/domain/handovers/facts.ts';
import { factMessages, type FactMessages } from './handovers-messages.ts';

/** What the archive knows that a note for this window should say. */
export function factsOf(db: Database, window: HandoverWindow): HandoverFacts {
  const scope = scopeOf(db, window);
  const messages = factMessages(db, window.to);
  const promises = selectPromises(db, scope, messages);
  const disputes = selectDisputes(db, scope, messages);
  return {
    snapshotMessageId: newestMessage(db),
    promises,
    disputes,
    waiting: selectWaiting(db, scope, messages),
    memos: selectMemos(db, scope, messages),
    contradictions: selectContradictions(db, scope, messages),
    leftOut: countLeftOut(db, scope, promises, disputes),
    coverage: selectCoverage(db, scope),
  };
}

/** The id of a shop; null stands for all. `not-found` when no import named it. */
export function shopIdOf(db: Database, shop: string | null): number | null {
  if (shop === null) return null;
  const row = db
    .prepare<[string], { id: number }>(
      `
      SELECT id
      FROM shops
      WHERE name = ?`,
    )
    .get(shop);
  if (row) return row.id;
  throw new AppError('not-found', 'The archive knows no shop of this name.', { shop });
}

/** The window in the names that the queries bind. */
interface Scope {
  readonly shop: number | null;
  readonly from: number;
  readonly to: number;
  readonly nextShiftEnd: number;
  readonly quiet: number;
  readonly known: number | null;
  readonly carriedPromises: string;
  readonly carriedDisputes: string;
  readonly carriedConversations: string;
  readonly carriedPolicies: string;
}

function scopeOf(db: Database, window: HandoverWindow): Scope {
  const carried = (kind: string): string =>
    JSON.stringify(window.carried.filter((one) => one.kind === kind).map(({ id }) => Number(id)));
  return {
    shop: shopIdOf(db, window.shop),
    from: window.from,
    to: window.to,
    nextShiftEnd: window.nextShiftEnd,
    quiet: window.quietSince,
    known: window.knownMessageId === null ? null : Number(window.knownMessageId),
    carriedPromises: carried('promise'),
    carriedDisputes: carried('dispute'),
    carriedConversations: carried('conversation'),
    carriedPolicies: carried('policy'),
  };
}

/** Columns and joins of the place where a message `m` of conversation `c` stands. */
const place = `
  c.id AS conversation_id,
  COALESCE(NULLIF(customer.name, ''), c.title) AS customer,
  s.name AS shop,
  (
    SELECT order_no
    FROM (
      SELECT order_no
      FROM messages
      WHERE conversation_id = c.id
        AND sent_at < @to
      ORDER BY sent_at DESC, id DESC
      LIMIT 200
    )
    WHERE order_no IS NOT NULL
    LIMIT 1
  ) AS order_no`;
const placeJoins = `
  LEFT JOIN accounts customer ON customer.id = c.customer_id
  LEFT JOIN shops s ON s.id = c.shop_id`;
const inShop = '(@shop IS NULL OR c.shop_id = @shop)';
/** Said in the window, or imported since the note before. */
const isNew = '(m.sent_at >= @from OR m.id > @known)';

interface PlaceRow {
  readonly conversation_id: number;
  readonly customer: string;
  readonly shop: string | null;
  readonly order_no: string | null;
}

function toPlace({ conversation_id, customer, shop, order_no }: PlaceRow) {
  return { conversationId: String(conversation_id), customer, shop, orderNo: order_no };
}

interface PromiseRow extends PlaceRow {
  readonly id: number;
  readonly message_id: number;
  readonly status: string;
  readonly what: string;
  readonly due_phrase: string | null;
  readonly due_at: number | null;
  readonly amount_cents: number | null;
  readonly owner: string | null;
}

/** Confirmed ones until they end; proposals while they fall due, or when they are new. */
function selectPromises(db: Database, scope: Scope, messages: FactMessages): PromiseFact[] {
  const rows = db
    .prepare<[Scope], PromiseRow>(
      `
      SELECT p.id, p.message_id, p.status, p.what, p.due_phrase, p.due_at, p.amount_cents, p.owner,
        ${place}
      FROM promises p
      JOIN messages m ON m.id = p.message_id
      JOIN conversations c ON c.id = m.conversation_id
      ${placeJoins}
      WHERE p.status IN ('proposed', 'open')
        AND (m.sent_at IS NULL OR m.sent_at < @to)
        AND ${inShop}
        AND (
          p.status = 'open'
          OR (p.due_at >= @quiet AND p.due_at < @nextShiftEnd)
          OR ${isNew}
          OR p.id IN (SELECT value FROM json_each(@carriedPromises))
        )
      ORDER BY p.due_at, p.id`,
    )
    .all(scope);
  return rows.map((row) => ({
    ...toPlace(row),
    promiseId: String(row.id),
    proposed: row.status === 'proposed',
    what: row.what,
    duePhrase: row.due_phrase,
    dueAt: row.due_at,
    amountCents: row.amount_cents,
    owner: row.owner,
    message: messages.get(row.message_id),
    before: messages.before(row.message_id),
    after: messages.after(row.message_id),
  }));
}

interface DisputeRow extends PlaceRow {
  readonly id: number;
  readonly stage: string;
  readonly kind: string;
  readonly severity: number;
  readonly amount_cents: number | null;
  readonly deadline_at: number | null;
  readonly owner: string | null;
  readonly next_step: string | null;
  readonly opened_at: number | null;
}

function selectDisputes(db: Database, scope: Scope, messages: FactMessages): DisputeFact[] {
  const rows = db
    .prepare<[Scope], DisputeRow>(
      `
      SELECT d.id, d.stage, d.kind, d.severity, d.amount_cents, d.deadline_at, d.owner, d.next_step,
        d.opened_at, ${place}
      FROM disputes d
      JOIN conversations c ON c.id = d.conversation_id
      ${placeJoins}
      WHERE d.stage NOT IN ('closed', 'rejected')
        AND ${inShop}
        AND (
          d.stage <> 'proposed'
          OR d.id IN (SELECT value FROM json_each(@carriedDisputes))
          OR EXISTS (
            SELECT 1
            FROM dispute_messages l
            JOIN messages m ON m.id = l.message_id
            WHERE l.dispute_id = d.id
              AND (m.sent_at >= @quiet OR m.id > @known)
          )
        )
      ORDER BY d.opened_at, d.id`,
    )
    .all(scope);
  return rows.flatMap((row) => {
    const said = messages.ofDispute(row.id);
    const last = said.at(-1);
    // All of it was said after the window: the next note's matter.
    if (last === undefined) return [];
    return {
      ...toPlace(row),
      disputeId: String(row.id),
      stage: row.stage,
      kind: row.kind,
      severity: row.severity,
      amountCents: row.amount_cents,
      deadlineAt: row.deadline_at,
      owner: row.owner,
      nextStep: row.next_step,
      openedAt: row.opened_at,
      messages: said,
      answer: messages.lastAnswer(row.conversation_id, said[0] ?? last),
    };
  });
}

function selectWaiting(db: Database, scope: Scope, messages: FactMessages): WaitingFact[] {
  const rows = db
    .prepare<[Scope], PlaceRow & { open_kind: WaitingFact['kind'] }>(
      `
      SELECT c.open_kind, ${place}
      FROM conversations c
      ${placeJoins}
      WHERE c.open_kind IN ('customer_unanswered', 'agent_owes')
        AND c.last_at < @to
        AND ${inShop}
        AND (
          c.last_at >= @quiet
          OR c.id IN (SELECT value FROM json_each(@carriedConversations))
        )
      ORDER BY c.last_at, c.id`,
    )
    .all(scope);
  return rows
    .map((row) => ({
      ...toPlace(row),
      kind: row.open_kind,
      tail: messages.tail(row.conversation_id),
    }))
    .filter(({ kind, tail }) => {
      // What an agent said last and owes is a promise's matter; here somebody waits for words.
      const people = tail.filter(({ role }) => role !== 'system' && role !== 'bot');
      return (
        people.length > 0 && (kind === 'customer_unanswered' || people.at(-1)?.role === 'customer')
      );
    });
}

/** Conversations with words of an address in the window; the domain decides what they mean. */
function selectMemos(db: Database, scope: Scope, messages: FactMessages): MemoFact[] {
  const rows = db
    .prepare<[Scope], PlaceRow & { message_id: number }>(
      `
      SELECT m.id AS message_id, ${place}
      FROM conversations c
      JOIN messages m ON m.conversation_id = c.id
      ${placeJoins}
      WHERE c.last_at >= @quiet
        AND m.sent_at >= @quiet
        AND m.sent_at < @to
        AND ${isNew}
        AND ${inShop}
        AND m.is_system = 0
        AND m.internal = 0
        AND (m.text LIKE '%地址%' OR m.text LIKE '%address%')
      ORDER BY m.sent_at, m.id`,
    )
    .all(scope);
  const first = new Map(rows.toReversed().map((row) => [row.conversation_id, row]));
  return [...first.values()].map((row) => ({
    ...toPlace(row),
    messages: messages.from(row.message_id),
  }));
}

function selectContradictions(
  db: Database,
  scope: Scope,
  messages: FactMessages,
): ContradictionFact[] {
  const rows = db
    .prepare<[Scope], PlaceRow & { id: number; status: string; a: number; b: number }>(
      `
      SELECT k.id, k.status, k.message_a_id AS a, k.message_b_id AS b, ${place}
      FROM contradictions k
      JOIN messages m ON m.id = k.message_b_id
      JOIN conversations c ON c.id = m.conversation_id
      ${placeJoins}
      WHERE k.status <> 'rejected'
        AND m.sent_at < @to
        AND ${inShop}
        AND (
          (m.sent_at >= @quiet AND ${isNew})
          OR k.id IN (SELECT value FROM json_each(@carriedPolicies))
        )
      ORDER BY m.sent_at, k.id`,
    )
    .all(scope);
  return rows.map((row) => ({
    ...toPlace(row),
    contradictionId: String(row.id),
    proposed: row.status === 'proposed',
    said: [messages.get(row.a), messages.get(row.b)],
  }));
}

function countLeftOut(
  db: Database,
  scope: Scope,
  promises: readonly PromiseFact[],
  disputes: readonly DisputeFact[],
): HandoverFacts['leftOut'] {
  const row = db
    .prepare<[Scope], { promises: number; disputes: number; waiting: number }>(
      `
      SELECT
        (
          SELECT count(*)
          FROM promises p
          JOIN messages m ON m.id = p.message_id
          JOIN conversations c ON c.id = m.conversation_id
          WHERE p.status = 'proposed'
            AND (m.sent_at IS NULL OR m.sent_at < @to)
            AND (p.due_at IS NULL OR p.due_at < @nextShiftEnd)
            AND ${inShop}
        ) AS promises,
        (
          SELECT count(*)
          FROM disputes d
          JOIN conversations c ON c.id = d.conversation_id
          WHERE d.stage = 'proposed'
            AND (d.opened_at IS NULL OR d.opened_at < @to)
            AND ${inShop}
        ) AS disputes,
        (
          SELECT count(*)
          FROM conversations c
          WHERE c.open_kind = 'customer_unanswered'
            AND c.last_at < @quiet
            AND c.id NOT IN (SELECT value FROM json_each(@carriedConversations))
            AND ${inShop}
        ) AS waiting`,
    )
    .get(scope);
  const { nextShiftEnd } = scope;
  const listed = promises.filter(
    ({ proposed, dueAt }) => proposed && (dueAt === null || dueAt < nextShiftEnd),
  );
  return {
    promises: Math.max(0, (row?.promises ?? 0) - listed.length),
    disputes: Math.max(
      0,
      (row?.disputes ?? 0) - disputes.filter(({ stage }) => stage === 'proposed').length,
    ),
    waiting: row?.waiting ?? 0,
  };
}

function selectCoverage(db: Database, scope: Scope): Coverage[] {
  return db
    .prepare<[Scope], Coverage>(
      `
      SELECT c.platform, max(c.last_at) AS lastMessageAt,
        (
          SELECT max(b.finished_at)
          FROM source_files f
          JOIN import_batches b ON b.id = f.batch_id
          WHERE f.status = 'imported'
            AND (@shop IS NULL OR b.shop_id = @shop OR b.shop_id IS NULL)
        ) AS lastImportAt
      FROM conversations c
      WHERE ${inShop}
      GROUP BY c.platform
      ORDER BY c.platform`,
    )
    .all(scope);
}

function newestMessage(db: Database): string | null {
  const row = db
    .prepare<[], { id: number | null }>(
      `
      SELECT max(id) AS id
      FROM messages`,
    )
    .get();
  return row?.id ? String(row.id) : null;
}

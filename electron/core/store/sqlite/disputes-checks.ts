import type { Database } from 'better-sqlite3';
import type { CheckState, Found, Ticked } from '../../../../shared/domain/disputes/checklist.ts';
import type { By } from '../store.ts';
import type { DisputeTick } from '../disputes.ts';
import { prepareOnce } from './prepare.ts';

/** What people said of the items of a dispute's checklists. */
export function tickedOf(db: Database, disputeId: number): Ticked {
  const rows = prepareOnce<[number], TickRow>(
    db,
    `
    SELECT k.item, k.state, m.id AS messageId, k.note
    FROM dispute_checks k
    LEFT JOIN messages m ON m.id = k.message_id
    WHERE k.dispute_id = ?`,
  ).all(disputeId);
  return new Map(
    rows.map(({ item, state, messageId, note }) => [
      item,
      { state, note, messageId: messageId === null ? null : String(messageId) },
    ]),
  );
}

interface TickRow {
  readonly item: string;
  readonly state: CheckState;
  readonly messageId: number | null;
  readonly note: string | null;
}

export function writeTick(
  db: Database,
  disputeId: number | bigint,
  { item, state, messageId, note }: DisputeTick,
  by: By,
): void {
  db.prepare(
    `
    INSERT INTO dispute_checks (dispute_id, item, state, message_id, note, changed_at, changed_by)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (dispute_id, item) DO UPDATE
    SET state = excluded.state,
        message_id = excluded.message_id,
        note = excluded.note,
        changed_at = excluded.changed_at,
        changed_by = excluded.changed_by`,
  ).run(
    disputeId,
    item,
    state,
    messageId === null ? null : BigInt(messageId),
    note,
    by.at,
    by.actor,
  );
}

const dayMs = 24 * 3_600_000;
/** A board shows hundreds of cases: no long chat is read to its end for one of them. */
const mostMessages = 400;

/** What the conversation shows around a dispute: pictures, a tracking number, an order. */
export function foundOf(
  db: Database,
  conversationId: number,
  openedAt: number | null,
  chat: string | null,
): { found: Found; orderNo: string | null } {
  const { pictures, shipping, order_id, order_no } = prepareOnce<[object], FoundRow>(
    db,
    foundQuery,
  ).get({
    conversationId,
    since: openedAt === null ? -9e15 : openedAt - 30 * dayMs,
    mostMessages,
  })!;
  const id = (value: number | null): string | null => (value === null ? null : String(value));
  return {
    found: { chat, pictures: id(pictures), shipping: id(shipping), order: id(order_id) },
    orderNo: order_no,
  };
}

interface FoundRow {
  readonly pictures: number | null;
  readonly shipping: number | null;
  readonly order_id: number | null;
  readonly order_no: string | null;
}

const foundQuery = `
  WITH near AS MATERIALIZED (
    SELECT id, kind
    FROM messages
    WHERE conversation_id = @conversationId
      AND sent_at >= @since
    ORDER BY sent_at, id
    LIMIT @mostMessages
  ),
  named AS MATERIALIZED (
    SELECT r.kind, r.value, r.message_id
    FROM near
    JOIN message_references r ON r.message_id = near.id
    WHERE r.kind IN ('tracking', 'order')
  )
  SELECT
    (SELECT min(id) FROM near WHERE kind IN ('image', 'video')) AS pictures,
    (SELECT min(message_id) FROM named WHERE kind = 'tracking') AS shipping,
    (SELECT min(message_id) FROM named WHERE kind = 'order') AS order_id,
    (SELECT value FROM named WHERE kind = 'order' ORDER BY message_id DESC LIMIT 1) AS order_no`;

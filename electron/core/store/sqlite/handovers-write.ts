import type { Database } from 'better-sqlite3';
import type { HandoverItem } from '../../../../shared/contract/handover-items.ts';
import type { Acknowledgement } from '../../../../shared/contract/handover-notes.ts';
import type { ItemField } from '../../../../shared/domain/handovers/draft-items.ts';
import type { DraftRecord, ItemChange } from '../handovers.ts';

/** Writes the head of a draft and returns its id. */
export function writeHead(db: Database, draft: DraftRecord, shopId: number | null): number {
  const values = [
    shopId,
    draft.shift,
    draft.from,
    draft.to,
    draft.zone,
    draft.outgoing,
    draft.incoming,
    draft.snapshotAt,
    Number(draft.snapshotMessageId ?? 0),
    draft.followsId === null ? null : Number(draft.followsId),
    JSON.stringify(draft.coverage),
    JSON.stringify(draft.leftOut),
  ];
  if (draft.handoverId === null) {
    const { lastInsertRowid } = db
      .prepare(
        `
        INSERT INTO handovers (state, shop_id, shift, from_at, to_at, zone, outgoing, incoming,
          snapshot_at, snapshot_message_id, follows_id, coverage, left_out)
        VALUES ('draft', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(values);
    return Number(lastInsertRowid);
  }
  db.prepare(
    `
    UPDATE handovers
    SET shop_id = ?,
        shift = ?,
        from_at = ?,
        to_at = ?,
        zone = ?,
        outgoing = ?,
        incoming = ?,
        snapshot_at = ?,
        snapshot_message_id = ?,
        follows_id = ?,
        coverage = ?,
        left_out = ?
    WHERE id = ?`,
  ).run(...values, Number(draft.handoverId));
  return Number(draft.handoverId);
}

/** Makes the items of a draft exactly these, in this order. */
export function writeItems(db: Database, handoverId: number, items: DraftRecord['items']): void {
  const kept = items.flatMap(({ id }) => (id === null ? [] : [Number(id)]));
  db.prepare(
    `
    DELETE FROM handover_items
    WHERE handover_id = ?
      AND id NOT IN (SELECT value FROM json_each(?))`,
  ).run(handoverId, JSON.stringify(kept));
  for (const [position, { id, item, edited }] of items.entries()) {
    if (id === null) insertItem(db, handoverId, position, item, edited);
    else updateItem(db, id, item, edited, position);
  }
}

export function insertItem(
  db: Database,
  handoverId: number,
  position: number,
  item: Omit<HandoverItem, 'id'>,
  edited: readonly ItemField[],
): number {
  const { lastInsertRowid } = db
    .prepare(
      `
      INSERT INTO handover_items (handover_id, position, section, severity, state, source_kind,
        source_id, carried_from, carry_count, fields, edited)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(handoverId, position, ...columnsOf(item), JSON.stringify(edited));
  return Number(lastInsertRowid);
}

/** Without a position the item stays where it is. */
export function updateItem(
  db: Database,
  itemId: string,
  item: Omit<HandoverItem, 'id'>,
  edited: readonly ItemField[],
  position: number | null = null,
): void {
  db.prepare(
    `
    UPDATE handover_items
    SET position = COALESCE(?, position),
        section = ?,
        severity = ?,
        state = ?,
        source_kind = ?,
        source_id = ?,
        carried_from = ?,
        carry_count = ?,
        fields = ?,
        edited = ?
    WHERE id = ?`,
  ).run(position, ...columnsOf(item), JSON.stringify(edited), Number(itemId));
}

export function insertChanges(db: Database, changes: readonly ItemChange[]): void {
  const insert = db.prepare(`
    INSERT INTO handover_item_changes (item_id, at, by, field, before, after, reason, proof_message_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  for (const { itemId, at, by, field, before, after, reason, proofMessageId } of changes) {
    const proof = proofMessageId === null ? null : Number(proofMessageId);
    insert.run(Number(itemId), at, by, field, before, after, reason, proof);
  }
}

export function insertAcknowledgements(db: Database, words: readonly Acknowledgement[]): void {
  const insert = db.prepare(`
    INSERT INTO handover_acknowledgements (item_id, action, reason, at, by, solo)
    VALUES (?, ?, ?, ?, ?, ?)`);
  const insertReadBack = db.prepare(`
    INSERT INTO handover_read_backs (acknowledgement_id, next_action, due_at)
    VALUES (?, ?, ?)`);
  for (const { itemId, action, reason, at, by, solo, readBack } of words) {
    const { lastInsertRowid } = insert.run(Number(itemId), action, reason, at, by, solo ? 1 : 0);
    if (readBack) insertReadBack.run(lastInsertRowid, readBack.next_action, readBack.due_at);
  }
}

function columnsOf(item: Omit<HandoverItem, 'id'>): (string | number | null)[] {
  const { section, severity, state, source_ref, carried_from, carry_count, ...rest } = item;
  const { id: _, ...fields } = rest as typeof rest & { id?: string };
  return [
    section,
    severity,
    state,
    source_ref.kind,
    source_ref.id === null ? null : Number(source_ref.id),
    carried_from === null ? null : Number(carried_from),
    carry_count,
    JSON.stringify(fields),
  ];
}

import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { AppError } from '../../../../shared/contract/errors.ts';
import { handoverItemSchema } from '../../../../shared/contract/handover-items.ts';
import {
  type Acknowledgement,
  type Addendum,
  type Countersignature,
} from '../../../../shared/contract/handover-notes.ts';
import type { ItemField } from '../../../../shared/domain/handovers/draft-items.ts';
import type { ItemChange, StoredHandover, StoredItem } from '../handovers.ts';

/** Reads one note whole. `not-found` when there is none of this id. */
export function readHandover(db: Database, handoverId: string): StoredHandover {
  const row = db
    .prepare<[number], HandoverRow>(
      `${selectHead}
      WHERE h.id = ?`,
    )
    .get(Number(handoverId));
  if (row === undefined) {
    throw new AppError('not-found', 'There is no handover of this id.', { handoverId });
  }
  return wholeHandover(db, row);
}

/** Columns of a head: the note's own, its shop, when it was published, and when its writer was there. */
export const headColumns = `
  h.*, s.name AS shop,
  (
    SELECT published_at
    FROM handover_publications
    WHERE handover_id = h.id
  ) AS published_at,
  (
    SELECT MIN(started_at)
    FROM duties
    WHERE person = h.outgoing
      AND cancelled_at IS NULL
      AND from_at >= h.from_at - 86400000
      AND from_at < h.to_at
      AND to_at > h.from_at
  ) AS started_at,
  (
    SELECT MAX(ended_at)
    FROM duties
    WHERE person = h.outgoing
      AND cancelled_at IS NULL
      AND from_at >= h.from_at - 86400000
      AND from_at < h.to_at
      AND to_at > h.from_at
  ) AS ended_at`;

export const selectHead = `
  SELECT ${headColumns}
  FROM handovers h
  LEFT JOIN shops s ON s.id = h.shop_id`;

export interface HandoverRow {
  readonly id: number;
  readonly number: number | null;
  readonly state: 'draft' | 'signed' | 'acknowledged';
  readonly shop: string | null;
  readonly shift: string;
  readonly from_at: number;
  readonly to_at: number;
  readonly zone: string;
  readonly outgoing: string;
  readonly incoming: string | null;
  readonly snapshot_at: number;
  readonly snapshot_message_id: number;
  readonly follows_id: number | null;
  readonly coverage: string;
  readonly left_out: string;
  readonly signed_at: number | null;
  readonly signed_by: string | null;
  readonly published_at: number | null;
  readonly started_at: number | null;
  readonly ended_at: number | null;
  readonly canonical: string | null;
  readonly previous_hash: string | null;
  readonly hash: string | null;
}

export function wholeHandover(db: Database, row: HandoverRow): StoredHandover {
  return {
    head: toHead(row),
    snapshotMessageId: row.snapshot_message_id === 0 ? null : String(row.snapshot_message_id),
    followsId: row.follows_id === null ? null : String(row.follows_id),
    canonical: row.canonical,
    items: itemsOf(db, row.id),
    changes: changesOf(db, row.id),
    acknowledgements: acknowledgementsOf(db, row.id),
    addenda: addendaOf(db, row.id),
    countersignatures: countersignaturesOf(db, row.id),
  };
}

export function toHead(row: HandoverRow): StoredHandover['head'] {
  return {
    handoverId: String(row.id),
    number: row.number,
    state: row.state,
    shop: row.shop,
    shift: row.shift,
    from: row.from_at,
    to: row.to_at,
    zone: row.zone,
    outgoing: row.outgoing,
    incoming: row.incoming,
    snapshotAt: row.snapshot_at,
    coverage: JSON.parse(row.coverage) as StoredHandover['head']['coverage'],
    startedAt: row.started_at,
    endedAt: row.ended_at,
    leftOut: JSON.parse(row.left_out) as StoredHandover['head']['leftOut'],
    signedAt: row.signed_at,
    signedBy: row.signed_by,
    publishedAt: row.signed_at ?? row.published_at,
    automatic: row.published_at !== null,
    hash: row.hash,
    previousHash: row.previous_hash,
  };
}

/** The columns of an item beside its JSON; the rest of its fields live in `fields`. */
interface ItemRow {
  readonly id: number;
  readonly section: string;
  readonly severity: string;
  readonly state: string;
  readonly source_kind: string;
  readonly source_id: number | null;
  readonly carried_from: number | null;
  readonly carry_count: number;
  readonly fields: string;
  readonly edited: string;
}

function itemsOf(db: Database, handoverId: number): StoredItem[] {
  return db
    .prepare<[number], ItemRow>(
      `
      SELECT id, section, severity, state, source_kind, source_id, carried_from, carry_count, fields,
        edited
      FROM handover_items
      WHERE handover_id = ?
      ORDER BY position, id`,
    )
    .all(handoverId)
    .map((row) => ({ item: toItem(row), edited: editedSchema.parse(JSON.parse(row.edited)) }));
}

function toItem(row: ItemRow) {
  const idOf = (id: number | null): string | null => (id === null ? null : String(id));
  return handoverItemSchema.parse({
    ...(JSON.parse(row.fields) as object),
    id: String(row.id),
    section: row.section,
    severity: row.severity,
    state: row.state,
    source_ref: { kind: row.source_kind, id: idOf(row.source_id) },
    carried_from: idOf(row.carried_from),
    carry_count: row.carry_count,
  });
}

const editedSchema = z.array(z.string()).transform((names) => names as ItemField[]);

function changesOf(db: Database, handoverId: number): ItemChange[] {
  return db
    .prepare<
      [number],
      Omit<ItemChange, 'itemId' | 'proofMessageId'> & { id: number; proof: number }
    >(
      `
      SELECT k.item_id AS id, k.field, k.before, k.after, k.reason, k.proof_message_id AS proof, k.by,
        k.at
      FROM handover_item_changes k
      JOIN handover_items i ON i.id = k.item_id
      WHERE i.handover_id = ?
      ORDER BY k.id`,
    )
    .all(handoverId)
    .map(({ id, proof, ...change }) => ({
      ...change,
      itemId: String(id),
      proofMessageId: proof === null ? null : String(proof),
    }));
}

function acknowledgementsOf(db: Database, handoverId: number): Acknowledgement[] {
  return db
    .prepare<[number], AcknowledgementRow>(
      `
      SELECT a.item_id AS id, a.action, a.reason, a.at, a.by, a.solo, r.next_action AS said,
        r.due_at AS due
      FROM handover_acknowledgements a
      JOIN handover_items i ON i.id = a.item_id
      LEFT JOIN handover_read_backs r ON r.acknowledgement_id = a.id
      WHERE i.handover_id = ?
      ORDER BY a.id`,
    )
    .all(handoverId)
    .map(({ id, solo, said, due, ...word }) => ({
      itemId: String(id),
      ...word,
      solo: solo === 1,
      readBack: said === null ? null : { next_action: said, due_at: due },
    }));
}

interface AcknowledgementRow extends Omit<Acknowledgement, 'itemId' | 'solo' | 'readBack'> {
  readonly id: number;
  readonly solo: 0 | 1;
  readonly said: string | null;
  readonly due: string | null;
}

function addendaOf(db: Database, handoverId: number): Addendum[] {
  return db
    .prepare<[number], Omit<Addendum, 'itemId'> & { item: number | null }>(
      `
      SELECT number, item_id AS item, text, by, at, hash
      FROM handover_addenda
      WHERE handover_id = ?
      ORDER BY number`,
    )
    .all(handoverId)
    .map(({ item, ...addendum }) => ({ ...addendum, itemId: item === null ? null : String(item) }));
}

function countersignaturesOf(db: Database, handoverId: number): Countersignature[] {
  return db
    .prepare<[number], Countersignature>(
      `
      SELECT by, at, remark
      FROM handover_countersignatures
      WHERE handover_id = ?
      ORDER BY id`,
    )
    .all(handoverId);
}

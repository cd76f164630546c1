import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { MessageNote, MessageTag, Thing } from '../../../../shared/contract/marks.ts';
import type { ThingMarksStore } from '../marks.ts';
import type { By } from '../store.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';

/** Tags and notes on conversations, accounts, promises and disputes. */
export function thingMarksStore({ reader, writer }: Connections): ThingMarksStore {
  return {
    of: async (thing) => {
      mustExist(reader, thing);
      return marksOf(reader, thing);
    },
    tag: (thing, tag, by) =>
      writer.transaction((db) => {
        mustExist(db, thing);
        const isNew = addThingTag(db, thing, tag, by);
        if (isNew) recordEvent(db, by, 'tag', thing.noun, thing.id, { tag });
        return isNew;
      }),
    untag: (thing, tag, by) =>
      writer.transaction((db) => {
        mustExist(db, thing);
        const wasThere = removeThingTag(db, thing, tag, by);
        if (wasThere) recordEvent(db, by, 'untag', thing.noun, thing.id, { tag });
        return wasThere;
      }),
    note: (thing, text, by) =>
      writer.transaction((db) => {
        mustExist(db, thing);
        const id = addThingNote(db, thing, text, by);
        recordEvent(db, by, 'note', 'thing-note', id, { noun: thing.noun, id: thing.id, text });
        return String(id);
      }),
    removeNote: (noteId, by) =>
      writer.transaction((db) => {
        const note = db
          .prepare<[bigint], { removed_at: number | null }>(
            'SELECT removed_at FROM thing_notes WHERE id = ?',
          )
          .get(BigInt(noteId));
        if (!note) throw new AppError('not-found', 'There is no such note.', { noteId });
        if (note.removed_at !== null) {
          throw new AppError('conflict', 'This note was removed before.', { noteId });
        }
        removeThingNote(db, Number(noteId), by);
        recordEvent(db, by, 'remove-note', 'thing-note', noteId);
      }),
  };
}

const tables = {
  conversation: 'conversations',
  account: 'accounts',
  promise: 'promises',
  dispute: 'disputes',
} as const satisfies Record<Thing['noun'], string>;

function mustExist(db: Database, { noun, id }: Thing): void {
  const found = db.prepare(`SELECT 1 FROM ${tables[noun]} WHERE id = ?`).get(BigInt(id));
  if (!found) throw new AppError('not-found', `There is no such ${noun}.`, { id });
}

/** False where it has the tag already, capital or small. */
export function addThingTag(db: Database, { noun, id }: Thing, tag: string, by: By): boolean {
  const { changes } = db
    .prepare(
      `
      INSERT INTO thing_tags (noun, noun_id, tag, folded, added_at, added_by)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING`,
    )
    .run(noun, BigInt(id), tag, tag.toLowerCase(), by.at, by.actor);
  return changes > 0;
}

/** False where it does not have it. */
export function removeThingTag(db: Database, { noun, id }: Thing, tag: string, by: By): boolean {
  const { changes } = db
    .prepare(
      `
      UPDATE thing_tags
      SET removed_at = ?,
          removed_by = ?
      WHERE noun = ?
        AND noun_id = ?
        AND folded = ?
        AND removed_at IS NULL`,
    )
    .run(by.at, by.actor, noun, BigInt(id), tag.toLowerCase());
  return changes > 0;
}

export function addThingNote(db: Database, { noun, id }: Thing, text: string, by: By): number {
  const { lastInsertRowid } = db
    .prepare(
      `
      INSERT INTO thing_notes (noun, noun_id, text, added_at, added_by)
      VALUES (?, ?, ?, ?, ?)`,
    )
    .run(noun, BigInt(id), text, by.at, by.actor);
  return Number(lastInsertRowid);
}

export function removeThingNote(db: Database, noteId: number, by: By): void {
  db.prepare(
    `
    UPDATE thing_notes
    SET removed_at = ?,
        removed_by = ?
    WHERE id = ?
      AND removed_at IS NULL`,
  ).run(by.at, by.actor, noteId);
}

function marksOf(db: Database, { noun, id }: Thing): { tags: MessageTag[]; notes: MessageNote[] } {
  const tags = db
    .prepare<[string, bigint], MessageTag>(
      `
      SELECT tag, added_at AS addedAt, added_by AS addedBy
      FROM thing_tags
      WHERE noun = ?
        AND noun_id = ?
        AND removed_at IS NULL
      ORDER BY id`,
    )
    .all(noun, BigInt(id));
  const notes = db
    .prepare<[string, bigint], MessageNote>(
      `
      SELECT CAST(id AS TEXT) AS noteId, text, added_at AS addedAt, added_by AS addedBy
      FROM thing_notes
      WHERE noun = ?
        AND noun_id = ?
        AND removed_at IS NULL
      ORDER BY added_at, id`,
    )
    .all(noun, BigInt(id));
  return { tags, notes };
}

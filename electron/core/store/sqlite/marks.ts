import type { Database } from 'better-sqlite3';
import type { MessageMarks, MessageNote, MessageTag } from '../../../../shared/contract/marks.ts';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { MarksStore } from '../marks.ts';
import type { By } from '../store.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';
import { thingMarksStore } from './thing-marks.ts';

export function marksStore(connections: Connections): MarksStore {
  const { reader, writer } = connections;
  return {
    things: thingMarksStore(connections),
    get: async (messageIds) => marksOf(reader, messageIds),
    tags: async () =>
      reader
        .prepare<[], { tag: string; messages: number }>(`
          SELECT MIN(t.tag) AS tag, COUNT(*) AS messages
          FROM message_tags AS t
          JOIN messages AS m ON m.id = t.message_id
          WHERE t.removed_at IS NULL
          GROUP BY t.folded
          ORDER BY messages DESC, t.folded`)
        .all(),
    tag: (messageIds, tag, by) =>
      writer.transaction((db) => {
        const added = messageIds.filter((id) => addTag(db, knownMessage(db, id), tag, by));
        for (const id of added) recordEvent(db, by, 'tag', 'message', id, { tag });
        return added.length;
      }),
    untag: (messageIds, tag, by) =>
      writer.transaction((db) => {
        const removed = messageIds.filter((id) => removeTag(db, knownMessage(db, id), tag, by));
        for (const id of removed) recordEvent(db, by, 'untag', 'message', id, { tag });
        return removed.length;
      }),
    note: (messageId, text, by) =>
      writer.transaction((db) => {
        const id = addNote(db, knownMessage(db, messageId), text, by);
        recordEvent(db, by, 'note', 'message-note', id, { messageId, text });
        return String(id);
      }),
    removeNote: (noteId, by) =>
      writer.transaction((db) => {
        const note = db
          .prepare<[bigint], { isRemoved: 0 | 1 }>(`
            SELECT removed_at IS NOT NULL AS isRemoved
            FROM message_notes
            WHERE id = ?`)
          .get(BigInt(noteId));
        if (!note) throw new AppError('not-found', 'There is no such note.', { noteId });
        if (note.isRemoved) {
          throw new AppError('conflict', 'This note was removed before.', { noteId });
        }
        removeNote(db, Number(noteId), by);
        recordEvent(db, by, 'remove-note', 'message-note', noteId);
      }),
  };
}

/** False where the message has it already, capital or small. */
export function addTag(db: Database, messageId: number, tag: string, by: By): boolean {
  const { changes } = db
    .prepare(`
      INSERT INTO message_tags (message_id, tag, folded, added_at, added_by)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING`)
    .run(messageId, tag, tag.toLowerCase(), by.at, by.actor);
  return changes > 0;
}

/** Says of which act of letting go a tag that stands is, if of any. */
export function tagOfAct(db: Database, messageId: number, tag: string, letGo: string | null): void {
  db.prepare(`
    UPDATE message_tags
    SET let_go = ?
    WHERE message_id = ?
      AND folded = ?
      AND removed_at IS NULL`).run(letGo, messageId, tag.toLowerCase());
}

/** False where the message does not have it. */
export function removeTag(db: Database, messageId: number, tag: string, by: By): boolean {
  const { changes } = db
    .prepare(`
      UPDATE message_tags
      SET removed_at = ?,
          removed_by = ?
      WHERE message_id = ?
        AND folded = ?
        AND removed_at IS NULL`)
    .run(by.at, by.actor, messageId, tag.toLowerCase());
  return changes > 0;
}

export function addNote(db: Database, messageId: number, text: string, by: By): number {
  const { lastInsertRowid } = db
    .prepare(`
      INSERT INTO message_notes (message_id, text, added_at, added_by)
      VALUES (?, ?, ?, ?)`)
    .run(messageId, text, by.at, by.actor);
  return Number(lastInsertRowid);
}

export function removeNote(db: Database, noteId: number, by: By): void {
  db.prepare(`
    UPDATE message_notes
    SET removed_at = ?,
        removed_by = ?
    WHERE id = ?
      AND removed_at IS NULL`).run(by.at, by.actor, noteId);
}

function marksOf(reader: Database, messageIds: readonly string[]): MessageMarks[] {
  const wanted = JSON.stringify(messageIds.map(Number));
  const marks = new Map<string, { tags: MessageTag[]; notes: MessageNote[] }>();
  const at = (messageId: string): { tags: MessageTag[]; notes: MessageNote[] } => {
    const known = marks.get(messageId) ?? { tags: [], notes: [] };
    marks.set(messageId, known);
    return known;
  };
  const tags = reader.prepare<[string], MessageTag & { messageId: string }>(`
    SELECT CAST(message_id AS TEXT) AS messageId, tag, added_at AS addedAt, added_by AS addedBy
    FROM message_tags
    WHERE message_id IN (SELECT value FROM json_each(?))
      AND removed_at IS NULL
    ORDER BY id`);
  for (const { messageId, ...tag } of tags.all(wanted)) at(messageId).tags.push(tag);
  const notes = reader.prepare<[string], MessageNote & { messageId: string }>(`
    SELECT CAST(message_id AS TEXT) AS messageId, CAST(id AS TEXT) AS noteId, text,
      added_at AS addedAt, added_by AS addedBy
    FROM message_notes
    WHERE message_id IN (SELECT value FROM json_each(?))
      AND removed_at IS NULL
    ORDER BY added_at, id`);
  for (const { messageId, ...note } of notes.all(wanted)) at(messageId).notes.push(note);
  return [...marks]
    .map(([messageId, mark]) => ({ messageId, ...mark }))
    .toSorted((a, b) => Number(a.messageId) - Number(b.messageId));
}

function knownMessage(db: Database, messageId: string): number {
  const id = db
    .prepare<[bigint], number>(`
      SELECT id
      FROM messages
      WHERE id = ?`)
    .pluck()
    .get(BigInt(messageId));
  if (id === undefined) throw new AppError('not-found', 'There is no such message.', { messageId });
  return id;
}

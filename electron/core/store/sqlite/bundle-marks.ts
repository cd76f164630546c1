import type { Database } from 'better-sqlite3';
import type { PortableDeed } from '../bundle-records.ts';
import type { Origin } from '../bundles.ts';
import { recordDeed } from './bundle-record.ts';
import { messageOf } from './bundle-refs.ts';
import { addNote, addTag, removeNote, removeTag } from './marks.ts';

type MarkSubject = Extract<PortableDeed['subject'], { noun: 'message' | 'message-note' }>;

/** Puts tags and notes of another archive on messages. False while the message or note is not here. */
export function applyMark(
  db: Database,
  archiveId: string,
  deed: PortableDeed,
  subject: MarkSubject,
): boolean {
  const messageId = messageOf(db, subject.message);
  if (messageId === null) return false;
  if (subject.noun === 'message') {
    const tag = String(deed.set['tag'] ?? '');
    recordDeed(db, deed, 'message', messageId, { tag });
    return true;
  }
  const { actor, at, action } = deed;
  const text = String(deed.set['text'] ?? '');
  if (action === 'note') {
    const noteId = addNote(db, messageId, text, { actor, at });
    recordDeed(db, deed, 'message-note', noteId, { messageId: String(messageId), text });
    return true;
  }
  const noteId = noteOf(db, archiveId, subject.note);
  if (noteId === null) return false;
  removeNote(db, noteId, { actor, at });
  recordDeed(db, deed, 'message-note', noteId, {});
  return true;
}

/**
 * Brings tags of which others have spoken to what was said last. What is said here afterwards is later, as
 * a rule; of the same moment it may not be, so all of them are looked at whenever a bundle comes.
 */
export function settleTags(db: Database, archiveId: string): void {
  const spokenOf = db
    .prepare<[], { messageId: number; tag: string }>(`
      SELECT DISTINCT e.noun_id AS messageId, JSON_EXTRACT(e.detail, '$.tag') AS tag
      FROM received_deeds AS d
      JOIN events AS e ON e.id = d.event_id
      WHERE e.noun = 'message'
        AND e.action IN ('tag', 'untag')`)
    .all();
  for (const { messageId, tag } of spokenOf) settleTag(db, archiveId, messageId, tag);
}

/** The last word holds, whichever came first; of two at the same moment every archive takes the same. */
function settleTag(db: Database, archiveId: string, messageId: number, tag: string): void {
  const words = db
    .prepare<[number], Word>(`
      SELECT e.at, e.actor, e.action, JSON_EXTRACT(e.detail, '$.tag') AS tag,
        COALESCE(d.archive, '') AS archive, COALESCE(d.origin_id, CAST(e.id AS TEXT)) AS originId
      FROM events AS e
      LEFT JOIN received_deeds AS d ON d.event_id = e.id
      WHERE e.noun = 'message'
        AND e.noun_id = ?
        AND e.action IN ('tag', 'untag')`)
    .all(messageId)
    .filter((word) => word.tag.toLowerCase() === tag.toLowerCase())
    .map((word) => ({ ...word, archive: word.archive || archiveId }))
    .toSorted(
      (a, b) =>
        a.at - b.at || compare(a.archive, b.archive) || Number(a.originId) - Number(b.originId),
    );
  const last = words.at(-1);
  if (!last) return;
  const by = { actor: last.actor, at: last.at };
  if (last.action === 'tag') addTag(db, messageId, last.tag, by);
  else removeTag(db, messageId, last.tag, by);
}

interface Word {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly tag: string;
  readonly archive: string;
  readonly originId: string;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function noteOf(db: Database, archiveId: string, { archive, id }: Origin): number | null {
  const found = db
    .prepare<[object], number>(`
      SELECT e.noun_id
      FROM events AS e
      LEFT JOIN received_deeds AS d ON d.event_id = e.id
      WHERE e.noun = 'message-note'
        AND e.action = 'note'
        AND CASE
          WHEN @isOwn THEN e.id = CAST(@id AS INTEGER)
          ELSE d.archive = @archive AND d.origin_id = @id
        END`)
    .pluck()
    .get({ isOwn: archive === archiveId ? 1 : 0, archive, id });
  return found ?? null;
}

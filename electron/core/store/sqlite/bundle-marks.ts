import type { Database } from 'better-sqlite3';
import type { PortableDeed } from '../bundle-records.ts';
import type { Origin } from '../bundles.ts';
import { recordDeed } from './bundle-record.ts';
import { messageOf } from './bundle-refs.ts';
import { addNote, addTag, removeNote, removeTag, tagOfAct } from './marks.ts';
import type { Thing } from '../../../../shared/contract/marks.ts';
import { addThingNote, addThingTag, removeThingNote, removeThingTag } from './thing-marks.ts';

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
    const { tag = '', letGo = null, reason = '' } = deed.set;
    const told = { tag: String(tag), ...(letGo !== null && { letGo, reason }) };
    recordDeed(db, deed, 'message', messageId, told);
    return true;
  }
  const { actor, at, action } = deed;
  const text = String(deed.set['text'] ?? '');
  if (action === 'note') {
    const noteId = addNote(db, messageId, text, { actor, at });
    recordDeed(db, deed, 'message-note', noteId, { messageId: String(messageId), text });
    return true;
  }
  const noteId = noteOf(db, archiveId, 'message-note', subject.note);
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
    .prepare<[], Tagged & { tag: string }>(`
      SELECT DISTINCT e.noun, e.noun_id AS id, JSON_EXTRACT(e.detail, '$.tag') AS tag
      FROM received_deeds AS d
      JOIN events AS e ON e.id = d.event_id
      WHERE e.noun IN ('message', 'conversation', 'account', 'promise', 'dispute')
        AND e.action IN ('tag', 'untag')`)
    .all();
  for (const { noun, id, tag } of spokenOf) settleTag(db, archiveId, { noun, id }, tag);
}

/** The last word holds, whichever came first; of two at the same moment every archive takes the same. */
function settleTag(db: Database, archiveId: string, { noun, id }: Tagged, tag: string): void {
  const words = db
    .prepare<[string, number], Word>(`
      SELECT e.at, e.actor, e.action, JSON_EXTRACT(e.detail, '$.tag') AS tag,
        JSON_EXTRACT(e.detail, '$.letGo') AS letGo, COALESCE(d.archive, '') AS archive, COALESCE(d.origin_id, CAST(e.id AS TEXT)) AS originId
      FROM events AS e
      LEFT JOIN received_deeds AS d ON d.event_id = e.id
      WHERE e.noun = ?
        AND e.noun_id = ?
        AND e.action IN ('tag', 'untag')`)
    .all(noun, id)
    .filter((word) => word.tag.toLowerCase() === tag.toLowerCase())
    .map((word) => ({ ...word, archive: word.archive || archiveId }))
    .toSorted(
      (a, b) =>
        a.at - b.at || compare(a.archive, b.archive) || Number(a.originId) - Number(b.originId),
    );
  const last = words.at(-1);
  if (!last) return;
  const by = { actor: last.actor, at: last.at };
  const [add, remove] =
    noun === 'message'
      ? [() => addTag(db, id, last.tag, by), () => removeTag(db, id, last.tag, by)]
      : [
          () => addThingTag(db, { noun, id: String(id) }, last.tag, by),
          () => removeThingTag(db, { noun, id: String(id) }, last.tag, by),
        ];
  if (last.action !== 'tag') remove();
  else {
    add();
    if (noun === 'message') tagOfAct(db, id, last.tag, last.letGo);
  }
}

interface Tagged {
  readonly noun: 'message' | Thing['noun'];
  readonly id: number;
}

/** Writes a note of another archive on a thing, or takes it away. False while the note is not here. */
export function applyThingNote(
  db: Database,
  archiveId: string,
  deed: PortableDeed,
  thing: Thing,
  note: Origin,
): boolean {
  const { actor, at, action } = deed;
  const text = String(deed.set['text'] ?? '');
  if (action === 'note') {
    const noteId = addThingNote(db, thing, text, { actor, at });
    recordDeed(db, deed, 'thing-note', noteId, { ...thing, text });
    return true;
  }
  const noteId = noteOf(db, archiveId, 'thing-note', note);
  if (noteId === null) return false;
  removeThingNote(db, noteId, { actor, at });
  recordDeed(db, deed, 'thing-note', noteId, {});
  return true;
}

interface Word {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly tag: string;
  readonly letGo: string | null;
  readonly archive: string;
  readonly originId: string;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function noteOf(
  db: Database,
  archiveId: string,
  noun: 'message-note' | 'thing-note',
  { archive, id }: Origin,
): number | null {
  const found = db
    .prepare<[object], number>(`
      SELECT e.noun_id
      FROM events AS e
      LEFT JOIN received_deeds AS d ON d.event_id = e.id
      WHERE e.noun = @noun
        AND e.action = 'note'
        AND CASE
          WHEN @isOwn THEN e.id = CAST(@id AS INTEGER)
          ELSE d.archive = @archive AND d.origin_id = @id
        END`)
    .pluck()
    .get({ noun, isOwn: archive === archiveId ? 1 : 0, archive, id });
  return found ?? null;
}

import type { Database } from 'better-sqlite3';
import type { Role } from '../../../../shared/model/message.ts';
import type { SpeakerRow } from './accounts.ts';

/**
 * Asks which of a conversation's speakers is the shop, where nobody's side is known: one question for all
 * of them. Returns the accounts that need no question of their own then.
 */
export function sideAsker(db: Database, sourceFileId: number) {
  const speakersOf = db.prepare<[number], Speaker>(`
    SELECT id, role, handle
    FROM accounts
    WHERE id IN (
      SELECT account_id
      FROM messages
      WHERE conversation_id = ?
        AND is_system = 0
    )`);
  const ask = questionAsker(db, sourceFileId);
  return (conversationId: number, known?: Iterable<Speaker>): readonly number[] => {
    const speakers = known ? [...known] : speakersOf.all(conversationId);
    const unknown = speakers.filter(({ role }) => role === 'unknown');
    const isTold = speakers.some(({ role }) => sides.has(role));
    if (isTold || unknown.length < 2) return [];
    const choices = unknown
      .toSorted((a, b) => a.id - b.id)
      .slice(0, most)
      .map(({ handle }) => handle);
    ask('own-account', String(conversationId), JSON.stringify(choices), 'unknown');
    return unknown.map(({ id }) => id);
  };
}

/** Writes down that a file asks something, once for each subject. */
export function questionAsker(db: Database, sourceFileId: number) {
  const insert = db.prepare(`
    INSERT INTO import_questions (kind, subject, choices, assumed, asked_by_source_file_id)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (kind, subject) DO NOTHING`);
  const linkAsked = db.prepare(`
    INSERT INTO import_question_files (question_id, source_file_id)
    VALUES (?, ?)`);
  const linkKnown = db.prepare(`
    INSERT INTO import_question_files (question_id, source_file_id)
    SELECT id, ?
    FROM import_questions
    WHERE kind = ?
      AND subject = ?
    ON CONFLICT DO NOTHING`);
  return (kind: string, subject: string, choices: string, assumed: string): void => {
    const asked = insert.run(kind, subject, choices, assumed, sourceFileId);
    if (asked.changes > 0) linkAsked.run(asked.lastInsertRowid, sourceFileId);
    else linkKnown.run(sourceFileId, kind, subject);
  };
}

/** More names than this are no choice any more. */
const most = 30;

interface Speaker extends SpeakerRow {
  readonly handle: string;
}

const sides: ReadonlySet<Role> = new Set(['agent', 'bot', 'customer']);

import type { Database } from 'better-sqlite3';
import type { DeedConflict } from '../bundles.ts';
import {
  decidedColumns,
  decidedTables,
  fieldsSet,
  isMessageField,
  type DecidedNoun,
  type Scalar,
} from './bundle-fields.ts';
import { foldChecks } from './bundle-checks.ts';

/**
 * Brings a promise or dispute to what all words about it say together: field by field the latest one
 * holds, by time, then by archive and number, so that every archive comes to the same. Returns where one
 * said here and one said elsewhere differ.
 */
export function foldDecisions(
  db: Database,
  archiveId: string,
  noun: DecidedNoun,
  id: number,
): DeedConflict[] {
  const words = db
    .prepare<[object], WordRow>(`
      SELECT e.at, e.actor, e.action, e.detail, d.archive, COALESCE(d.archive, @own) AS spokenIn,
        COALESCE(CAST(d.origin_id AS INTEGER), e.id) AS number
      FROM events AS e
      LEFT JOIN received_deeds AS d ON d.event_id = e.id
      WHERE e.noun = @noun
        AND e.noun_id = @id
      ORDER BY e.at, spokenIn, number`)
    .all({ own: archiveId, noun, id });
  const here = new Map<string, Scalar>();
  const there = new Map<string, Scalar>();
  const last = new Map<string, Scalar>();
  let final: WordRow | undefined;
  for (const word of words) {
    const { action, detail, archive } = word;
    const set = fieldsSet(noun, action, JSON.parse(detail) as Record<string, unknown>);
    if (Object.keys(set).length > 0) final = word;
    for (const [field, value] of Object.entries(set)) {
      last.set(field, value);
      (archive === null ? here : there).set(field, value);
    }
  }
  if (noun === 'dispute') foldChecks(db, id, words);
  if (!final) return [];
  write(db, noun, id, last, final);
  const about = aboutOf(db, noun, id);
  return [...last].flatMap(([field, kept]) => {
    if (!here.has(field) || !there.has(field)) return [];
    const [mine, theirs] = [here.get(field)!, there.get(field)!];
    if (mine === theirs || quiet.has(field)) return [];
    return [{ noun, about, field, here: String(mine), there: String(theirs), kept: String(kept) }];
  });
}

/** A reason goes with its decision, as the act of letting go does; reminders are each desk's own. */
const quiet: ReadonlySet<string> = new Set(['closeReason', 'letGo', 'remindAt', 'remindedAt']);

interface WordRow {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly detail: string;
  /** Null for what was said here. */
  readonly archive: string | null;
}

function write(
  db: Database,
  noun: DecidedNoun,
  id: number,
  fields: ReadonlyMap<string, Scalar>,
  { at, actor }: WordRow,
): void {
  const columns = decidedColumns[noun] as Readonly<Record<string, string>>;
  const set = [...fields].map(([field]) => `${columns[field]} = ?`);
  const values = [...fields].map(([field, value]) =>
    isMessageField(field) && value !== null ? BigInt(value) : value,
  );
  db.prepare(`
    UPDATE ${decidedTables[noun]}
    SET ${[...set, 'changed_at = ?', 'changed_by = ?'].join(', ')}
    WHERE id = ?`).run(...values, at, actor, id);
}

function aboutOf(db: Database, noun: DecidedNoun, id: number): string {
  const message =
    noun === 'dispute'
      ? 'SELECT MIN(message_id) FROM dispute_messages WHERE dispute_id = ?'
      : `SELECT message_id FROM ${decidedTables[noun]} WHERE id = ?`;
  const text = db
    .prepare<[number], string>(`
      SELECT text
      FROM main.messages
      WHERE id = (${message})`)
    .pluck()
    .get(id);
  return (text ?? '').slice(0, 60);
}

import type { Database } from 'better-sqlite3';
import type { DeedConflict } from '../bundles.ts';
import { decidedColumns, fieldsSet, type DecidedNoun, type Scalar } from './bundle-fields.ts';

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
  for (const { action, detail, archive } of words) {
    const set = fieldsSet(noun, action, JSON.parse(detail) as Record<string, unknown>);
    for (const [field, value] of Object.entries(set)) {
      last.set(field, value);
      (archive === null ? here : there).set(field, value);
    }
  }
  const final = words.at(-1);
  if (!final) return [];
  write(db, noun, id, last, final);
  const about = aboutOf(db, noun, id);
  return [...last].flatMap(([field, kept]) => {
    if (!here.has(field) || !there.has(field)) return [];
    const [mine, theirs] = [here.get(field)!, there.get(field)!];
    if (mine === theirs || field === 'closeReason') return [];
    return [{ noun, about, field, here: String(mine), there: String(theirs), kept: String(kept) }];
  });
}

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
    field === 'proofMessageId' && value !== null ? BigInt(value) : value,
  );
  db.prepare(`
    UPDATE ${noun}s
    SET ${[...set, 'changed_at = ?', 'changed_by = ?'].join(', ')}
    WHERE id = ?`).run(...values, at, actor, id);
}

function aboutOf(db: Database, noun: DecidedNoun, id: number): string {
  const message =
    noun === 'promise'
      ? 'SELECT message_id FROM promises WHERE id = ?'
      : 'SELECT MIN(message_id) FROM dispute_messages WHERE dispute_id = ?';
  const text = db
    .prepare<[number], string>(`
      SELECT text
      FROM main.messages
      WHERE id = (${message})`)
    .pluck()
    .get(id);
  return (text ?? '').slice(0, 60);
}

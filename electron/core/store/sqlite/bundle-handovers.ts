import type { Database } from 'better-sqlite3';
import type { Acknowledgement } from '../../../../shared/contract/handover-notes.ts';
import {
  isAcknowledged,
  isDecided,
  acknowledgementState,
} from '../../../../shared/domain/handovers/acknowledgements.ts';
import type { PortableDeed } from '../bundle-records.ts';
import type { Origin } from '../bundles.ts';
import { refsOfNote } from './bundle-note-refs.ts';
import { recordDeed } from './bundle-record.ts';
import { messageOf, messageRef } from './bundle-refs.ts';
import { readHandover } from './handovers-rows.ts';
import { insertAcknowledgements, insertChanges } from './handovers-write.ts';

type Fields = PortableDeed['set'];
type Portable = Pick<PortableDeed, 'subject' | 'set' | 'proof'>;

const words = ['accept', 'ask', 'refuse', 'answer'] as const;
const isWord = (action: string): action is Acknowledgement['action'] =>
  words.some((word) => word === action);

/**
 * What becomes of a note goes to other archives: its signed text, every word on its items, additions and
 * countersignatures; also the words that were said here on a note of theirs. Drafts stay at home.
 */
export function handoverDeed(
  db: Database,
  note: Origin,
  action: string,
  detail: Readonly<Record<string, unknown>>,
): Portable | null {
  const subject = { noun: 'handover' as const, note };
  const set: Fields = {};
  for (const [field, value] of Object.entries(detail)) {
    if (typeof value === 'boolean') set[field] = value ? 1 : 0;
    else if (value === null || typeof value === 'string' || typeof value === 'number') {
      set[field] = value;
    }
  }
  if (isWord(action) || action === 'countersign') return { subject, set, proof: null };
  if (action === 'sign' || action === 'publish') {
    const canonical = db
      .prepare<[number], string>(
        `
        SELECT canonical
        FROM handovers
        WHERE id = ?`,
      )
      .pluck()
      .get(Number(note.id));
    if (canonical === undefined) return null;
    const refs = refsOfNote(db, canonical);
    return { subject, set: { ...set, canonical, refs }, proof: null };
  }
  if (action === 'edit-item') return closingDeed(db, note, detail);
  if (action !== 'addendum') return null;
  const hash = db
    .prepare<[number, number], string>(
      `
      SELECT hash
      FROM handover_addenda
      WHERE handover_id = ?
        AND number = ?`,
    )
    .pluck()
    .get(Number(note.id), Number(set['number']));
  return hash === undefined ? null : { subject, set: { ...set, hash }, proof: null };
}

/**
 * Keeps what was said about a note of another archive, and brings home what others said of one's own.
 * False while one's own note of this id is not signed (a copy of the archive from before came back).
 */
export function applyHandover(
  db: Database,
  archiveId: string,
  deed: PortableDeed,
  { note }: { readonly note: Origin },
): boolean {
  if (note.archive !== archiveId) {
    const proof = deed.proof && messageOf(db, deed.proof);
    recordDeed(db, deed, 'handover-elsewhere', Number(note.id), {
      archive: note.archive,
      ...deed.set,
      ...(proof === null ? {} : { proofMessageId: String(proof) }),
    });
    return true;
  }
  const state = db
    .prepare<[number], string>(
      `
      SELECT state
      FROM handovers
      WHERE id = ?`,
    )
    .pluck()
    .get(Number(note.id));
  if (state === undefined || state === 'draft') return false;
  if (isWord(deed.action)) takeWord(db, note.id, deed, deed.action);
  if (deed.action === 'countersign') takeCountersignature(db, note.id, deed);
  recordDeed(db, deed, 'handover', Number(note.id), deed.set);
  return true;
}

/** What became of an item after the signature. Edits of a draft stay at home, like the draft. */
function closingDeed(
  db: Database,
  note: Origin,
  { itemId, changes }: Readonly<Record<string, unknown>>,
): Portable | null {
  const [change] = Array.isArray(changes) ? (changes as Record<string, string | null>[]) : [];
  if (!change) return null;
  const { field = null, before = null, after = null, reason = null, proofMessageId } = change;
  const proof = proofMessageId ? messageRef(db, Number(proofMessageId)) : null;
  const set = { itemId: String(itemId), field, before, after, reason };
  return { subject: { noun: 'handover', note }, set, proof };
}

/** A word on an item that was decided here meanwhile is kept in the log and changes nothing. */
function takeWord(
  db: Database,
  handoverId: string,
  { at, actor, set }: PortableDeed,
  action: Acknowledgement['action'],
): void {
  const note = readHandover(db, handoverId);
  const itemId = text(set, 'itemId');
  const item = note.items.find((one) => one.item.id === itemId)?.item;
  const isOver = isDecided(acknowledgementState(note.acknowledgements, itemId));
  if (item === undefined || isOver) return;
  const said = set['said'];
  const readBack =
    typeof said === 'string' ? { next_action: said, due_at: textOrNull(set, 'due') } : null;
  const reason = textOrNull(set, 'reason');
  const word = { itemId, action, reason, at, by: actor, solo: set['solo'] === 1, readBack };
  insertAcknowledgements(db, [word]);
  if (action === 'accept') {
    const moved = { itemId, field: 'owner', before: item.owner, after: actor };
    insertChanges(db, [{ ...moved, reason: null, proofMessageId: null, by: actor, at }]);
  }
  const ids = note.items.map((one) => one.item.id);
  if (!isAcknowledged(ids, [...note.acknowledgements, word])) return;
  db.prepare(
    `
    UPDATE handovers
    SET state = 'acknowledged'
    WHERE id = ?
      AND state = 'signed'`,
  ).run(Number(handoverId));
}

function takeCountersignature(
  db: Database,
  handoverId: string,
  { at, actor, set }: PortableDeed,
): void {
  db.prepare(
    `
    INSERT INTO handover_countersignatures (handover_id, by, at, remark)
    VALUES (?, ?, ?, ?)
    ON CONFLICT DO NOTHING`,
  ).run(Number(handoverId), actor, at, textOrNull(set, 'remark'));
}

function text(set: Fields, field: string): string {
  return String(set[field] ?? '');
}

function textOrNull(set: Fields, field: string): string | null {
  const value = set[field];
  return typeof value === 'string' ? value : null;
}

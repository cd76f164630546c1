import type { Database } from 'better-sqlite3';
import { DamagedIndex } from './damage.ts';
import { entryOf, place, selectSource, type Source } from './entries.ts';
import type { Meta } from './schema.ts';
import { wantedSlot } from './slots.ts';

/**
 * Moves entries of messages whose time was corrected to where they now belong, some at a time. Their
 * words stay the same.
 */
export function moveCorrected(
  db: Database,
  archive: Database,
  meta: Meta,
): { readonly moved: number; readonly remaining: number } {
  const corrections = archive
    .prepare<[number, number], Correction>(`
      SELECT id, message_id AS messageId, sent_at_before AS sentAtBefore
      FROM message_corrections
      WHERE id > ?
      ORDER BY id
      LIMIT ?`)
    .all(meta.corrected, BATCH);
  const before = new Map<number, number | null>();
  for (const { messageId, sentAtBefore } of corrections) {
    // What is not in the index yet comes in with the time that it has now.
    const isIndexed = messageId <= meta.watermark;
    if (isIndexed && !before.has(messageId)) before.set(messageId, sentAtBefore);
  }
  const messages = archive
    .prepare<[string], Source>(`
      ${selectSource}
      WHERE m.id IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify([...before.keys()]));
  const displacement = move(db, meta, messages, before);
  db.prepare(`
    UPDATE meta
    SET corrected = ?,
        fingerprint = ?,
        displacement = ?,
        generation = generation + 1,
        untidy = untidy + ?`).run(
    corrections.at(-1)?.id ?? meta.corrected,
    fingerprintOf(archive, meta.watermark),
    displacement,
    messages.length,
  );
  return { moved: messages.length, remaining: corrections.length < BATCH ? 0 : 1 };
}

interface Correction {
  readonly id: number;
  readonly messageId: number;
  readonly sentAtBefore: number | null;
}

/** Corrections in one transaction. */
const BATCH = 2_000;

/** Returns how far an entry stands above the slot that it wanted, at most. */
function move(
  db: Database,
  meta: Meta,
  messages: readonly Source[],
  before: ReadonlyMap<number, number | null>,
): number {
  const find = db
    .prepare<[number, number, number], number>(`
      SELECT slot
      FROM slots
      WHERE slot BETWEEN ? AND ?
        AND message_id = ?`)
    .pluck();
  const slotOf = (sentAt: number | null, id: number): number | undefined => {
    const wanted = wantedSlot(sentAt, id);
    return find.get(wanted, wanted + meta.displacement, id);
  };
  const leaving = messages.flatMap((message) => {
    const slot = slotOf(before.get(message.id) ?? null, message.id);
    if (slot !== undefined) return [{ slot, message }];
    // An earlier step has moved it to where it belongs now.
    if (slotOf(message.sentAt, message.id) === undefined) throw new DamagedIndex();
    return [];
  });
  const leave = db.prepare(`
    DELETE FROM slots
    WHERE slot = ?`);
  const take = db.prepare<[bigint, string]>(`
    INSERT INTO grams (grams, rowid, tokens)
    VALUES ('delete', ?, ?)`);
  // In ascending order, or FTS5 would write a segment a row.
  for (const { slot, message } of leaving.toSorted((a, b) => a.slot - b.slot)) {
    leave.run(slot);
    take.run(BigInt(slot), entryOf(message));
  }
  const insert = db.prepare<[bigint, string]>(`
    INSERT INTO grams (rowid, tokens)
    VALUES (?, ?)`);
  let { displacement } = meta;
  for (const { slot, wanted, message } of place(
    db,
    leaving.map(({ message }) => message),
  )) {
    insert.run(BigInt(slot), entryOf(message));
    displacement = Math.max(displacement, slot - wanted);
  }
  return displacement;
}

function fingerprintOf(archive: Database, messageId: number): Buffer | null {
  const fingerprint = archive
    .prepare<[number], Buffer>(`
      SELECT fingerprint
      FROM messages
      WHERE id = ?`)
    .pluck()
    .get(messageId);
  return fingerprint ?? null;
}

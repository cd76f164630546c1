import type { Database } from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../../shared/contract/errors.ts';
import { recountConversations, settleMessages } from './import-withdraw-settle.ts';

/**
 * Applies what a correction has written down of messages. Those that become the same as another give way
 * to the one that came first; those that no longer are stand for themselves again. Returns how many changed.
 */
export async function settleCorrected(
  db: Database,
  correctionId: number,
  conversations: Set<number>,
  onPlaced: (done: number, total: number) => void,
): Promise<number> {
  const changed = db
    .prepare<[number], number>(`
      SELECT message_id
      FROM message_corrections
      WHERE correction_id = ?
      ORDER BY message_id`)
    .pluck()
    .all(correctionId);
  const parted = part(db, correctionId);
  await setImmediate();
  // Some at a time: `LIMIT` keeps the slice apart from the search for its messages. All are hidden while
  // they change, as one may take the fingerprint that another is about to give up.
  const hide = db.prepare<[number, number, number]>(`
    UPDATE main.messages
    SET hidden = 2,
        same_as = NULL
    WHERE id IN (
      SELECT message_id
      FROM message_corrections
      WHERE correction_id = ?
        AND message_id BETWEEN ? AND ?)`);
  const change = db.prepare<[number, number, number]>(`
    UPDATE main.messages
    SET sent_at = now.sent_at,
        wall_clock = now.wall_clock,
        zone = now.zone,
        fingerprint = now.fingerprint
    FROM (
      SELECT message_id, sent_at, wall_clock, zone, fingerprint
      FROM message_corrections
      WHERE correction_id = ?
        AND message_id BETWEEN ? AND ?
      LIMIT -1
    ) AS now
    WHERE now.message_id = main.messages.id`);
  for (const sql of [hide, change]) {
    for (let at = 0; at < changed.length; at += together) {
      const slice = changed.slice(at, at + together);
      sql.run(correctionId, slice[0]!, slice.at(-1)!);
      // Whoever reads meanwhile has a turn.
      await setImmediate();
    }
  }
  mustAgree(db);
  renameOthers(db);
  const involved = await stand(
    db,
    [...new Set([...changed, ...parted])].sort((a, b) => a - b),
    onPlaced,
  );
  const { conversationIds } = await settleMessages(db, involved);
  for (const id of conversationIds) conversations.add(Number(id));
  await recountConversations(db, conversations);
  redateDisputes(db, conversations);
  return changed.length;
}

/** Messages that change before others have a turn. */
const together = 2_000;

/** A file that was not read anew under the same assumption, and tells the same messages otherwise. */
function mustAgree(db: Database): void {
  const other = db
    .prepare<[], { fileName: string; sourceFileId: string }>(`
      SELECT f.name AS fileName, CAST(f.id AS TEXT) AS sourceFileId
      FROM temp.seen_again AS again
      JOIN main.messages AS m ON m.id = again.message_id
      JOIN source_files AS f ON f.id = again.source_file_id
      WHERE m.sent_at / 60000 IS NOT again.sent_at / 60000
        AND substr(m.wall_clock, 1, 16) IS NOT substr(again.wall_clock, 1, 16)
      LIMIT 1`)
    .get();
  if (!other) return;
  throw new AppError(
    'conflict',
    'Another file holds the same messages, and says otherwise.',
    other,
  );
}

/** Brings fingerprints along under which the same messages are known from other files. */
function renameOthers(db: Database): void {
  const known = db
    .prepare<[], { messageId: number; file: number; sentAt: number | null; fingerprint: Buffer }>(`
      SELECT other.message_id AS messageId, other.source_file_id AS file, again.sent_at AS sentAt,
        again.fingerprint
      FROM other_fingerprints AS other
      JOIN temp.seen_again AS again
        ON again.message_id = other.message_id
       AND again.source_file_id = other.source_file_id
      WHERE other.fingerprint <> again.fingerprint
         OR other.sent_at IS NOT again.sent_at`)
    .all();
  const set = db.prepare(`
    UPDATE OR IGNORE other_fingerprints
    SET fingerprint = ?,
        sent_at = ?
    WHERE message_id = ?
      AND source_file_id = ?`);
  // First out of each other's way: one may take what another is about to give up.
  for (const { messageId, file, sentAt } of known)
    set.run(randomBytes(16), sentAt, messageId, file);
  for (const { messageId, file, sentAt, fingerprint } of known) {
    set.run(fingerprint, sentAt, messageId, file);
  }
}

/** Takes those apart that were the same as one that changes; returns them. */
function part(db: Database, correctionId: number): number[] {
  return db
    .prepare<[number], number>(`
      UPDATE main.messages
      SET same_as = NULL
      WHERE same_as IN (SELECT message_id FROM message_corrections WHERE correction_id = ?)
      RETURNING id`)
    .pluck()
    .all(correctionId);
}

/** Gives each message its place, in the order of ids; returns all whose standing may have changed. */
async function stand(
  db: Database,
  ids: readonly number[],
  onPlaced: (done: number, total: number) => void,
): Promise<Set<number>> {
  const find = db.prepare<[number], number>(`
    SELECT holder.id
    FROM main.messages AS m
    JOIN main.messages AS holder
      ON holder.conversation_id = m.conversation_id
     AND holder.fingerprint = m.fingerprint
     AND holder.hidden < 2
    WHERE m.id = ?`);
  const giveWay = db.prepare(`
    UPDATE main.messages
    SET hidden = 2,
        same_as = @to
    WHERE id = @from
       OR same_as = @from`);
  const takePlace = db.prepare(`
    UPDATE main.messages
    SET hidden = 1
    WHERE id = ?`);
  const involved = new Set<number>();
  let done = 0;
  for (const id of ids) {
    const holder = find.pluck().get(id);
    involved.add(id);
    if (holder !== undefined) involved.add(holder);
    if (holder !== undefined && holder < id) giveWay.run({ from: id, to: holder });
    else {
      if (holder !== undefined) giveWay.run({ from: holder, to: id });
      takePlace.run(id);
    }
    if (++done % together > 0) continue;
    onPlaced(done, ids.length);
    await setImmediate();
  }
  return involved;
}

/** A dispute begins with the first of its messages. */
function redateDisputes(db: Database, conversations: ReadonlySet<number>): void {
  db.prepare(`
    UPDATE disputes
    SET opened_at = (
          SELECT MIN(messages.sent_at)
          FROM dispute_messages
          JOIN messages ON messages.id = dispute_messages.message_id
          WHERE dispute_messages.dispute_id = disputes.id
        )
    WHERE opened_at IS NOT NULL
      AND conversation_id IN (SELECT value FROM json_each(?))`).run(
    JSON.stringify([...conversations]),
  );
}

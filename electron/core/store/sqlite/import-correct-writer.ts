import type { Database } from 'better-sqlite3';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { ParsedMessage } from '../import-records.ts';
import type { CorrectionWriter } from '../imports.ts';
import { correctSides } from './import-correct-sides.ts';
import { settleCorrected } from './import-correct-settle.ts';

/** Collects what a correction changes, and applies it when all is written down. */
export function correctionWriter(db: Database, correctionId: number) {
  db.exec(alike);
  const sql = statements(db);
  const conversations = new Set<number>();
  let files = 0;
  let sides = 0;
  let placed = 0;
  let last: (Stored & { readonly file: number }) | null = null;
  let used = { position: -1, ids: new Set<number>() };

  const takenAt = (position: number): Set<number> => {
    if (used.position !== position) used = { position, ids: new Set() };
    return used.ids;
  };
  const writer: CorrectionWriter = {
    find(sourceFileId, message) {
      const taken = takenAt(message.position);
      const place = { file: sourceFileId, position: message.position };
      // Several messages may stand at one place; those that are alike are as good as each other.
      const isFree = (row: Stored): boolean => !taken.has(row.id) && isSame(row, message);
      const row = sql.own.all(place).find(isFree) ?? sql.seen.all(place).find(isFree);
      last = row ? { ...row, file: sourceFileId } : null;
      if (!last) return null;
      taken.add(last.id);
      placed++;
      return { conversationId: last.conversationId, handle: last.handle };
    },
    place({ sentAt, wallClock, zone }, fingerprint) {
      if (!last) return;
      const { id } = last;
      if (!last.isOwn) {
        sql.seeAgain.run(id, last.file, sentAt, wallClock, fingerprint);
        return;
      }
      const isAsBefore =
        last.sentAt === sentAt &&
        last.wallClock === wallClock &&
        last.zone === zone &&
        last.fingerprint.equals(fingerprint);
      if (isAsBefore) return;
      conversations.add(last.conversationId);
      sql.write.run(
        correctionId,
        id,
        last.sentAt,
        last.wallClock,
        last.zone,
        last.fingerprint,
        sentAt,
        wallClock,
        zone,
        fingerprint,
      );
    },
    placeSession(sourceFileId, { position, startedAt }) {
      sql.placeSession.run(startedAt, sourceFileId, position);
    },
    finishFile(sourceFileId, zone, assumptions) {
      const rows = sql.countRows.get({ file: sourceFileId }) ?? 0;
      if (placed !== rows) throw readsDifferently(sourceFileId);
      placed = 0;
      used = { position: -1, ids: new Set() };
      const text = JSON.stringify(assumptions);
      const changed = sql.countCorrected.get(correctionId, sourceFileId) ?? 0;
      const before = sql.findFile.get(sourceFileId)!;
      if (changed === 0 && before.zone === zone && before.assumptions === text) return;
      files++;
      sql.writeFile.run(correctionId, sourceFileId, before.zone, before.assumptions, changed);
      sql.updateFile.run(zone, text, sourceFileId);
    },
    takeSides(request) {
      const effect = correctSides(db, correctionId, request);
      for (const id of effect.conversations) conversations.add(id);
      sides += effect.messages;
      for (const { sourceFileId, messages } of effect.files) {
        const before = sql.findFile.get(sourceFileId)!;
        const assumptions = JSON.parse(before.assumptions) as object;
        files++;
        sql.writeFile.run(correctionId, sourceFileId, before.zone, before.assumptions, messages);
        const now = JSON.stringify({ ...assumptions, agents: request.own });
        sql.updateFile.run(before.zone, now, sourceFileId);
      }
    },
  };
  return {
    writer,
    isEmpty: () => files === 0,
    async apply(onPlaced: (done: number, total: number) => void) {
      await setImmediate();
      const messages = await settleCorrected(db, correctionId, conversations, onPlaced);
      return { messages: messages + sides, conversations };
    },
  };
}

/** How the files of this correction tell messages of which another file's reading is kept. */
const alike = `
  CREATE TEMP TABLE IF NOT EXISTS seen_again (
    message_id INTEGER NOT NULL,
    source_file_id INTEGER NOT NULL,
    sent_at INTEGER,
    wall_clock TEXT,
    fingerprint BLOB NOT NULL
  ) STRICT;
  DELETE FROM temp.seen_again`;

interface Stored {
  readonly id: number;
  readonly conversationId: number;
  readonly sender: string;
  readonly text: string;
  readonly timeRaw: string;
  readonly sentAt: number | null;
  readonly wallClock: string | null;
  readonly zone: string | null;
  readonly fingerprint: Buffer;
  readonly handle: string;
  readonly isOwn: 0 | 1;
}

function isSame(row: Stored, { sender, text, timeRaw }: ParsedMessage): boolean {
  return row.sender === sender && row.text === text && row.timeRaw === timeRaw;
}

function readsDifferently(sourceFileId: number): AppError {
  return new AppError('conflict', 'The file itself says otherwise: it cannot be read so.', {
    sourceFileId: String(sourceFileId),
  });
}

function statements(db: Database) {
  const stored = `
    m.id,
    m.conversation_id AS conversationId,
    m.sent_at AS sentAt,
    m.wall_clock AS wallClock,
    m.zone,
    m.fingerprint,
    COALESCE((SELECT handle FROM accounts WHERE accounts.id = m.account_id), '') AS handle`;
  type Place = { file: number; position: number };
  return {
    own: db.prepare<[Place], Stored>(`
      SELECT ${stored}, m.sender, m.text, m.time_raw AS timeRaw, 1 AS isOwn
      FROM main.messages AS m
      WHERE m.source_file_id = @file
        AND m.position = @position
      ORDER BY m.id`),
    seen: db.prepare<[Place], Stored>(`
      SELECT ${stored},
        COALESCE(s.sender, m.sender) AS sender,
        COALESCE(s.text, m.text) AS text,
        COALESCE(s.time_raw, m.time_raw) AS timeRaw,
        0 AS isOwn
      FROM sightings AS s
      JOIN main.messages AS m ON m.id = s.message_id
      WHERE s.source_file_id = @file
        AND s.position = @position
      ORDER BY m.id`),
    countRows: db
      .prepare<[{ file: number }], number>(`
        SELECT
          (SELECT COUNT(*) FROM main.messages WHERE source_file_id = @file) +
          (SELECT COUNT(*) FROM sightings WHERE source_file_id = @file)`)
      .pluck(),
    countCorrected: db
      .prepare<[number, number], number>(`
        SELECT COUNT(*)
        FROM message_corrections
        JOIN main.messages AS m ON m.id = message_corrections.message_id
        WHERE correction_id = ?
          AND m.source_file_id = ?`)
      .pluck(),
    write: db.prepare(`
      INSERT INTO message_corrections (correction_id, message_id, sent_at_before, wall_clock_before,
        zone_before, fingerprint_before, sent_at, wall_clock, zone, fingerprint)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    seeAgain: db.prepare(`
      INSERT INTO temp.seen_again (message_id, source_file_id, sent_at, wall_clock, fingerprint)
      VALUES (?, ?, ?, ?, ?)`),
    placeSession: db.prepare(`
      UPDATE session_records
      SET started_at = ?
      WHERE source_file_id = ?
        AND position = ?`),
    findFile: db.prepare<[number], { zone: string; assumptions: string }>(`
      SELECT zone, assumptions
      FROM source_files
      WHERE id = ?`),
    writeFile: db.prepare(`
      INSERT INTO import_correction_files (correction_id, source_file_id, zone_before,
        assumptions_before, message_count)
      VALUES (?, ?, ?, ?, ?)`),
    updateFile: db.prepare(`
      UPDATE source_files
      SET zone = ?,
          assumptions = ?
      WHERE id = ?`),
  };
}

import type { Database } from 'better-sqlite3';
import { chunksOf, messagesOfFiles, wrongly } from './import-withdraw-settle.ts';

interface Finding {
  readonly code: string;
  readonly subject: string;
  readonly detail: string;
}

/**
 * Messages that are hidden though a batch that brought them stands, or the other way round, and those
 * that are not as their newest correction has left them.
 */
export function wrongStanding(reader: Database): Finding[] {
  const list = reader.prepare<[string], { id: number }>(wrongly);
  const found: Finding[] = [];
  for (const chunk of chunksOf(new Set(suspects(reader)))) {
    for (const { id } of list.all(JSON.stringify(chunk))) {
      const detail = 'does not stand as the batches say that brought it';
      found.push({ code: 'message-standing', subject: `message ${id}`, detail });
    }
  }
  for (const id of reader.prepare<[], number>(lost).pluck().all()) {
    const detail = 'is hidden in favour of a message that is not the same';
    found.push({ code: 'message-standing', subject: `message ${id}`, detail });
  }
  for (const id of reader.prepare<[], number>(uncorrected).pluck().all()) {
    const detail = 'is not as its newest correction says';
    found.push({ code: 'message-correction', subject: `message ${id}`, detail });
  }
  return found;
}

/** Only what is hidden can be so wrongly, and only what withdrawn batches brought can be shown wrongly. */
function suspects(reader: Database): number[] {
  const hidden = reader
    .prepare<[], number>(`
      SELECT id
      FROM main.messages
      WHERE hidden = 1`)
    .pluck()
    .all();
  const files = reader
    .prepare<[], number>(`
      SELECT source_files.id
      FROM import_batches
      JOIN source_files ON source_files.batch_id = import_batches.id
      WHERE import_batches.withdrawn_at IS NOT NULL
        AND source_files.status = 'imported'`)
    .pluck()
    .all();
  return [...hidden, ...(files.length > 0 ? messagesOfFiles(reader, files) : [])];
}

const lost = `
  SELECT m.id
  FROM main.messages AS m
  LEFT JOIN main.messages AS other ON other.id = m.same_as
  WHERE m.hidden = 2
    AND (
      other.fingerprint IS NOT m.fingerprint
      OR other.conversation_id IS NOT m.conversation_id
      OR other.hidden = 2
    )`;

const uncorrected = `
  SELECT m.id
  FROM message_corrections AS now
  JOIN main.messages AS m ON m.id = now.message_id
  WHERE now.id = (SELECT MAX(id) FROM message_corrections WHERE message_id = now.message_id)
    AND (
      m.sent_at IS NOT now.sent_at
      OR m.wall_clock IS NOT now.wall_clock
      OR m.zone IS NOT now.zone
      OR m.fingerprint <> now.fingerprint
    )`;

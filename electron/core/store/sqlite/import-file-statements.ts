import type { Database, Statement } from 'better-sqlite3';

/** A message as its own file writes it. */
export interface WrittenMessage {
  readonly id: number;
  readonly sender: string;
  readonly timeRaw: string;
  readonly text: string;
  /** 1 where every batch that brought it is withdrawn. */
  readonly hidden: 0 | 1 | 2;
}

/** In the order of a message's row. */
export const messageColumns = [
  'conversation_id',
  'account_id',
  'sender',
  'kind',
  'is_system',
  'internal',
  'edited',
  'text',
  'sent_at',
  'wall_clock',
  'time_raw',
  'zone',
  'platform_id',
  'reply_to',
  'order_no',
  'fingerprint',
  'source_file_id',
  'position',
] as const;

/** Of most messages. */
export const usualValues = {
  kind: 'text',
  is_system: 0,
  internal: 0,
  edited: 0,
  platform_id: null,
  reply_to: null,
  order_no: null,
} as const;

/** What writing a source file asks of the database. */
export interface FileStatements {
  /** Needs the index of fingerprints, which is not there while messages come in bulk. */
  insertMessage(): Statement;
  readonly findMessage: Statement<[number, Buffer], WrittenMessage>;
  readonly findWritten: Statement<[number], WrittenMessage>;
  readonly insertSighting: Statement;
  readonly insertConflict: Statement;
  readonly countStored: Statement<[number], { stored: number }>;
  readonly insertCompanion: Statement;
  readonly insertSession: Statement;
  readonly insertIssue: Statement;
  readonly insertAttachment: Statement;
  readonly findAttachment: Statement<[string], { id: number }>;
  readonly linkAttachment: Statement;
  readonly assume: Statement;
  readonly completeFile: Statement;
}

export function fileStatements(db: Database): FileStatements {
  return {
    insertMessage: () =>
      db.prepare(`
        INSERT INTO main.messages (${messageColumns.join(', ')})
        VALUES (${messageColumns.map(() => '?').join(', ')})
        ON CONFLICT (conversation_id, fingerprint) WHERE hidden < 2 DO NOTHING`),
    findMessage: db.prepare<[number, Buffer], WrittenMessage>(`
      SELECT id, sender, time_raw AS timeRaw, text, hidden
      FROM main.messages
      WHERE conversation_id = ?
        AND fingerprint = ?
        AND hidden < 2`),
    findWritten: db.prepare<[number], WrittenMessage>(`
      SELECT id, sender, time_raw AS timeRaw, text, hidden
      FROM main.messages
      WHERE id = ?`),
    insertSighting: db.prepare(`
      INSERT INTO sightings (message_id, source_file_id, position, sender, time_raw, text)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING`),
    insertConflict: db.prepare(`
      INSERT INTO message_conflicts (message_id, other_id, differs)
      VALUES (?, ?, ?)
      ON CONFLICT DO NOTHING`),
    countStored: db.prepare<[number], { stored: number }>(`
      SELECT COUNT(*) AS stored
      FROM main.messages
      WHERE source_file_id = ?`),
    insertCompanion: db.prepare(`
      INSERT INTO source_file_companions (source_file_id, path, digest, bytes)
      VALUES (?, ?, ?, ?)`),
    insertSession: db.prepare(`
      INSERT INTO session_records (source_file_id, position, platform, started_at, customer, agent,
        order_no, facts)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`),
    insertIssue: db.prepare(`
      INSERT INTO import_issues (source_file_id, line, reason, excerpt, rejected)
      VALUES (?, ?, ?, ?, ?)`),
    insertAttachment: db.prepare(`
      INSERT INTO attachments (digest, bytes, mime)
      VALUES (?, ?, ?)
      ON CONFLICT (digest) DO NOTHING`),
    findAttachment: db.prepare<[string], { id: number }>(`
      SELECT id
      FROM attachments
      WHERE digest = ?`),
    linkAttachment: db.prepare(`
      INSERT INTO message_attachments (message_id, name, attachment_id)
      VALUES (?, ?, ?)
      ON CONFLICT (message_id, name) DO UPDATE
      SET attachment_id = COALESCE(attachment_id, excluded.attachment_id)`),
    assume: db.prepare(`
      UPDATE source_files
      SET assumptions = json_patch(assumptions, ?),
          zone = COALESCE(?, zone)
      WHERE id = ?`),
    completeFile: db.prepare(`
      UPDATE source_files
      SET read_count = ?,
          new_count = ?,
          duplicate_count = ?,
          conflicting_count = ?,
          system_count = ?,
          rejected_count = ?,
          issue_count = ?
      WHERE id = ?`),
  };
}

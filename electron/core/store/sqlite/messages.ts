import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import { messageSchema, type Message } from '../../../../shared/model/message.ts';
import { prepareOnce } from './prepare.ts';

/** Columns and joins of a message as every host shows it; add WHERE and ORDER BY. */
export const selectMessage = `
  SELECT m.id, m.conversation_id, m.sent_at, m.wall_clock, m.zone, m.sender, m.kind, m.is_system,
    m.internal, m.edited, m.text, m.reply_to, m.source_file_id, a.role
  FROM messages m
  LEFT JOIN accounts a ON a.id = m.account_id`;

export interface MessageRow {
  readonly id: number;
  readonly conversation_id: number;
  readonly sent_at: number | null;
  readonly wall_clock: string | null;
  readonly zone: string | null;
  readonly sender: string;
  readonly kind: string;
  readonly is_system: 0 | 1;
  readonly internal: 0 | 1;
  readonly edited: 0 | 1;
  readonly text: string;
  readonly reply_to: string | null;
  readonly source_file_id: number;
  readonly role: string | null;
}

/** Rows of `selectMessage` as messages, with their attachments. */
export function toMessages(db: Database, rows: readonly MessageRow[]): Message[] {
  const attachments = attachmentsOf(
    db,
    rows.map(({ id }) => id),
  );
  const answered = answeredBy(db, rows);
  return rows.map((row) =>
    messageSchema.parse({
      messageId: String(row.id),
      conversationId: String(row.conversation_id),
      sentAt: row.sent_at,
      wallClock: row.wall_clock,
      zone: row.zone,
      sender: row.sender,
      role: row.is_system ? 'system' : (row.role ?? 'unknown'),
      kind: row.kind,
      isSystem: row.is_system === 1,
      internal: row.internal === 1,
      edited: row.edited === 1,
      text: row.text,
      replyTo: answered.get(row.id) ?? null,
      sourceFileId: String(row.source_file_id),
      attachments: attachments.get(row.id) ?? [],
    }),
  );
}

/** `not-found` without such a message. */
export function mustHaveMessage(db: Database, messageId: string): void {
  const found = db.prepare('SELECT 1 FROM messages WHERE id = ?').get(BigInt(messageId));
  if (!found) throw new AppError('not-found', 'There is no such message.', { messageId });
}

/** The messages that these answer, by the id that the platform gives them in their conversation. */
function answeredBy(
  db: Database,
  rows: readonly MessageRow[],
): Map<number, NonNullable<Message['replyTo']>> {
  const find = prepareOnce<[number, string], { id: number; sender: string; text: string }>(
    db,
    `
    SELECT id, sender, text
    FROM messages
    WHERE conversation_id = ?
      AND platform_id = ?
    ORDER BY id
    LIMIT 1`,
  );
  const found = new Map<number, NonNullable<Message['replyTo']>>();
  for (const { id, conversation_id, reply_to } of rows) {
    if (reply_to === null) continue;
    const there = find.get(conversation_id, reply_to);
    found.set(id, {
      messageId: there ? String(there.id) : null,
      sender: there?.sender ?? '',
      excerpt: (there?.text ?? '').slice(0, 120),
    });
  }
  return found;
}

function attachmentsOf(db: Database, ids: readonly number[]): Map<number, Message['attachments']> {
  const rows = db
    .prepare<[string], Message['attachments'][number] & { message_id: number }>(
      `
      SELECT l.message_id, l.name, a.digest, COALESCE(a.mime, '') AS mime, a.bytes
      FROM message_attachments l
      LEFT JOIN attachments a ON a.id = l.attachment_id
      WHERE l.message_id IN (SELECT value FROM json_each(?))
      ORDER BY l.message_id, l.name`,
    )
    .all(JSON.stringify(ids));
  const found = new Map<number, Message['attachments']>();
  for (const { message_id, ...attachment } of rows) {
    found.set(message_id, [...(found.get(message_id) ?? []), attachment]);
  }
  return found;
}

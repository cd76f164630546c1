import type { Database } from 'better-sqlite3';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { FileCounts, FileWriter } from '../imports.ts';
import { customerFinder, type AccountBook } from './accounts.ts';
import type { ConversationBook, OpenConversation } from './import-conversations.ts';

export interface FileContext {
  readonly db: Database;
  readonly sourceFileId: number;
  readonly containerId: number | null;
  readonly accounts: AccountBook;
  readonly conversations: ConversationBook;
  readonly agents: ReadonlySet<string>;
  readonly count: (counts: FileCounts) => void;
}

/** Writes one source file inside of its savepoint. */
export function fileWriter(context: FileContext): FileWriter {
  const { db, sourceFileId, accounts, conversations, agents } = context;
  const sql = statements(db);
  const open = new Map<string, OpenConversation>();
  const unknown = new Map<number, number>();
  const counts = { read: 0, new: 0, duplicate: 0, rejected: 0, system: 0, issues: 0 };
  let lastMessageId = 0;

  const conversationOf = (key: string): OpenConversation => {
    const found = open.get(key);
    if (!found) throw new AppError('internal', 'A message came before its conversation.', { key });
    return found;
  };

  return {
    containerId: context.containerId,
    addConversation(conversation) {
      open.set(conversation.key, conversations.meet(conversation));
    },
    conversationId: (key) => conversationOf(key).id,
    addMessage(message, fingerprint) {
      const conversation = conversationOf(message.conversation);
      counts.read++;
      if (message.isSystem) counts.system++;
      let accountId: number | null = null;
      if (message.handle !== '') {
        const { sender, handle, role } = message;
        const isOwn = agents.size > 0 && (agents.has(handle) || agents.has(sender));
        const account = accounts.meet(conversation.platform, handle, sender, role, isOwn);
        accountId = account.id;
        conversation.speakers?.set(account.id, account);
        if (account.role === 'unknown' && !conversation.isGroup && !message.isSystem) {
          unknown.set(account.id, conversation.id);
        }
      }
      const { changes, lastInsertRowid } = sql.insertMessage.run(
        conversation.id,
        accountId,
        message.sender,
        message.kind,
        message.isSystem ? 1 : 0,
        message.internal ? 1 : 0,
        message.edited ? 1 : 0,
        message.text,
        message.sentAt,
        message.wallClock,
        message.timeRaw,
        message.zone,
        message.platformId,
        message.replyTo,
        message.order,
        fingerprint,
        sourceFileId,
        message.position,
      );
      if (changes === 0) {
        counts.duplicate++;
        lastMessageId = sql.findMessage.get(conversation.id, fingerprint)!.id;
        sql.insertSighting.run(lastMessageId, sourceFileId, message.position);
        return 'duplicate';
      }
      counts.new++;
      lastMessageId = Number(lastInsertRowid);
      conversation.added++;
      const { sentAt } = message;
      if (sentAt !== null) {
        if (conversation.firstAt === null || sentAt < conversation.firstAt)
          conversation.firstAt = sentAt;
        if (conversation.lastAt === null || sentAt > conversation.lastAt)
          conversation.lastAt = sentAt;
      }
      return 'new';
    },
    addIssue({ line, reason, excerpt, rejected }) {
      counts.issues++;
      if (rejected) {
        counts.read++;
        counts.rejected++;
      }
      sql.insertIssue.run(sourceFileId, line, reason, excerpt, rejected ? 1 : 0);
    },
    addQuestion(kind, subject, choices, assumed) {
      sql.insertQuestion.run(kind, subject, JSON.stringify(choices), assumed, sourceFileId);
    },
    addAttachment(name, file) {
      if (file) sql.insertAttachment.run(file.digest, file.bytes, file.mime);
      const id = file ? sql.findAttachment.get(file.digest)!.id : null;
      sql.linkAttachment.run(lastMessageId, name, id);
    },
    addCompanion(path, { digest, bytes }) {
      sql.insertCompanion.run(sourceFileId, path, digest, bytes);
    },
    addSession({ platform, position, startedAt, customer, agent, order, facts }) {
      const written = JSON.stringify(facts);
      sql.insertSession.run(
        sourceFileId,
        position,
        platform,
        startedAt,
        customer,
        agent,
        order,
        written,
      );
    },
    async finish() {
      const customerOf = customerFinder(db);
      let done = 0;
      for (const conversation of open.values()) {
        conversations.settle(conversation);
        const { id, isGroup, speakers } = conversation;
        const concluded = customerOf(id, isGroup, speakers?.values());
        if (concluded !== null) unknown.delete(concluded);
        // Others want their turn: an import may have a hundred thousand conversations.
        if (++done % 500 === 0) await setImmediate();
      }
      accounts.forget();
      const choices = JSON.stringify(['agent', 'customer', 'bot']);
      for (const accountId of unknown.keys()) {
        sql.insertQuestion.run('role', String(accountId), choices, 'unknown', sourceFileId);
      }
      sql.completeFile.run(
        counts.read,
        counts.new,
        counts.duplicate,
        counts.system,
        counts.rejected,
        counts.issues,
        sourceFileId,
      );
      db.exec('RELEASE file');
      context.count(counts);
      return counts;
    },
    undo() {
      db.exec('ROLLBACK TO file');
      db.exec('RELEASE file');
      accounts.forget();
      conversations.forget();
    },
  };
}

function statements(db: Database) {
  return {
    insertMessage: db.prepare(`
      INSERT INTO messages (conversation_id, account_id, sender, kind, is_system, internal, edited,
        text, sent_at, wall_clock, time_raw, zone, platform_id, reply_to, order_no, fingerprint,
        source_file_id, position)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (conversation_id, fingerprint) DO NOTHING`),
    findMessage: db.prepare<[number, Buffer], { id: number }>(`
      SELECT id
      FROM messages
      WHERE conversation_id = ?
        AND fingerprint = ?`),
    insertSighting: db.prepare(`
      INSERT INTO sightings (message_id, source_file_id, position)
      VALUES (?, ?, ?)
      ON CONFLICT DO NOTHING`),
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
    insertQuestion: db.prepare(`
      INSERT INTO import_questions (kind, subject, choices, assumed, asked_by_source_file_id)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (kind, subject) DO NOTHING`),
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
    completeFile: db.prepare(`
      UPDATE source_files
      SET read_count = ?,
          new_count = ?,
          duplicate_count = ?,
          system_count = ?,
          rejected_count = ?,
          issue_count = ?
      WHERE id = ?`),
  };
}

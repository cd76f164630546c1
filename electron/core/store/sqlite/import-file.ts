import type { Database, Statement } from 'better-sqlite3';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { ParsedMessage } from '../import-records.ts';
import { customerFinder, type AccountBook, type KnownAccount } from './accounts.ts';
import { questionAsker, sideAsker } from './import-questions-sides.ts';
import { reviver } from './import-withdraw-revive.ts';
import { isTimed, type ConversationBook, type OpenConversation } from './import-conversations.ts';
import { openConversations } from './import-open-conversations.ts';
import type { Bulk, FileCounts, FileWriter } from '../imports.ts';
import { openBulkLoad } from './import-bulk.ts';
import type { BatchBulk } from './import-bulk-batch.ts';
import { findContinuations } from './import-continuations.ts';
import { mustBalance, mustBeStored } from './import-ledger.ts';
import {
  messageColumns,
  usualValues,
  type FileStatements,
  type WrittenMessage,
} from './import-file-statements.ts';
import { findRenamed } from './import-renamed.ts';
import { findSuspicions } from './import-suspicions.ts';
import { numberedNames } from './import-numbered-names.ts';
import type { Savepoints } from './import-savepoints.ts';
import { mayBeKnownOtherwise, timeClassOf } from './import-time-class.ts';
import { twinFinder } from './import-twins.ts';

export interface FileContext {
  readonly db: Database;
  readonly sql: FileStatements;
  readonly sourceFileId: number;
  readonly containerId: number | null;
  readonly format: string;
  readonly accounts: AccountBook;
  readonly conversations: ConversationBook;
  readonly agents: ReadonlySet<string>;
  /** For a large file into an archive without messages, or one of many small ones. */
  readonly inBulk: Bulk;
  readonly batchBulk: BatchBulk;
  readonly savepoints: Savepoints;
  readonly count: (counts: FileCounts) => void;
}

/** Writes one source file inside of its savepoint. */
export function fileWriter(context: FileContext): FileWriter {
  const { db, sql, sourceFileId, accounts, conversations, agents } = context;
  const parts = new Set<number>();
  const unknown = new Map<number, number>();
  const counts = { new: 0, duplicate: 0, conflicting: 0, rejected: 0, system: 0, issues: 0 };
  let sessions = 0;
  const ask = questionAsker(db, sourceFileId);
  const revived = reviver(db, sourceFileId);
  const { inBulk, batchBulk } = context;
  let bulk = inBulk === 'file' ? openBulkLoad(db, messageColumns, usualValues) : batchBulk.load();
  // With a platform's id, equal messages have equal fingerprints: in a file they must be told apart.
  const met = new Set<string>();
  const leaveBatchBulk = (): void => {
    if (inBulk === 'file' || !bulk) return;
    batchBulk.leave();
    bulk = null;
  };
  const numbered = numberedNames();
  let insertMessage: Statement | null = null;
  let knownAs: ReturnType<typeof twinFinder> | null = null;
  let lastMessageId = 0;
  let last: OpenConversation | null = null;

  const sight = (known: WrittenMessage, message: ParsedMessage): void => {
    const { sender, timeRaw, text, position } = message;
    counts.duplicate++;
    lastMessageId = known.id;
    const otherSender = known.sender === sender ? null : sender;
    const otherTime = known.timeRaw === timeRaw ? null : timeRaw;
    const otherText = known.text === text ? null : text;
    if (known.hidden === 1) revived.see(known.id, message);
    sql.insertSighting.run(known.id, sourceFileId, position, otherSender, otherTime, otherText);
  };

  const open = openConversations(conversations, context.format, () => {
    last = null;
    numbered.forget();
  });

  let lastKey: string | null = null;
  const conversationOf = (message: ParsedMessage): OpenConversation => {
    const key = message.conversation;
    if (last && key === lastKey) return last;
    const found = numbered.conversationOf(message) ?? open.get(key);
    if (!found) throw new AppError('internal', 'A message came before its conversation.', { key });
    numbered.rememberConversation(message, found);
    lastKey = key;
    return (last = found);
  };

  const accountOf = (message: ParsedMessage, conversation: OpenConversation): KnownAccount => {
    const { sender, handle, role } = message;
    const isOwn = agents.size > 0 && (agents.has(handle) || agents.has(sender));
    const named = conversation.names?.get(handle);
    if (named) return accounts.meet(named.platform, named.handle, sender, role, isOwn);
    const { platform } = conversation;
    const known = numbered.accountOf(message);
    if (known?.platform === platform) {
      accounts.meetAgain(known, role, isOwn);
      return known;
    }
    const account = accounts.meet(platform, handle, sender, role, isOwn);
    numbered.rememberAccount(message, account);
    return account;
  };

  return {
    containerId: context.containerId,
    addConversation(conversation) {
      last = null;
      const before = open.get(conversation.key);
      const opened = open.meet(conversation);
      if (!opened.isMade) leaveBatchBulk();
      // Two shops may have a conversation of one key.
      if (before && before !== opened) numbered.forget();
      if (conversation.isPart) parts.add(opened.id);
    },
    handleOf(message) {
      const { names } = conversationOf(message);
      return names?.get(message.handle)?.handle ?? message.handle;
    },
    endBulk() {
      return inBulk === 'file' ? (bulk?.end() ?? true) : true;
    },
    suspicions() {
      // One that is known under several keys has been looked at before.
      const isNew = ({ names, added }: OpenConversation): boolean => names === null && added > 0;
      const isAlone = ![...open.platforms()].some((platform) =>
        conversations.hasOtherFormats(platform, context.format),
      );
      if (!isAlone) leaveBatchBulk();
      const known = [...open.values()].filter(isNew);
      const renamed = findRenamed(db, known, sourceFileId, context.format);
      if (isAlone) return renamed;
      const brought = [...open.brought()].filter(isNew);
      return [...renamed, ...findSuspicions(db, brought, context.format)];
    },
    continuations() {
      const made = parts.size === 0 ? [] : [...open.brought()].filter(({ id }) => parts.has(id));
      if (made.length > 0) leaveBatchBulk();
      return findContinuations(
        db,
        made.filter((each) => each.isMade && each.added > 0 && isTimed(each)),
      );
    },
    conversationId: (message) => conversationOf(message).id,
    addMessage(message, fingerprint) {
      const conversation = conversationOf(message);
      if (message.isSystem) counts.system++;
      let accountId: number | null = null;
      if (message.handle !== '') {
        const account = accountOf(message, conversation);
        accountId = account.id;
        if (account.heardIn !== conversation.id) {
          conversation.speakers?.set(account.id, account);
          account.heardIn = conversation.id;
        }
        if (account.role === 'unknown' && !conversation.isGroup && !message.isSystem) {
          unknown.set(account.id, conversation.id);
        }
      }
      const timeClass = timeClassOf(message);
      const known =
        conversation.names !== null || mayBeKnownOtherwise(conversation.storedClasses, timeClass)
          ? (knownAs ??= twinFinder(db, sourceFileId, context.format))({
              message,
              conversation,
              accountId,
              fingerprint,
            })
          : null;
      if (known?.is === 'same') {
        sight(sql.findWritten.get(known.id)!, message);
        return 'duplicate';
      }
      const row = [
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
      ];
      if (bulk && message.platformId !== null && inBulk !== 'file') {
        const name = `${conversation.id} ${fingerprint.toString('latin1')}`;
        if (met.has(name)) leaveBatchBulk();
        met.add(name);
      }
      if (bulk) {
        lastMessageId = bulk.add(row);
      } else {
        insertMessage ??= sql.insertMessage();
        const { changes, lastInsertRowid } = insertMessage.run(row);
        if (changes === 0) {
          sight(sql.findMessage.get(conversation.id, fingerprint)!, message);
          return 'duplicate';
        }
        lastMessageId = Number(lastInsertRowid);
      }
      conversation.added++;
      conversation.classes |= timeClass;
      const { sentAt } = message;
      if (sentAt !== null) {
        if (sentAt < conversation.firstAt) conversation.firstAt = sentAt;
        if (sentAt > conversation.lastAt) conversation.lastAt = sentAt;
      }
      if (known === null) {
        counts.new++;
        return 'new';
      }
      counts.conflicting++;
      counts.issues++;
      const said = `${message.sender}: ${message.text}`.slice(0, 200);
      sql.insertIssue.run(sourceFileId, message.position, 'conflicting-id', said, 0);
      for (const { id, differs } of known.others) {
        sql.insertConflict.run(lastMessageId, id, JSON.stringify(differs));
      }
      return 'conflicting';
    },
    addIssue({ line, reason, excerpt, rejected }) {
      counts.issues++;
      if (rejected) counts.rejected++;
      sql.insertIssue.run(sourceFileId, line, reason, excerpt, rejected ? 1 : 0);
    },
    addQuestion(kind, subject, choices, assumed) {
      ask(kind, subject, JSON.stringify(choices), assumed);
    },
    addAttachment(name, file) {
      bulk?.flush();
      if (file) sql.insertAttachment.run(file.digest, file.bytes, file.mime);
      const id = file ? sql.findAttachment.get(file.digest)!.id : null;
      sql.linkAttachment.run(lastMessageId, name, id);
    },
    addCompanion(path, { digest, bytes }) {
      sql.insertCompanion.run(sourceFileId, path, digest, bytes);
    },
    addSession({ platform, position, startedAt, customer, agent, order, facts }) {
      const written = JSON.stringify(facts);
      sessions++;
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
    assume(assumptions, zone) {
      sql.assume.run(JSON.stringify(assumptions), zone ?? null, sourceFileId);
    },
    async finish(read) {
      const kept = mustBalance(read, counts);
      if (bulk && inBulk === 'batch') batchBulk.expect(sourceFileId, kept);
      else mustBeStored(sql.countStored.get(sourceFileId)!.stored, kept);
      const customerOf = customerFinder(db);
      const sidesAsked = sideAsker(db, sourceFileId);
      let done = 0;
      const conclude = ({ id, isGroup, speakers: met, isMade }: OpenConversation): void => {
        const speakers = accounts.isWhole() ? met : null;
        // They are looked for in the table then.
        if (!speakers && inBulk === 'batch') bulk?.flush();
        const concluded = customerOf(id, isGroup, speakers?.values());
        if (concluded !== null) {
          unknown.delete(concluded);
          accounts.conclude(concluded);
        } else if (isMade || unknown.size > 0) {
          for (const account of sidesAsked(id, speakers?.values())) unknown.delete(account);
        }
      };
      for (const conversation of open.brought()) {
        conclude(conversation);
        // Others want their turn: an import may have a hundred thousand conversations.
        if (++done % 500 === 0) await setImmediate();
      }
      for (const conversation of open.values()) conversations.settle(conversation);
      const choices = JSON.stringify(['agent', 'customer', 'bot']);
      for (const accountId of unknown.keys()) {
        ask('role', String(accountId), choices, 'unknown');
      }
      const back = await revived.finish();
      conversations.touch(back.conversations);
      sql.completeFile.run(
        read,
        counts.new,
        counts.duplicate,
        counts.conflicting,
        counts.system,
        counts.rejected,
        counts.issues,
        sourceFileId,
      );
      context.savepoints.finish();
      const all = { read, ...counts, restored: back.messages, sessions };
      context.count(all);
      return all;
    },
    async undo() {
      if (inBulk === 'file') bulk?.giveUp();
      await context.savepoints.undo();
    },
  };
}

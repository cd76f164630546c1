import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { AnswersStore, KeptAnswer, VersionContent } from '../answers.ts';
import type { By } from '../store.ts';
import { addException, decideException, keptExceptions } from './answer-exceptions.ts';
import { after, insertAnswer, insertVersion, keptAnswers, newUid } from './answer-rows.ts';
import type { Connections } from './connections.ts';
import { selectDialogues } from './dialogues.ts';
import { recordEvent } from './events.ts';
import { replacedBy } from './history.ts';
import { personOf } from './people.ts';
import { selectTold } from './told.ts';

export function answersStore({ reader, writer }: Connections): AnswersStore {
  return {
    list: async () => keptAnswers(reader),
    add: (matter, version, by) =>
      writer.transaction((db) => {
        const uid = newUid(db);
        const answerId = insertAnswer(db, { ...matter, uid }, by);
        const versionId = newUid(db);
        insertVersion(db, uid, versionId, version, by);
        const detail = { uid, versionId, ...matter, ...version, before: {} };
        recordEvent(db, by, 'add', 'answer', answerId, detail);
        return String(answerId);
      }),
    addVersion: (answerId, version, action, by) =>
      writer.transaction((db) => addVersion(db, answerId, version, action, by)),
    exceptions: async () => keptExceptions(reader),
    addException: (content, approvedBy, by) =>
      writer.transaction((db) => addException(db, content, approvedBy, by)),
    decideException: (exceptionId, decision, by) =>
      writer.transaction((db) => decideException(db, exceptionId, decision, by)),
    told: async (query) => selectTold(reader, query),
    customers: async (name) =>
      personOf(
        reader,
        reader
          .prepare<[string, string], number>(`
            SELECT id
            FROM accounts
            WHERE (name = ? OR handle = ?)
              AND role IN ('customer', 'unknown')`)
          .pluck()
          .all(name, name),
      ),
    lastConversation: async (accounts) =>
      reader
        .prepare<[string], string>(`
          SELECT CAST(id AS TEXT)
          FROM conversations
          WHERE customer_id IN (SELECT value FROM json_each(?))
            AND message_count > 0
          ORDER BY last_at DESC, id DESC
          LIMIT 1`)
        .pluck()
        .get(JSON.stringify(accounts)) ?? null,
    ordersIn: async (conversationId) =>
      reader
        .prepare<[object], string>(`
          SELECT DISTINCT r.value
          FROM messages AS m
          JOIN message_references AS r ON r.message_id = m.id
          WHERE m.conversation_id = @conversationId
            AND r.kind = 'order'
          UNION
          SELECT DISTINCT order_no
          FROM messages
          WHERE conversation_id = @conversationId
            AND order_no IS NOT NULL`)
        .pluck()
        .all({ conversationId }),
    dialogues: async (after, limit) => selectDialogues(reader, after, limit),
  };
}

function addVersion(
  db: Database,
  answerId: string,
  version: VersionContent,
  action: 'revise' | 'retire',
  { actor, at }: By,
): void {
  const known = keptAnswers(db).find((answer) => answer.answerId === answerId);
  if (!known) throw new AppError('not-found', 'There is no such entry.', { answerId });
  const { uid } = known;
  const versionId = newUid(db);
  const by = { actor, at: after(at, known.versions.at(-1)?.madeAt) };
  insertVersion(db, uid, versionId, version, by);
  const before = replacedBy(version, lastOf(known));
  const { topic, scope, scopeValue } = known;
  const detail = { uid, versionId, topic, scope, scopeValue, ...version, before };
  recordEvent(db, by, action, 'answer', answerId, detail);
}

const lastOf = ({ versions }: KeptAnswer): object => versions.at(-1) ?? {};

import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { AnswerEffect, AskedQuestion, ImportsStore, QuestionKind } from '../imports.ts';
import type { By } from '../store.ts';
import { customerFinder } from './accounts.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';
import { openQuestions } from './import-questions-open.ts';

/** What files could not decide by themselves, and what people answered. */
export function importQuestions({
  reader,
  writer,
}: Connections): Pick<ImportsStore, 'listQuestions' | 'getQuestion' | 'answer'> {
  const list = openQuestions(reader);
  return {
    listQuestions: async () => list(),
    getQuestion: async (questionId) => getQuestion(reader, questionId),
    answer: (questionId, answer, by) =>
      writer.transaction((db) => applyAnswer(db, questionId, answer, by)),
  };
}

function getQuestion(db: Database, questionId: string): AskedQuestion & { subject: string } {
  const question = db
    .prepare<[bigint], QuestionRow>(`
      SELECT CAST(id AS TEXT) AS questionId, kind, subject, choices, answer
      FROM import_questions
      WHERE id = ?`)
    .get(BigInt(questionId));
  if (!question) throw new AppError('not-found', 'There is no such question.', { questionId });
  const choices = question.kind === 'own-account' ? namesToChooseFrom(db) : question.choices;
  return { ...question, choices: JSON.parse(choices) as string[] };
}

interface QuestionRow {
  readonly questionId: string;
  readonly kind: QuestionKind;
  readonly subject: string;
  readonly choices: string;
  readonly answer: string | null;
}

/** Of all conversations in which nobody's side is known: one name answers for many of them. */
function namesToChooseFrom(db: Database): string {
  const names = db
    .prepare<[], string>(`
      SELECT json_group_array(DISTINCT name.value)
      FROM import_questions
      JOIN json_each(import_questions.choices) AS name
      WHERE import_questions.kind = 'own-account'`)
    .pluck()
    .get();
  return names ?? '[]';
}

function applyAnswer(db: Database, questionId: string, answer: string, by: By): AnswerEffect {
  const { kind, subject } = getQuestion(db, questionId);
  db.prepare(`
    UPDATE import_questions
    SET answer = @answer,
        answered_at = @at,
        answered_by = @by
    WHERE id = @question
       OR (
         kind = 'own-account'
         AND @kind = 'own-account'
         AND @answer IN (SELECT value FROM json_each(choices))
       )`).run({ answer, at: by.at, by: by.actor, question: BigInt(questionId), kind });
  recordEvent(db, by, 'answer', 'import-question', questionId, { kind, subject, answer });
  if (kind !== 'role') return { changedMessages: 0, conversationIds: [] };
  return giveRole(db, Number(subject), answer);
}

/** Sets an account's side and, where that leaves one unknown other in a private chat, that one's too. */
function giveRole(db: Database, accountId: number, role: string): AnswerEffect {
  db.prepare(`
    UPDATE accounts
    SET role = ?,
        role_source = 'person'
    WHERE id = ?`).run(role, accountId);
  const conversations = db
    .prepare<[number], { id: number; isGroup: number }>(`
      SELECT id, is_group AS isGroup
      FROM conversations
      WHERE id IN (
        SELECT conversation_id
        FROM messages
        WHERE account_id = ?
      )`)
    .all(accountId);
  const customerOf = customerFinder(db);
  const reopen = db.prepare(`
    UPDATE conversations
    SET analysed_version = 0
    WHERE id = ?`);
  const changed = new Set([accountId]);
  for (const { id, isGroup } of conversations) {
    const concluded = customerOf(id, isGroup === 1);
    if (concluded !== null) changed.add(concluded);
    // Who promises and who complains depends on the sides.
    reopen.run(id);
  }
  const count = db.prepare<[number], { messages: number }>(`
    SELECT COUNT(*) AS messages
    FROM messages
    WHERE account_id = ?`);
  let changedMessages = 0;
  for (const id of changed) changedMessages += count.get(id)!.messages;
  return { changedMessages, conversationIds: conversations.map(({ id }) => String(id)) };
}

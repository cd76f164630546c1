import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { OpenQuestion } from '../../../../shared/contract/imports.ts';
import type { Platform } from '../../../../shared/model/message.ts';
import type { AnswerEffect, ImportsStore, QuestionKind } from '../imports.ts';
import type { By } from '../store.ts';
import { customerFinder } from './accounts.ts';
import type { Connections } from './connections.ts';

/** What files could not decide by themselves, and what people answered. */
export function importQuestions({
  reader,
  writer,
}: Connections): Pick<ImportsStore, 'listQuestions' | 'answer'> {
  const open = reader.prepare<[], QuestionRow>(`
    SELECT CAST(import_questions.id AS TEXT) AS questionId,
           import_questions.kind,
           accounts.id AS accountId,
           accounts.platform,
           COALESCE(accounts.handle, import_questions.subject) AS subject,
           import_questions.choices,
           import_questions.assumed,
           import_questions.asked_by_source_file_id AS sourceFileId
    FROM import_questions
    LEFT JOIN accounts
      ON import_questions.kind = 'role'
     AND accounts.id = CAST(import_questions.subject AS INTEGER)
    WHERE import_questions.answer IS NULL
      AND (accounts.id IS NULL OR accounts.role = 'unknown')
    ORDER BY import_questions.id`);
  const spoken = reader.prepare<[number], { messages: number }>(`
    SELECT COUNT(*) AS messages
    FROM messages
    WHERE account_id = ?`);
  const spokenTexts = reader.prepare<[number], { text: string }>(`
    SELECT text
    FROM messages
    WHERE account_id = ?
    LIMIT 3`);
  const inFile = reader.prepare<[number], { messages: number }>(`
    SELECT COUNT(*) AS messages
    FROM messages
    WHERE source_file_id = ?`);
  const times = reader.prepare<[number], { text: string }>(`
    SELECT DISTINCT time_raw AS text
    FROM messages
    WHERE source_file_id = ?
    LIMIT 3`);
  return {
    async listQuestions() {
      return open.all().map(({ accountId, sourceFileId, choices, ...question }) => {
        const byAccount = accountId !== null;
        const { messages } = (byAccount ? spoken.get(accountId) : inFile.get(sourceFileId))!;
        const examples = byAccount ? spokenTexts.all(accountId) : times.all(sourceFileId);
        return {
          ...question,
          choices: JSON.parse(choices) as string[],
          messages,
          examples: examples.map(({ text }) => text.slice(0, 120)),
        };
      });
    },
    answer: (questionId, answer, by) =>
      writer.transaction((db) => applyAnswer(db, questionId, answer, by)),
  };
}

interface QuestionRow {
  readonly questionId: string;
  readonly kind: QuestionKind;
  readonly accountId: number | null;
  readonly platform: Platform | null;
  readonly subject: string;
  readonly choices: string;
  readonly assumed: string;
  readonly sourceFileId: number;
}

function applyAnswer(db: Database, questionId: string, answer: string, by: By): AnswerEffect {
  const question = db
    .prepare<
      [string],
      { id: number; kind: OpenQuestion['kind']; subject: string; choices: string }
    >(`
      SELECT id, kind, subject, choices
      FROM import_questions
      WHERE id = CAST(? AS INTEGER)`)
    .get(questionId);
  if (!question) throw new AppError('not-found', 'There is no such question.', { questionId });
  const choices = JSON.parse(question.choices) as string[];
  if (!choices.includes(answer)) {
    const allowed = choices.join(', ');
    throw new AppError('invalid-input', `The answer is one of: ${allowed}.`, { answer });
  }
  db.prepare(`
    UPDATE import_questions
    SET answer = ?,
        answered_at = ?,
        answered_by = ?
    WHERE id = ?`).run(answer, by.at, by.actor, question.id);
  db.prepare(`
    INSERT INTO events (at, actor, action, noun, noun_id, detail)
    VALUES (?, ?, 'answer', 'import-question', ?, ?)`).run(
    by.at,
    by.actor,
    question.id,
    JSON.stringify({ kind: question.kind, subject: question.subject, answer }),
  );
  if (question.kind !== 'role') return { changedMessages: 0, conversationIds: [] };
  return giveRole(db, Number(question.subject), answer);
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

import type { Database } from 'better-sqlite3';
import type { OpenQuestion } from '../../../../shared/contract/imports.ts';
import type { Platform } from '../../../../shared/model/message.ts';

/** Lists what is still to be answered; few, and nothing that would change nothing. */
export function openQuestions(reader: Database): () => OpenQuestion[] {
  const open = reader.prepare<[], QuestionRow>(selectOpen);
  const spoken = reader.prepare<[number], { messages: number }>(`
    SELECT COUNT(*) AS messages
    FROM messages
    WHERE account_id = ?`);
  const spokenTexts = reader.prepare<[number], { text: string }>(`
    SELECT text
    FROM messages
    WHERE account_id = ?
    LIMIT 3`);
  const inConversation = reader.prepare<[number], { messages: number }>(`
    SELECT message_count AS messages
    FROM conversations
    WHERE id = ?`);
  const conversationTexts = reader.prepare<[number], { text: string }>(`
    SELECT sender || ': ' || text AS text
    FROM messages
    WHERE conversation_id = ?
      AND is_system = 0
    ORDER BY sent_at, id
    LIMIT 3`);
  const inFiles = reader.prepare<[string], { messages: number }>(`
    SELECT COUNT(*) AS messages
    FROM messages
    WHERE source_file_id IN (
      SELECT source_file_id
      FROM import_question_files
      WHERE question_id = CAST(? AS INTEGER)
    )`);
  const times = reader.prepare<[string], { text: string }>(`
    SELECT DISTINCT time_raw AS text
    FROM messages
    WHERE source_file_id IN (
      SELECT source_file_id
      FROM import_question_files
      WHERE question_id = CAST(? AS INTEGER)
    )
    LIMIT 3`);
  const accountName = reader
    .prepare<[{ platform: string; handle: string }], string>(`
      SELECT name
      FROM accounts
      WHERE platform = @platform
        AND handle = @handle
      ORDER BY id DESC
      LIMIT 1`)
    .pluck();
  const namesOf = (
    platform: Platform | null,
    choices: readonly string[],
  ): { choiceNames?: string[] } => {
    const choiceNames = choices.map(
      (handle) => accountName.get({ platform: platform ?? '', handle }) ?? handle,
    );
    return choiceNames.some((name, index) => name !== choices[index]) ? { choiceNames } : {};
  };
  return () =>
    fewest(open.all()).map(({ accountId, aboutConversationId, choices, ...question }) => {
      const { questionId } = question;
      const counts =
        (accountId !== null && spoken.get(accountId)) ||
        (aboutConversationId !== null && inConversation.get(aboutConversationId)) ||
        inFiles.get(questionId);
      const examples =
        accountId !== null
          ? spokenTexts.all(accountId)
          : aboutConversationId !== null
            ? conversationTexts.all(aboutConversationId)
            : times.all(questionId);
      return {
        ...question,
        choices: [...choices],
        ...(question.kind === 'own-account' && namesOf(question.platform, choices)),
        messages: counts?.messages ?? 0,
        examples: examples.map(({ text }) => text.slice(0, 120)),
      };
    });
}

interface QuestionRow {
  readonly questionId: string;
  readonly kind: OpenQuestion['kind'];
  readonly accountId: number | null;
  readonly aboutConversationId: number | null;
  readonly platform: Platform | null;
  readonly subject: string;
  readonly choices: string;
  readonly assumed: string;
}

type Shown = Omit<QuestionRow, 'choices'> & { readonly choices: readonly string[] };

/**
 * Of all conversations of a platform in which nobody's side is known only one is asked about: whoever
 * speaks in most of them is likely the shop, and settles all of those.
 */
function fewest(rows: readonly QuestionRow[]): Shown[] {
  const all = rows.map((row) => ({ ...row, choices: JSON.parse(row.choices) as string[] }));
  const shown: Shown[] = [];
  const asked = new Map<string, typeof all>();
  for (const row of all) {
    if (row.kind !== 'own-account') {
      shown.push(row);
      continue;
    }
    const group = asked.get(row.platform ?? '') ?? [];
    if (group.length === 0) asked.set(row.platform ?? '', group);
    group.push(row);
  }
  for (const group of asked.values()) {
    const heard = new Map<string, number>();
    for (const name of group.flatMap(({ choices }) => choices)) {
      heard.set(name, (heard.get(name) ?? 0) + 1);
    }
    const often = (name: string): number => heard.get(name) ?? 0;
    const telling = group.toSorted((a, b) => widest(b, often) - widest(a, often))[0]!;
    const choices = telling.choices.toSorted((a, b) => often(b) - often(a));
    shown.push({ ...telling, choices });
  }
  return shown.toSorted((a, b) => Number(a.questionId) - Number(b.questionId));
}

function widest({ choices }: Shown, often: (name: string) => number): number {
  return choices.reduce((most, name) => Math.max(most, often(name)), 0);
}

/** A side that became known in another way needs no answer; neither does what was withdrawn. */
const selectOpen = `
  SELECT CAST(q.id AS TEXT) AS questionId,
         q.kind,
         a.id AS accountId,
         c.id AS aboutConversationId,
         COALESCE(a.platform, c.platform) AS platform,
         COALESCE(a.handle, c.title, q.subject) AS subject,
         q.choices,
         q.assumed
  FROM import_questions AS q
  LEFT JOIN accounts AS a
    ON q.kind = 'role'
   AND a.id = CAST(q.subject AS INTEGER)
  LEFT JOIN conversations AS c
    ON q.kind = 'own-account'
   AND c.id = CAST(q.subject AS INTEGER)
  WHERE q.answer IS NULL
    AND (q.kind <> 'role' OR a.role = 'unknown')
    AND (
      q.kind <> 'own-account'
      OR NOT EXISTS (
        SELECT 1
        FROM json_each(q.choices) AS name
        JOIN accounts AS speaker
          ON speaker.platform = c.platform
         AND speaker.handle = name.value
         AND speaker.role <> 'unknown'
      )
    )
    AND EXISTS (
      SELECT 1
      FROM import_question_files AS asked
      JOIN messages ON messages.source_file_id = asked.source_file_id
      WHERE asked.question_id = q.id
    )
  ORDER BY q.id`;

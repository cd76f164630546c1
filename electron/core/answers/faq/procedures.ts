import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RepeatedQuestion } from '../../../../shared/contract/faq.ts';
import { commonest, type AskedQuestion } from '../../../../shared/domain/answers/asked-question.ts';
import { questionMiner } from '../../../../shared/domain/answers/mine-questions.ts';
import { categoryOf } from '../../../../shared/domain/answers/topics.ts';
import { cannotBothBe } from '../../../../shared/domain/answers/values-differ.ts';
import { answerCategories } from '../../../../shared/model/answers.ts';
import type { Core } from '../../core.ts';
import { os } from '../../procedure.ts';
import type { DialoguePlace } from '../../store/answers.ts';
import { answering, sheetQuestions, type SheetQuestion } from './covering.ts';

/** Messages read at a time; others are answered in between. */
const PAGE = 10_000;
/** Ways of answering that are shown of one question. */
const ANSWERS = 8;

export function faqProcedures({ store, clock }: Core) {
  return {
    questions: os.faq.questions.handler(async ({ input, signal }) => {
      const { category, onlyUncovered, leastAsked, limit } = input;
      const [mined, answers] = await Promise.all([mine(store, signal), store.answers.list()]);
      const sheet = sheetQuestions(answers, clock.now());
      const repeated = mined.questions
        .filter(({ asked }) => asked >= leastAsked)
        .map((question) => shown(question, sheet));
      const own = sheet.map((entry) => entry.category).filter((name) => !known.includes(name));
      return {
        questions: repeated
          .filter((one) => category === undefined || one.category === category)
          .filter((one) => !onlyUncovered || one.answerId === null)
          .slice(0, limit),
        categories: [...known, ...new Set(own.toSorted())].map((name) => {
          const questions = repeated.filter((one) => one.category === name);
          return {
            category: name,
            answers: sheet.filter((entry) => entry.category === name).length,
            questions: questions.length,
            covered: questions.filter(({ answerId }) => answerId !== null).length,
            asked: questions.reduce((sum, { asked }) => sum + asked, 0),
          };
        }),
        examined: mined.examined,
      };
    }),
  };
}

const known: readonly string[] = answerCategories;

async function mine(store: Core['store'], signal: AbortSignal | undefined) {
  const miner = questionMiner();
  let place: DialoguePlace = { conversationId: 0, sentAt: 0, messageId: 0 };
  for (;;) {
    signal?.throwIfAborted();
    const rows = await store.answers.dialogues(place, PAGE);
    for (const row of rows) miner.push(row);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return miner.end();
    place = last;
    await nextTurn();
  }
}

function shown(question: AskedQuestion, sheet: readonly SheetQuestion[]): RepeatedQuestion {
  const { topic, asked, customers, lastAt, unanswered, examples, key, wordings } = question;
  const answers = [...question.answers.values()].toSorted(
    (a, b) => b.count - a.count || b.lastAt - a.lastAt || a.messageId - b.messageId,
  );
  const values = answers.flatMap(({ value }) => (value ? [{ value, limits: unlimited }] : []));
  const text = commonest(wordings);
  const entry = answering(sheet, { topic, key, text });
  return {
    question: text,
    topic,
    category: entry?.category ?? categoryOf(topic),
    asked,
    customers: customers.size,
    lastAt,
    examples: examples.map((one) => ({
      messageId: String(one.messageId),
      conversationId: String(one.conversationId),
      text: one.text,
      by: one.sender,
      at: one.sentAt,
    })),
    answers: answers.slice(0, ANSWERS).map((given) => ({
      text: given.text,
      value: given.value,
      count: given.count,
      agents: [...given.agents],
      messageId: String(given.messageId),
      conversationId: String(given.conversationId),
      lastAt: given.lastAt,
    })),
    unanswered,
    isSpread: values.some((a, at) => values.slice(at + 1).some((b) => cannotBothBe(topic, a, b))),
    answerId: entry?.answerId ?? null,
  };
}

const unlimited = { circumstance: null, part: '', variant: '', product: '' } as const;

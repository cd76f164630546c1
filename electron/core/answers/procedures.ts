import type { Answer } from '../../../shared/contract/answers.ts';
import { answerStates } from '../../../shared/contract/answers.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { spreadOf } from '../../../shared/domain/answers/spread.ts';
import { answerCategories } from '../../../shared/model/answers.ts';
import { refreshContradictions } from './contradictions/refresh.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import { exportSheet } from './export-csv.ts';
import { importSheet } from './import-csv.ts';
import { answerAt, exceptionAt, toldView, versionView, type Moment } from './view.ts';
import { addAnswer, askException, keptAnswer, retireAnswer, reviseAnswer } from './write.ts';

/** Spread of a topic: as many statements as are looked at. */
const LOOKED_AT = 5_000;

/** The answer sheet: what is to be said, from when, to whom; and what has been said. */
export function answersProcedures(core: Core) {
  const { store, clock, grants } = core;
  const byOf = (actor: string) => ({ actor, at: clock.now() });
  const now = (): Moment => ({ at: clock.now(), knownAt: Infinity, isNow: true });
  const shown = async (answerId: string): Promise<Answer> => {
    const answer = answerAt(await keptAnswer(store.answers, answerId), now());
    if (!answer) throw new AppError('not-found', 'There is no such entry.', { answerId });
    return answer;
  };
  /** What contradicts the sheet is another now. */
  const settled = async (answerId: string): Promise<Answer> => {
    const answer = await shown(answerId);
    await refreshContradictions(core, answer.topic);
    return answer;
  };
  const shownException = async (exceptionId: string) => {
    const found = (await store.answers.exceptions()).find((one) => one.exceptionId === exceptionId);
    if (!found) throw new AppError('not-found', 'There is no such exception.', { exceptionId });
    return exceptionAt(found, now());
  };
  return {
    list: os.answers.list.handler(async ({ input }) => {
      const { asOf = clock.now(), knownAt = Infinity } = input;
      const moment = { at: asOf, knownAt, isNow: input.asOf === undefined };
      const all = (await store.answers.list())
        .flatMap((kept) => answerAt(kept, moment) ?? [])
        .filter((answer) => isWanted(answer, input));
      const counts = Object.fromEntries(
        answerStates.map((state) => [state, all.filter((one) => one.state === state).length]),
      ) as Record<Answer['state'], number>;
      const answers = all.filter(({ state }) => input.state.includes(state)).toSorted(bySheet);
      const inForce = all.filter(({ state }) => state === 'in-force');
      return { answers, asOf, counts, categories: categoriesOf(inForce) };
    }),
    get: os.answers.get.handler(async ({ input: { answerId } }) => {
      const kept = await keptAnswer(store.answers, answerId);
      const [answer, exceptions, told] = await Promise.all([
        shown(answerId),
        store.answers.exceptions(),
        store.answers.told({
          topics: [kept.topic],
          shop: kept.scope === 'shop' && kept.scopeValue !== '' ? kept.scopeValue : undefined,
          limit: LOOKED_AT,
        }),
      ]);
      return {
        answer,
        versions: kept.versions.map((version) => versionView(kept, version)).toReversed(),
        exceptions: exceptions
          .filter(({ topic }) => topic === kept.topic)
          .map((one) => exceptionAt(one, now())),
        told: spreadOf(told.map(toldView)),
      };
    }),
    add: os.answers.add.handler(async ({ input, context }) => {
      const answerId = await addAnswer(store.answers, input, byOf(context.actor));
      return settled(answerId);
    }),
    revise: os.answers.revise.handler(async ({ input: { answerId, edit }, context }) => {
      await reviseAnswer(store.answers, answerId, edit, byOf(context.actor));
      return settled(answerId);
    }),
    retire: os.answers.retire.handler(async ({ input: { answerId, reason, at }, context }) => {
      const by = byOf(context.actor);
      await retireAnswer(store.answers, answerId, reason, at ?? by.at, by);
      return settled(answerId);
    }),
    told: os.answers.told.handler(async ({ input: { customer, ...query } }) => {
      const customerIds =
        customer === undefined ? undefined : await store.answers.customers(customer);
      const { topic, conversationId, shop, onlyExceptions, limit } = query;
      const rows = await store.answers.told({
        topics: topic && [topic],
        conversationIds: conversationId === undefined ? undefined : [Number(conversationId)],
        shop,
        customerIds,
        onlyExceptions,
        limit: Math.max(limit, LOOKED_AT),
      });
      const told = rows.map(toldView);
      return { told: told.slice(0, limit), spread: spreadOf(told) };
    }),
    exceptions: os.answers.exceptions.handler(async ({ input }) => {
      const at = input.asOf ?? clock.now();
      const known = (await store.answers.exceptions()).filter(
        ({ topic, askedAt }) =>
          (input.topic === undefined || topic === input.topic) && (!input.asOf || askedAt <= at),
      );
      const moment = { at, knownAt: input.asOf ?? Infinity };
      return { exceptions: known.map((one) => exceptionAt(one, moment)) };
    }),
    askException: os.answers.askException.handler(async ({ input, context }) => {
      const exceptionId = await askException(store.answers, input, byOf(context.actor));
      await refreshContradictions(core, input.topic);
      return shownException(exceptionId);
    }),
    decideException: os.answers.decideException.handler(async ({ input, context }) => {
      const { exceptionId, ...decision } = input;
      await store.answers.decideException(exceptionId, decision, byOf(context.actor));
      const exception = await shownException(exceptionId);
      await refreshContradictions(core, exception.topic);
      return exception;
    }),
    exportCsv: os.answers.exportCsv.handler(async ({ input }) => {
      const moment = { ...now(), at: input.asOf ?? clock.now() };
      const answers = (await store.answers.list())
        .flatMap((kept) => answerAt(kept, moment) ?? [])
        .filter(({ state }) => state === 'in-force')
        .toSorted(bySheet);
      const { language, zone } = await store.settings.get();
      const csv = exportSheet(answers, input.language ?? language, zone);
      return { csv, answers: answers.length };
    }),
    importCsv: os.answers.importCsv.handler(async ({ input, context }) => {
      const bytes = await grants.read(input.grant);
      const { zone } = await store.settings.get();
      const options = { zone, by: byOf(context.actor), isDryRun: input.dryRun };
      const report = await importSheet(store.answers, bytes, options);
      if (!input.dryRun) await refreshContradictions(core);
      return report;
    }),
  };
}

function isWanted(
  { topic, scopeValue, version }: Answer,
  asked: {
    readonly topic?: string | undefined;
    category?: string | undefined;
    text?: string | undefined;
  },
): boolean {
  if (asked.topic !== undefined && topic !== asked.topic) return false;
  if (asked.category !== undefined && version.category !== asked.category) return false;
  const words = asked.text?.trim().toLowerCase() ?? '';
  const all = `${version.question}\n${version.answer}\n${scopeValue}`.toLowerCase();
  return all.includes(words);
}

const order: readonly string[] = answerCategories;

function bySheet(a: Answer, b: Answer): number {
  const place = ({ version }: Answer): number =>
    order.includes(version.category) ? order.indexOf(version.category) : order.length;
  return (
    place(a) - place(b) ||
    a.version.category.localeCompare(b.version.category, 'en') ||
    (a.topic < b.topic ? -1 : Number(a.topic !== b.topic)) ||
    Number(a.answerId) - Number(b.answerId)
  );
}

function categoriesOf(answers: readonly Answer[]): { category: string; answers: number }[] {
  const own = new Set(answers.map(({ version }) => version.category));
  return [...new Set([...order, ...[...own].toSorted()])].map((category) => ({
    category,
    answers: answers.filter(({ version }) => version.category === category).length,
  }));
}

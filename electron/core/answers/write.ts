import type { AnswerEdit, NewAnswer, NewException } from '../../../shared/contract/answers.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { versionAt } from '../../../shared/domain/answers/in-force.ts';
import { categoryOf } from '../../../shared/domain/answers/topics.ts';
import type {
  AnswersStore,
  ExceptionContent,
  KeptAnswer,
  KeptVersion,
  VersionContent,
} from '../store/answers.ts';
import type { By } from '../store/store.ts';

/** Adds an entry and gives its id. `conflict` where the matter has one that stands. */
export async function addAnswer(store: AnswersStore, given: NewAnswer, by: By): Promise<string> {
  const { topic, scope, scopeValue, ...fields } = given;
  if (scope !== 'shop' && scopeValue === '') {
    throw new AppError('invalid-input', 'Say which product, order or customer it is for.', {
      scope,
    });
  }
  const question = fields.question ?? '';
  const known = (await store.list()).find(
    (answer) =>
      isSameMatter(answer, { topic, scope, scopeValue, question }) && stands(answer, by.at),
  );
  if (known) {
    const { answerId } = known;
    throw new AppError('conflict', 'The sheet has an entry on this; revise that one.', {
      answerId,
    });
  }
  const fresh: VersionContent = {
    category: categoryOf(topic),
    question,
    answer: '',
    value: null,
    isRetired: false,
    validFrom: by.at,
    validTo: null,
    owner: by.actor,
    source: '',
    reason: '',
  };
  return store.add({ topic, scope, scopeValue }, changed(fresh, fields), by);
}

/** A new version of an entry that says something otherwise. */
export async function reviseAnswer(
  store: AnswersStore,
  answerId: string,
  edit: AnswerEdit,
  by: By,
): Promise<void> {
  const last = lastVersion(await keptAnswer(store, answerId));
  const { category, question, answer, value, owner, source } = last;
  const base = { category, question, answer, value, owner, source };
  const validTo = last.validTo !== null && last.validTo > by.at ? last.validTo : null;
  const fresh = { ...base, isRetired: false, validFrom: by.at, validTo, reason: '' };
  await store.addVersion(answerId, changed(fresh, edit), 'revise', by);
}

export async function retireAnswer(
  store: AnswersStore,
  answerId: string,
  reason: string,
  at: number,
  by: By,
): Promise<void> {
  const known = await keptAnswer(store, answerId);
  const last = lastVersion(known);
  if (last.isRetired && last.validFrom <= at) {
    throw new AppError('conflict', 'This entry was retired before.', { answerId });
  }
  const { category, question, answer, value, owner, source } = last;
  const content = { category, question, answer, value, owner, source, reason };
  const retired = { ...content, isRetired: true, validFrom: at, validTo: null };
  await store.addVersion(answerId, retired, 'retire', by);
}

export async function askException(
  store: AnswersStore,
  given: NewException,
  by: By,
): Promise<string> {
  const { approvedBy, validFrom, ...fields } = given;
  const content: ExceptionContent = { ...fields, validFrom: validFrom ?? by.at };
  checkPeriod(content);
  return store.addException(content, approvedBy ?? null, by);
}

export async function keptAnswer(store: AnswersStore, answerId: string): Promise<KeptAnswer> {
  const known = (await store.list()).find((answer) => answer.answerId === answerId);
  if (!known) throw new AppError('not-found', 'There is no such entry.', { answerId });
  return known;
}

/** The same topic and scope, and for questions of a shop's own the same question. */
export function isSameMatter(
  { topic, scope, scopeValue, versions }: KeptAnswer,
  asked: Pick<KeptAnswer, 'topic' | 'scope' | 'scopeValue'> & { readonly question: string },
): boolean {
  const isSame = topic === asked.topic && scope === asked.scope && scopeValue === asked.scopeValue;
  return isSame && (versions.at(-1)?.question ?? '') === asked.question;
}

function stands({ versions }: KeptAnswer, at: number): boolean {
  return versionAt(versions, at) !== null || versions.some((one) => one.validFrom > at);
}

function lastVersion({ versions, answerId }: KeptAnswer): KeptVersion {
  const last = versions.at(-1);
  if (!last) throw new AppError('not-found', 'There is no such entry.', { answerId });
  return last;
}

function changed(fresh: VersionContent, edit: AnswerEdit): VersionContent {
  const given = Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
  const version = { ...fresh, ...given };
  checkPeriod(version);
  return version;
}

function checkPeriod({ validFrom, validTo }: { validFrom: number; validTo: number | null }): void {
  if (validTo !== null && validTo <= validFrom) {
    throw new AppError('invalid-input', 'It would end before it begins.', { validFrom, validTo });
  }
}

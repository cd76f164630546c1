import type { Database } from 'better-sqlite3';
import type { ContradictionDecision } from '../../../../shared/contract/contradictions.ts';
import type { AnswerScope, AnswerTopic } from '../../../../shared/model/answers.ts';
import type { ExceptionDecision } from '../answers.ts';
import type { AnswersSubject, PortableDeed } from '../bundle-records.ts';
import { insertException, insertExceptionDecision } from './answer-exceptions.ts';
import { insertAnswer, insertVersion } from './answer-rows.ts';
import { recordDeed } from './bundle-record.ts';
import { insertDecision, settleMatter } from './contradictions.ts';

type Fields = PortableDeed['set'];

/** What a deed on the sheet, an exception or a contradiction sets; its event tells all of it. */
export function answersDeed(
  noun: AnswersSubject['noun'],
  { before: _before, ...detail }: Readonly<Record<string, unknown>>,
): Pick<PortableDeed, 'subject' | 'set' | 'proof'> {
  const set: Fields = {};
  for (const [field, value] of Object.entries(detail)) {
    if (typeof value === 'boolean') set[field] = value ? 1 : 0;
    else if (value === null || typeof value === 'string' || typeof value === 'number') {
      set[field] = value;
    }
  }
  const name = String(detail[noun === 'contradiction' ? 'matter' : 'uid'] ?? '');
  return { subject: { noun, name }, set, proof: null };
}

/** False while the entry or exception that it is about is not here, or the contradiction not found yet. */
export function applyAnswers(db: Database, deed: PortableDeed, subject: AnswersSubject): boolean {
  const apply = {
    answer: applyAnswer,
    'answer-exception': applyException,
    contradiction: applyDecision,
  };
  const id = apply[subject.noun](db, deed, subject.name);
  if (id === null) return false;
  const { isRetired, ...detail } = deed.set;
  const told = isRetired === undefined ? detail : { ...detail, isRetired: isRetired === 1 };
  recordDeed(db, deed, subject.noun, id, told);
  return true;
}

function applyAnswer(db: Database, deed: PortableDeed, uid: string): number | null {
  const { at, actor, action, set } = deed;
  const by = { at, actor };
  const known = idOf(db, 'answers', uid);
  if (known === null && action !== 'add') return null;
  const matter = {
    topic: text(set, 'topic') as AnswerTopic,
    scope: text(set, 'scope') as AnswerScope,
    scopeValue: text(set, 'scopeValue'),
  };
  const id = known ?? insertAnswer(db, { uid, ...matter }, by);
  const version = {
    category: text(set, 'category'),
    question: text(set, 'question'),
    answer: text(set, 'answer'),
    value: textOrNull(set, 'value'),
    isRetired: set['isRetired'] === 1,
    validFrom: Number(set['validFrom']),
    validTo: numberOrNull(set, 'validTo'),
    owner: text(set, 'owner'),
    source: text(set, 'source'),
    reason: text(set, 'reason'),
  };
  insertVersion(db, uid, text(set, 'versionId'), version, by);
  return id;
}

function applyException(db: Database, deed: PortableDeed, uid: string): number | null {
  const { at, actor, action, set } = deed;
  const by = { at, actor };
  const known = idOf(db, 'answer_exceptions', uid);
  if (action !== 'ask') {
    if (known === null) return null;
    const decision = text(set, 'decision') as ExceptionDecision['decision'];
    const decided = { decision, reason: text(set, 'reason') };
    insertExceptionDecision(db, uid, text(set, 'decisionUid'), decided, by);
    return known;
  }
  const content = {
    topic: text(set, 'topic') as AnswerTopic,
    recipientKind: set['recipientKind'] === 'order' ? ('order' as const) : ('customer' as const),
    recipient: text(set, 'recipient'),
    granted: text(set, 'granted'),
    value: textOrNull(set, 'value'),
    reason: text(set, 'reason'),
    validFrom: Number(set['validFrom']),
    validTo: numberOrNull(set, 'validTo'),
  };
  return insertException(db, uid, content, by);
}

/** The decision holds for whenever the contradiction is found. */
function applyDecision(db: Database, deed: PortableDeed, matter: string): number | null {
  const { at, actor, set } = deed;
  const chosen = textOrNull(set, 'chosen');
  const decision = {
    resolution: text(set, 'resolution') as ContradictionDecision['resolution'],
    chosen: chosen === 'a' || chosen === 'b' ? chosen : null,
    answerUid: textOrNull(set, 'answerUid'),
    exceptionUid: textOrNull(set, 'exceptionUid'),
    reason: text(set, 'reason'),
    ...(typeof set['letGo'] === 'string' && { letGo: set['letGo'] }),
  } as const;
  insertDecision(db, text(set, 'uid'), matter, decision, { at, actor });
  settleMatter(db, matter);
  return (
    db
      .prepare<[string], number>('SELECT id FROM contradictions WHERE matter = ?')
      .pluck()
      .get(matter) ?? null
  );
}

function idOf(db: Database, table: 'answers' | 'answer_exceptions', uid: string): number | null {
  return (
    db.prepare<[string], number>(`SELECT id FROM ${table} WHERE uid = ?`).pluck().get(uid) ?? null
  );
}

const text = (set: Fields, field: string): string => String(set[field] ?? '');
const textOrNull = (set: Fields, field: string): string | null =>
  set[field] == null ? null : String(set[field]);
const numberOrNull = (set: Fields, field: string): number | null =>
  set[field] == null ? null : Number(set[field]);

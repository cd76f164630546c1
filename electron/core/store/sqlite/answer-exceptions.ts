import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { ExceptionContent, ExceptionDecision, KeptException } from '../answers.ts';
import type { By } from '../store.ts';
import { after, newUid } from './answer-rows.ts';
import { recordEvent } from './events.ts';

/** The new exception's id. */
export function addException(
  db: Database,
  content: ExceptionContent,
  approvedBy: string | null,
  by: By,
): string {
  const uid = newUid(db);
  const exceptionId = insertException(db, uid, content, by);
  recordEvent(db, by, 'ask', 'answer-exception', exceptionId, { uid, ...content, before: {} });
  if (approvedBy !== null) {
    const decision = { decision: 'approved', reason: '' } as const;
    decideException(db, String(exceptionId), decision, { actor: approvedBy, at: by.at });
  }
  return String(exceptionId);
}

export function decideException(
  db: Database,
  exceptionId: string,
  { decision, reason }: Omit<ExceptionDecision, 'at' | 'actor'>,
  { actor, at }: By,
): void {
  const known = keptExceptions(db).find((one) => one.exceptionId === exceptionId);
  if (!known) throw new AppError('not-found', 'There is no such exception.', { exceptionId });
  const last = known.decisions.at(-1);
  const before = last?.decision ?? 'asked';
  if (!follows[decision].includes(before)) {
    throw new AppError('conflict', `An exception that is ${before} cannot be ${decision}.`, {
      exceptionId,
    });
  }
  const { uid } = known;
  const decisionUid = newUid(db);
  const by = { actor, at: after(at, last?.at) };
  insertExceptionDecision(db, uid, decisionUid, { decision, reason }, by);
  const detail = { uid, decisionUid, decision, reason, before: { decision: before } };
  recordEvent(db, by, decision, 'answer-exception', exceptionId, detail);
}

/** What may be decided after what. */
const follows: Readonly<Record<ExceptionDecision['decision'], readonly string[]>> = {
  approved: ['asked', 'refused', 'revoked'],
  refused: ['asked'],
  revoked: ['approved'],
};

/** The row's id; that of the one that is there already where it is known. */
export function insertException(
  db: Database,
  uid: string,
  content: ExceptionContent,
  by: By,
): number {
  const { topic, recipientKind, recipient, granted, value, reason, validFrom, validTo } = content;
  db.prepare(`
    INSERT INTO answer_exceptions (uid, topic, recipient_kind, recipient, granted, value, reason,
      valid_from, valid_to, asked_at, asked_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`).run(
    uid,
    topic,
    recipientKind,
    recipient,
    granted,
    value,
    reason,
    validFrom,
    validTo,
    by.at,
    by.actor,
  );
  return db
    .prepare<[string], number>('SELECT id FROM answer_exceptions WHERE uid = ?')
    .pluck()
    .get(uid)!;
}

export function insertExceptionDecision(
  db: Database,
  exceptionUid: string,
  uid: string,
  { decision, reason }: Omit<ExceptionDecision, 'at' | 'actor'>,
  by: By,
): void {
  db.prepare(`
    INSERT INTO answer_exception_decisions (uid, exception_uid, decision, reason, at, actor)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`).run(uid, exceptionUid, decision, reason, by.at, by.actor);
}

/** Newest first, each with the decisions on it in the order made. */
export function keptExceptions(db: Database): KeptException[] {
  const decisions = db
    .prepare<[], ExceptionDecision & { exceptionUid: string }>(`
      SELECT exception_uid AS exceptionUid, decision, reason, at, actor
      FROM answer_exception_decisions
      ORDER BY at, uid`)
    .all();
  const byException = Map.groupBy(decisions, ({ exceptionUid }) => exceptionUid);
  return db
    .prepare<[], Omit<KeptException, 'decisions'>>(`
      SELECT CAST(id AS TEXT) AS exceptionId, uid, topic, recipient_kind AS recipientKind, recipient,
        granted, value, reason, valid_from AS validFrom, valid_to AS validTo, asked_at AS askedAt,
        asked_by AS askedBy
      FROM answer_exceptions
      ORDER BY asked_at DESC, uid`)
    .all()
    .map((exception) => ({
      ...exception,
      decisions: (byException.get(exception.uid) ?? []).map(
        ({ exceptionUid: _of, ...decision }) => decision,
      ),
    }));
}

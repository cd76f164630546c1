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
  const before = known.decision?.decision ?? 'asked';
  if (!follows[decision].includes(before)) {
    throw new AppError('conflict', `An exception that is ${before} cannot be ${decision}.`, {
      exceptionId,
    });
  }
  const { uid } = known;
  const decisionUid = newUid(db);
  const by = { actor, at: after(at, known.decision?.at) };
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

/** Newest first, each with the last decision on it. */
export function keptExceptions(db: Database): KeptException[] {
  return db
    .prepare<[], ExceptionRow>(`
      SELECT CAST(e.id AS TEXT) AS exceptionId, e.uid, e.topic, e.recipient_kind AS recipientKind,
        e.recipient, e.granted, e.value, e.reason, e.valid_from AS validFrom, e.valid_to AS validTo,
        e.asked_at AS askedAt, e.asked_by AS askedBy, d.decision, d.reason AS decisionReason,
        d.at AS decidedAt, d.actor AS decidedBy
      FROM answer_exceptions AS e
      LEFT JOIN answer_exception_decisions AS d ON d.id = (
        SELECT id
        FROM answer_exception_decisions
        WHERE exception_uid = e.uid
        ORDER BY at DESC, uid DESC
        LIMIT 1
      )
      ORDER BY e.asked_at DESC, e.uid`)
    .all()
    .map(({ decision, decisionReason, decidedAt, decidedBy, ...exception }) => ({
      ...exception,
      decision:
        decision === null
          ? null
          : { decision, reason: decisionReason ?? '', at: decidedAt ?? 0, actor: decidedBy ?? '' },
    }));
}

interface ExceptionRow extends Omit<KeptException, 'decision'> {
  readonly decision: ExceptionDecision['decision'] | null;
  readonly decisionReason: string | null;
  readonly decidedAt: number | null;
  readonly decidedBy: string | null;
}

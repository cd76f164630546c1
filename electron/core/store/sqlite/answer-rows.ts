import type { Database } from 'better-sqlite3';
import type { AnswerScope, AnswerTopic } from '../../../../shared/model/answers.ts';
import type { AnswerMatter, KeptAnswer, KeptVersion, VersionContent } from '../answers.ts';
import type { By } from '../store.ts';

/** 32 hex digits that no other archive has. */
export function newUid(db: Database): string {
  return db.prepare<[], string>('SELECT LOWER(HEX(RANDOMBLOB(16)))').pluck().get() ?? '';
}

/**
 * When something is done that follows on something else: later than that, whatever the clock says, so that
 * every archive puts the two in the same order.
 */
export const after = (at: number, before: number | undefined): number =>
  before === undefined ? at : Math.max(at, before + 1);

/** The row's id; that of the one that is there already where it is known. */
export function insertAnswer(
  db: Database,
  { uid, topic, scope, scopeValue }: AnswerMatter & { readonly uid: string },
  by: By,
): number {
  db.prepare(`
    INSERT INTO answers (uid, topic, scope, scope_value, added_at, added_by)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`).run(uid, topic, scope, scopeValue, by.at, by.actor);
  return db.prepare<[string], number>('SELECT id FROM answers WHERE uid = ?').pluck().get(uid)!;
}

/** Does nothing where the version is known. */
export function insertVersion(
  db: Database,
  answerUid: string,
  versionId: string,
  version: VersionContent,
  by: By,
): void {
  const { category, question, answer, value, isRetired, validFrom, validTo } = version;
  const { owner, source, reason } = version;
  db.prepare(`
    INSERT INTO answer_versions (uid, answer_uid, category, question, answer, value, is_retired,
      valid_from, valid_to, owner, source, reason, made_at, made_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`).run(
    versionId,
    answerUid,
    category,
    question,
    answer,
    value,
    isRetired ? 1 : 0,
    validFrom,
    validTo,
    owner,
    source,
    reason,
    by.at,
    by.actor,
  );
}

/** The whole sheet; versions in the order made, which is the same in every archive. */
export function keptAnswers(db: Database): KeptAnswer[] {
  const versions = db
    .prepare<[], VersionRow>(`
      SELECT uid AS versionId, answer_uid AS answerUid, category, question, answer, value,
        is_retired AS isRetired, valid_from AS validFrom, valid_to AS validTo, owner, source, reason,
        made_at AS madeAt, made_by AS madeBy
      FROM answer_versions
      ORDER BY made_at, uid`)
    .all();
  const byAnswer = Map.groupBy(versions, ({ answerUid }) => answerUid);
  return db
    .prepare<[], AnswerRow>(`
      SELECT CAST(id AS TEXT) AS answerId, uid, topic, scope, scope_value AS scopeValue,
        added_at AS addedAt, added_by AS addedBy
      FROM answers
      ORDER BY id`)
    .all()
    .map((answer) => ({ ...answer, versions: (byAnswer.get(answer.uid) ?? []).map(toVersion) }));
}

interface AnswerRow {
  readonly answerId: string;
  readonly uid: string;
  readonly topic: AnswerTopic;
  readonly scope: AnswerScope;
  readonly scopeValue: string;
  readonly addedAt: number;
  readonly addedBy: string;
}

interface VersionRow extends Omit<KeptVersion, 'isRetired'> {
  readonly answerUid: string;
  readonly isRetired: 0 | 1;
}

function toVersion({ answerUid: _of, isRetired, ...version }: VersionRow): KeptVersion {
  return { ...version, isRetired: isRetired === 1 };
}

import type { Database } from 'better-sqlite3';
import type {
  AnswerFact,
  Coverage,
  ExceptionFact,
  GapFact,
} from '../../../../shared/domain/handovers/facts.ts';
import type { Scope } from './handovers-scope.ts';

/** What changed on the answer sheet since the note before, of this shop or of all. */
export function selectAnswers(db: Database, scope: Scope): AnswerFact[] {
  return db
    .prepare<[Scope], Omit<AnswerFact, 'versionId' | 'isRetired'> & { id: number; retired: 0 | 1 }>(
      newsQueries.answers,
    )
    .all(scope)
    .map(({ id, retired, ...fact }) => ({
      ...fact,
      versionId: String(id),
      isRetired: retired === 1,
    }));
}

export function selectExceptions(db: Database, scope: Scope): ExceptionFact[] {
  return db
    .prepare<[Scope], Omit<ExceptionFact, 'exceptionId'> & { id: number }>(newsQueries.exceptions)
    .all(scope)
    .map(({ id, ...fact }) => ({ ...fact, exceptionId: String(id) }));
}

/** How far each platform reaches at the window's end: the last words of the shop's accounts, or to them. */
export function selectCoverage(db: Database, scope: Scope, gaps: readonly Gap[]): Coverage[] {
  const lately = new Map(
    db
      .prepare<[Scope], { platform: string; at: number }>(newsQueries.lately)
      .all(scope)
      .map(({ platform, at }) => [platform, at]),
  );
  return db
    .prepare<[Scope], Coverage>(newsQueries.coverage)
    .all(scope)
    .map((row) => ({
      ...row,
      lastMessageAt: Math.max(row.lastMessageAt ?? 0, lately.get(row.platform) ?? 0),
    }))
    .map((row) => {
      const holes = gaps
        .filter(({ platform }) => platform === row.platform)
        .map(({ account, from, to }) => ({ account, from, to }));
      return holes.length === 0 ? row : { ...row, gaps: holes };
    });
}

export interface Gap extends GapFact {
  readonly accountId: number;
  readonly platform: string;
}

/**
 * Holes of a day or more in the week before the window's end. From an account's last words the file that
 * holds them tells how far back it reaches; the words before that are in another file, and so on.
 */
export function selectGaps(db: Database, scope: Scope): Gap[] {
  const accounts = db.prepare<[Scope], AccountRow>(newsQueries.accounts).all(scope);
  const word = db.prepare<[{ account: number; before: number }], Word>(newsQueries.word);
  const days = db.prepare<[{ account: number; before: number }], number>(newsQueries.days).pluck();
  // Who speaks now and then is silent for days without anything being lost.
  const isBusy = ({ accountId, from }: Gap): boolean =>
    (days.get({ account: accountId, before: from + 1 }) ?? 0) >= busyDays;
  return accounts.flatMap((account) => holesOf(account, scope, word)).filter(isBusy);
}

/** Of the seven days up to a hole. */
const busyDays = 4;

interface AccountRow {
  readonly id: number;
  readonly name: string;
  readonly platform: string;
  readonly shop: string | null;
}

interface Word {
  readonly sent_at: number;
  /** Extent of the file that it was found in. */
  readonly first_at: number | null;
  readonly last_at: number | null;
}

function holesOf(
  { id, name, platform, shop }: AccountRow,
  { quiet, to }: Scope,
  word: { get(at: { account: number; before: number }): Word | undefined },
): Gap[] {
  const gap = (from: number, until: number | null): Gap => ({
    gapId: String(Math.floor(from / 1000) * 10_000 + (id % 10_000)),
    accountId: id,
    account: name,
    platform,
    shop,
    from,
    to: until,
  });
  const gaps: Gap[] = [];
  let reaches = to;
  for (let steps = 0; steps < mostFiles && reaches > quiet; steps += 1) {
    const found = word.get({ account: id, before: reaches });
    if (found === undefined) break;
    const last = Math.min(Math.max(found.last_at ?? found.sent_at, found.sent_at), reaches);
    if (reaches - last >= day) gaps.push(gap(last, reaches === to ? null : reaches));
    reaches = Math.min(found.first_at ?? found.sent_at, found.sent_at);
  }
  return gaps;
}

const mostFiles = 200;
const day = 24 * 3_600_000;

export const newsQueries = {
  answers: `
    SELECT v.id, CASE WHEN a.scope = 'shop' AND a.scope_value <> '' THEN a.scope_value END AS shop,
      a.topic, v.answer, v.is_retired AS retired, v.source, v.valid_from AS validFrom,
      v.made_at AS madeAt, v.made_by AS madeBy,
      (
        SELECT b.answer
        FROM answer_versions b
        WHERE b.answer_uid = v.answer_uid
          AND b.made_at < v.made_at
        ORDER BY b.made_at DESC
        LIMIT 1
      ) AS before
    FROM answer_versions v
    JOIN answers a ON a.uid = v.answer_uid
    WHERE v.made_at >= @newsSince
      AND v.made_at < @to
      AND (
        @shop IS NULL
        OR a.scope <> 'shop'
        OR a.scope_value = ''
        OR a.scope_value = (SELECT name FROM shops WHERE id = @shop)
      )
      AND NOT EXISTS (
        SELECT 1
        FROM answer_versions n
        WHERE n.answer_uid = v.answer_uid
          AND n.made_at > v.made_at
          AND n.made_at < @to
      )
    ORDER BY v.made_at, v.id`,
  exceptions: `
    SELECT e.id, e.recipient, e.topic, e.granted, e.reason, decided.actor AS approvedBy,
      CASE WHEN e.recipient_kind = 'order' THEN e.recipient END AS orderNo, e.valid_to AS validTo,
      decided.at AS decidedAt
    FROM answer_exceptions e
    JOIN answer_exception_decisions decided ON decided.exception_uid = e.uid
    WHERE decided.decision = 'approved'
      AND decided.at >= @newsSince
      AND decided.at < @to
      AND NOT EXISTS (
        SELECT 1
        FROM answer_exception_decisions n
        WHERE n.exception_uid = e.uid
          AND n.at > decided.at
          AND n.at < @to
      )
    ORDER BY decided.at, e.id`,
  coverage: `
    SELECT a.platform,
      MAX((
        SELECT MAX(m.sent_at)
        FROM messages m
        WHERE m.account_id = a.id
          AND m.hidden = 0
          AND m.sent_at < @to
      )) AS lastMessageAt,
      (
        SELECT MAX(b.finished_at)
        FROM source_files f
        JOIN import_batches b ON b.id = f.batch_id
        WHERE f.status = 'imported'
          AND (@shop IS NULL OR b.shop_id = @shop OR b.shop_id IS NULL)
      ) AS lastImportAt
    FROM accounts a
    WHERE a.role = 'agent'
      AND (
        @shop IS NULL
        OR @shop = (
          SELECT c.shop_id
          FROM messages m
          JOIN conversations c ON c.id = m.conversation_id
          WHERE m.account_id = a.id
            AND m.hidden = 0
          ORDER BY m.sent_at DESC
          LIMIT 1
        )
      )
    GROUP BY a.platform
    HAVING lastMessageAt IS NOT NULL
    ORDER BY a.platform`,
  lately: `
    SELECT platform, MAX(last_at) AS at
    FROM conversations c
    WHERE last_at >= @quiet
      AND last_at < @to
      AND (@shop IS NULL OR shop_id = @shop)
    GROUP BY platform`,
  /** Accounts of the shop that spoke in the last month. */
  accounts: `
    SELECT a.id, a.name, a.platform, s.name AS shop
    FROM accounts a
    LEFT JOIN shops s ON s.id = (
      SELECT c.shop_id
      FROM messages m
      JOIN conversations c ON c.id = m.conversation_id
      WHERE m.account_id = a.id
        AND m.hidden = 0
      ORDER BY m.sent_at DESC
      LIMIT 1
    )
    WHERE a.role = 'agent'
      AND (@shop IS NULL OR s.id = @shop)
      AND EXISTS (
        SELECT 1
        FROM messages m
        WHERE m.account_id = a.id
          AND m.hidden = 0
          AND m.sent_at >= @to - 30 * 86400000
          AND m.sent_at < @to
      )
    ORDER BY a.platform, a.id`,
  days: `
    SELECT COUNT(DISTINCT sent_at / 86400000)
    FROM messages
    WHERE account_id = @account
      AND hidden = 0
      AND sent_at >= @before - 7 * 86400000
      AND sent_at < @before`,
  word: `
    SELECT m.sent_at, x.first_at, x.last_at
    FROM messages m
    LEFT JOIN source_file_extents x ON x.source_file_id = m.source_file_id
    WHERE m.account_id = @account
      AND m.hidden = 0
      AND m.sent_at < @before
    ORDER BY m.sent_at DESC
    LIMIT 1`,
} as const;

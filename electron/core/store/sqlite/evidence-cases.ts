import type { Database } from 'better-sqlite3';
import { createHmac, randomBytes } from 'node:crypto';
import type { CaseFacts } from '../../../../shared/contract/cases.ts';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { CaseDraft, CaseRecord, EvidenceStore, PackageMaker } from '../evidence.ts';
import type { By } from '../store.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';

type Cases = Pick<
  EvidenceStore,
  | 'openCase'
  | 'number'
  | 'numberAttachments'
  | 'cuts'
  | 'keepCuts'
  | 'committed'
  | 'reservePart'
  | 'keepPart'
  | 'giveUpPart'
>;

/** Cases and the numbers, cuts and parts that they keep for good. */
export function evidenceCases({ reader, writer }: Pick<Connections, 'reader' | 'writer'>): Cases {
  return {
    openCase: (draft, by) =>
      writer.transaction((db) => findCase(db, draft) ?? addCase(db, draft, by)),
    number: (caseId, messageIds, sourceFileIds) =>
      writer.transaction((db) => ({
        exhibits: numbers(db, exhibitNumbers, BigInt(caseId), messageIds),
        sources: numbers(db, sourceNumbers, BigInt(caseId), sourceFileIds),
      })),
    numberAttachments: (caseId, digests) =>
      writer.transaction((db) => numberAttachments(db, BigInt(caseId), digests)),
    cuts: async (caseId) => cuts(reader, BigInt(caseId)),
    keepCuts: (caseId, kept) =>
      writer.transaction((db) => {
        const insert = db.prepare(`
          INSERT OR IGNORE INTO case_cuts (case_id, message_id, offset)
          VALUES (?, ?, ?)`);
        for (const [messageId, offsets] of kept) {
          for (const offset of offsets) {
            insert.run(BigInt(caseId), BigInt(messageId), BigInt(offset));
          }
        }
      }),
    committed: async (caseId) => {
      const made = reader
        .prepare<[bigint], { count: number }>(`
          SELECT COUNT(*) AS count
          FROM evidence_packages
          WHERE case_id = ?
            AND archive IS NULL`)
        .get(BigInt(caseId));
      if (!made?.count) return new Set<string>();
      const rows = reader
        .prepare<[bigint], { messageId: string }>(`
          SELECT CAST(message_id AS TEXT) AS messageId
          FROM exhibits
          WHERE case_id = ?`)
        .all(BigInt(caseId));
      return new Set(rows.map(({ messageId }) => messageId));
    },
    reservePart: (caseId, digest, by, maker) =>
      writer.transaction((db) => {
        giveUpKilled(db, BigInt(caseId), by.at, maker);
        const part = reservePart(db, BigInt(caseId), digest, by);
        setMaker(db, BigInt(caseId), part, maker);
        return part;
      }),
    keepPart: (caseId, part) =>
      writer.transaction((db) => setMaker(db, BigInt(caseId), part, null)),
    giveUpPart: (caseId, part, at) =>
      writer.transaction((db) => giveUp(db, BigInt(caseId), part, at)),
  };
}

interface CaseRow {
  caseId: string;
  number: number;
  saltKey: Buffer;
  deadlineAt: number | null;
}

const selectCase = `
  SELECT CAST(cases.id AS TEXT) AS caseId,
         cases.number,
         cases.salt_key AS saltKey,
         COALESCE(cases.deadline_at, disputes.deadline_at) AS deadlineAt
  FROM cases
  LEFT JOIN disputes ON disputes.id = cases.dispute_id`;

function findCase(db: Database, draft: CaseDraft): CaseRecord | undefined {
  if (draft.caseNumber !== null) {
    const { caseNumber } = draft;
    const row = db
      .prepare<[bigint], CaseRow>(`${selectCase} WHERE cases.number = ?`)
      .get(BigInt(caseNumber));
    if (!row) throw new AppError('not-found', 'There is no such case.', { caseNumber });
    return row;
  }
  if (draft.disputeId !== null) {
    return db
      .prepare<[bigint], CaseRow>(`${selectCase} WHERE cases.dispute_id = ?`)
      .get(BigInt(draft.disputeId));
  }
  return db
    .prepare<[string], CaseRow>(`
      ${selectCase}
      WHERE cases.subject = ?
        AND cases.dispute_id IS NULL
      ORDER BY cases.id
      LIMIT 1`)
    .get(draft.subject);
}

function addCase(db: Database, draft: CaseDraft, by: By): CaseRecord {
  const { subject, disputeId, title, claim, orderNo } = draft;
  const made = newCase(db, { subject, disputeId, facts: { title, claim, orderNo } }, by);
  recordEvent(db, by, 'open', 'case', made.caseId, {
    before: {},
    after: { title, claim, orderNo },
  });
  return made;
}

/** A case with the next number and a key of its own. `subject` tells what was picked for it, if anything. */
export function newCase(
  db: Database,
  draft: {
    readonly subject?: string;
    readonly disputeId: string | null;
    readonly facts: Partial<CaseFacts>;
    /** That it has elsewhere: kept where it is free, else the next above `most`. */
    readonly number?: number;
    readonly most?: number;
  },
  by: By,
): CaseRecord {
  const next = db
    .prepare<[object], { number: number }>(`
      SELECT CASE
          WHEN @wished IS NULL OR EXISTS (SELECT 1 FROM cases WHERE number = @wished)
            THEN MAX(COALESCE(MAX(number), 0), @most) + 1
          ELSE @wished
        END AS number
      FROM cases`)
    .get({ wished: draft.number ?? null, most: draft.most ?? 0 });
  const number = next?.number ?? 1;
  const saltKey = createHmac('sha256', archiveSecret(db)).update(`case:${number}`).digest();
  const { facts } = draft;
  const { lastInsertRowid } = db
    .prepare(`
      INSERT INTO cases
        (number, dispute_id, subject, title, claim, order_no, created_at, created_by, salt_key,
         platform, shop, buyer, amount_cents, deadline_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    .run(
      BigInt(number),
      draft.disputeId === null ? null : BigInt(draft.disputeId),
      draft.subject ?? `opened:${number}`,
      facts.title ?? '',
      facts.claim ?? '',
      facts.orderNo ?? null,
      BigInt(by.at),
      by.actor,
      saltKey,
      facts.platform ?? null,
      facts.shop ?? null,
      facts.buyer ?? null,
      facts.amountCents == null ? null : BigInt(facts.amountCents),
      facts.deadlineAt == null ? null : BigInt(facts.deadlineAt),
    );
  const row = db
    .prepare<[bigint], CaseRow>(`${selectCase} WHERE cases.id = ?`)
    .get(BigInt(lastInsertRowid));
  if (!row) throw new AppError('internal', 'The case was not recorded.');
  return row;
}

/** Random, made once an archive; every salt hangs on it, so that no hash can be tried out by guessing. */
function archiveSecret(db: Database): Buffer {
  db.prepare(`
    INSERT OR IGNORE INTO meta (key, value)
    VALUES ('evidence-secret', ?)`).run(randomBytes(32).toString('hex'));
  const row = db
    .prepare<[], { value: string }>(`
      SELECT value
      FROM meta
      WHERE key = 'evidence-secret'`)
    .get();
  if (!row) throw new AppError('archive-damaged', 'The archive lost the key of its evidence.');
  return Buffer.from(row.value, 'hex');
}

const exhibitNumbers = {
  // Messages and files that people added are numbered in one row.
  last: `
    SELECT MAX(
      COALESCE((SELECT MAX(number) FROM exhibits WHERE case_id = @caseId), 0),
      COALESCE((SELECT MAX(number) FROM case_files WHERE case_id = @caseId), 0),
      COALESCE((SELECT MAX(last_exhibit) FROM evidence_packages WHERE case_id = @caseId), 0)) AS last`,
  find: 'SELECT number FROM exhibits WHERE case_id = ? AND message_id = ?',
  insert: 'INSERT INTO exhibits (case_id, message_id, number) VALUES (?, ?, ?)',
};
const sourceNumbers = {
  last: 'SELECT COALESCE(MAX(number), 0) AS last FROM case_sources WHERE case_id = @caseId',
  find: 'SELECT number FROM case_sources WHERE case_id = ? AND source_file_id = ?',
  insert: 'INSERT INTO case_sources (case_id, source_file_id, number) VALUES (?, ?, ?)',
};

function numberAttachments(db: Database, caseId: bigint, digests: readonly string[]) {
  const insert = db.prepare(`
    INSERT INTO case_attachments (case_id, number, digest)
    SELECT @caseId, COALESCE(MAX(number), 0) + 1, @digest
    FROM case_attachments
    WHERE case_id = @caseId
    ON CONFLICT DO NOTHING`);
  for (const digest of new Set(digests)) insert.run({ caseId, digest });
  const rows = db
    .prepare<[bigint], { digest: string; number: number }>(`
      SELECT digest,
             number
      FROM case_attachments
      WHERE case_id = ?`)
    .all(caseId);
  return new Map(rows.map(({ digest, number }) => [digest, number]));
}

/** Gives messages the numbers that they have elsewhere, but for those that something here has already. */
export function giveFreeNumbers(
  db: Database,
  caseId: number,
  numbers: Iterable<readonly [messageId: number, number: number]>,
): void {
  const insert = db.prepare(`
    INSERT INTO exhibits (case_id, message_id, number)
    SELECT @caseId, @messageId, @number
    WHERE NOT EXISTS (SELECT 1 FROM case_files WHERE case_id = @caseId AND number = @number)
    ON CONFLICT DO NOTHING`);
  for (const [messageId, number] of numbers) insert.run({ caseId, messageId, number });
}

/** Gives the messages of a basket their numbers at once, so that claims can cite them. */
export function numberMessages(db: Database, caseId: bigint, messageIds: readonly string[]): void {
  numbers(db, exhibitNumbers, caseId, messageIds);
}

/** The number that the case gives next. */
export function nextExhibit(db: Database, caseId: bigint): number {
  const row = db.prepare<[object], { last: number }>(exhibitNumbers.last).get({ caseId });
  return (row?.last ?? 0) + 1;
}

function numbers(
  db: Database,
  sql: typeof exhibitNumbers,
  caseId: bigint,
  ids: readonly string[],
): Map<string, number> {
  const find = db.prepare<[bigint, bigint], { number: number }>(sql.find);
  const insert = db.prepare(sql.insert);
  let last = db.prepare<[object], { last: number }>(sql.last).get({ caseId })?.last ?? 0;
  return new Map(
    ids.map((id) => {
      const given = find.get(caseId, BigInt(id))?.number;
      if (given !== undefined) return [id, given];
      last += 1;
      insert.run(caseId, BigInt(id), BigInt(last));
      return [id, last];
    }),
  );
}

function cuts(db: Database, caseId: bigint): Map<string, number[]> {
  const kept = new Map<string, number[]>();
  const rows = db
    .prepare<[bigint], { messageId: string; offset: number }>(`
      SELECT CAST(message_id AS TEXT) AS messageId,
             offset
      FROM case_cuts
      WHERE case_id = ?
      ORDER BY message_id, offset`)
    .all(caseId);
  for (const { messageId, offset } of rows) {
    kept.set(messageId, [...(kept.get(messageId) ?? []), offset]);
  }
  return kept;
}

function reservePart(db: Database, caseId: bigint, digest: string, by: By): number {
  const same = db
    .prepare<[bigint, string, bigint, string], { part: number }>(`
      SELECT part
      FROM case_parts
      WHERE case_id = ?
        AND content_digest = ?
        AND created_at = ?
        AND created_by = ?`)
    .get(caseId, digest, BigInt(by.at), by.actor);
  if (same) {
    takeUp(db, caseId, same.part, digest, by);
    return same.part;
  }
  const givenUp = db
    .prepare<[bigint], { part: number | null }>(`
      SELECT MIN(part) AS part
      FROM case_parts
      WHERE case_id = ?
        AND given_up_at IS NOT NULL`)
    .get(caseId);
  if (givenUp?.part) {
    takeUp(db, caseId, givenUp.part, digest, by);
    return givenUp.part;
  }
  const next = db
    .prepare<[bigint], { part: number }>(`
      SELECT COALESCE(MAX(part), 0) + 1 AS part
      FROM case_parts
      WHERE case_id = ?`)
    .get(caseId);
  const part = next?.part ?? 1;
  db.prepare(`
    INSERT INTO case_parts (case_id, part, content_digest, created_at, created_by)
    VALUES (?, ?, ?, ?, ?)`).run(caseId, BigInt(part), digest, BigInt(by.at), by.actor);
  return part;
}

/** Gives the number of a package that never came to be to another one. */
function takeUp(db: Database, caseId: bigint, part: number, digest: string, by: By): void {
  db.prepare(`
    UPDATE case_parts
    SET content_digest = @digest,
        created_at = @at,
        created_by = @actor,
        given_up_at = NULL
    WHERE case_id = @caseId
      AND part = @part
      AND given_up_at IS NOT NULL`).run({ caseId, part, digest, ...by });
}

function setMaker(db: Database, caseId: bigint, part: number, maker: PackageMaker | null): void {
  db.prepare(`
    UPDATE case_parts
    SET maker_machine = @machine,
        maker_pid = @pid
    WHERE case_id = @caseId
      AND part = @part`).run({
    caseId,
    part,
    machine: maker?.machine ?? null,
    pid: maker?.pid ?? null,
  });
}

/** Whoever was killed could not give up the number itself. */
function giveUpKilled(db: Database, caseId: bigint, at: number, maker: PackageMaker): void {
  const making = db
    .prepare<[bigint, string], { part: number; pid: number }>(`
      SELECT part,
             maker_pid AS pid
      FROM case_parts
      WHERE case_id = ?
        AND maker_machine = ?
        AND given_up_at IS NULL`)
    .all(caseId, maker.machine);
  for (const { part, pid } of making) if (!maker.isRunning(pid)) giveUp(db, caseId, part, at);
}

function giveUp(db: Database, caseId: bigint, part: number, at: number): void {
  // The same package may have been made before: then its number is in use for good.
  db.prepare(`
    UPDATE case_parts
    SET given_up_at = @at
    WHERE case_id = @caseId
      AND part = @part
      AND NOT EXISTS (
        SELECT 1
        FROM evidence_packages AS made
        WHERE made.case_id = @caseId
          AND made.part = @part)`).run({ caseId, part, at });
}

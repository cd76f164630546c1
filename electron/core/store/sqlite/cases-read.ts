import type { Database } from 'better-sqlite3';
import { caseSchema, type Case, type CaseItem } from '../../../../shared/contract/cases.ts';
import { AppError } from '../../../../shared/contract/errors.ts';
import { caseName, exhibitNumber, packageName } from '../../../../shared/domain/evidence/format.ts';

export function caseByNumber(db: Database, number: number): bigint {
  const row = db
    .prepare<[bigint], { id: number }>(`
      SELECT id
      FROM cases
      WHERE number = ?`)
    .get(BigInt(number));
  if (!row) throw new AppError('not-found', 'There is no such case.', { case: caseName(number) });
  return BigInt(row.id);
}

interface CaseRow extends Omit<Case, 'number' | 'items' | 'claims' | 'packages'> {
  caseId: number;
  caseNumber: number;
}

const selectCase = `
  SELECT cases.id AS caseId,
         cases.number AS caseNumber,
         cases.title,
         COALESCE(cases.platform, conversations.platform) AS platform,
         COALESCE(cases.shop, shops.name) AS shop,
         COALESCE(cases.order_no, disputes.order_no) AS orderNo,
         COALESCE(cases.buyer, accounts.handle) AS buyer,
         cases.claim,
         COALESCE(cases.amount_cents, disputes.amount_cents) AS amountCents,
         COALESCE(cases.deadline_at, disputes.deadline_at) AS deadlineAt,
         CAST(cases.dispute_id AS TEXT) AS disputeId,
         cases.created_at AS openedAt,
         cases.created_by AS openedBy
  FROM cases
  LEFT JOIN disputes ON disputes.id = cases.dispute_id
  LEFT JOIN conversations ON conversations.id = disputes.conversation_id
  LEFT JOIN shops ON shops.id = conversations.shop_id
  LEFT JOIN accounts ON accounts.id = conversations.customer_id`;

export function caseSummaries(db: Database): Omit<Case, 'items' | 'claims'>[] {
  return db
    .prepare<[], CaseRow>(`${selectCase} ORDER BY cases.number DESC`)
    .all()
    .map((row) => summaryOf(db, row));
}

export function caseDocument(db: Database, number: number): Case {
  const row = db
    .prepare<[bigint], CaseRow>(`${selectCase} WHERE cases.number = ?`)
    .get(BigInt(number));
  if (!row) throw new AppError('not-found', 'There is no such case.', { case: caseName(number) });
  return caseSchema.parse({
    ...summaryOf(db, row),
    items: itemsOf(db, row),
    claims: claimsOf(db, row),
  });
}

function summaryOf(db: Database, { caseId, caseNumber, ...facts }: CaseRow) {
  const parts = db
    .prepare<[bigint], { part: number }>(`
      SELECT DISTINCT part
      FROM evidence_packages
      WHERE case_id = ?
      ORDER BY part`)
    .all(BigInt(caseId));
  return {
    ...facts,
    number: caseName(caseNumber),
    packages: parts.map(({ part }) => packageName(caseNumber, part)),
  };
}

interface ItemRow {
  itemId: string;
  kind: CaseItem['kind'];
  messageId: string | null;
  conversationId: string | null;
  sender: string | null;
  sentAt: number | null;
  text: string | null;
  exhibit: number | null;
  from: number | null;
  to: number | null;
  name: string | null;
  record: string | null;
  source: string | null;
  digest: string | null;
  bytes: number | null;
  note: string;
  addedAt: number;
  addedBy: string;
}

/** In order of time for what was said, then as added. */
function itemsOf(db: Database, { caseId, caseNumber }: CaseRow): unknown[] {
  const rows = db
    .prepare<[bigint], ItemRow>(`
      SELECT CAST(case_items.id AS TEXT) AS itemId,
             case_items.kind,
             CAST(case_items.message_id AS TEXT) AS messageId,
             CAST(COALESCE(case_items.conversation_id, messages.conversation_id) AS TEXT)
               AS conversationId,
             messages.sender,
             messages.sent_at AS sentAt,
             messages.text,
             COALESCE(exhibits.number, case_files.number) AS exhibit,
             case_items.from_at AS "from",
             case_items.to_at AS "to",
             case_files.name,
             case_files.kind AS record,
             case_files.source,
             case_files.digest,
             case_files.bytes,
             case_items.note,
             case_items.added_at AS addedAt,
             case_items.added_by AS addedBy
      FROM case_items
      LEFT JOIN main.messages AS messages ON messages.id = case_items.message_id
      LEFT JOIN exhibits
        ON exhibits.case_id = case_items.case_id
       AND exhibits.message_id = case_items.message_id
      LEFT JOIN case_files ON case_files.id = case_items.file_id
      WHERE case_items.case_id = ?
        AND case_items.removed_at IS NULL
      ORDER BY case_items.kind = 'file', messages.sent_at, case_items.id`)
    .all(BigInt(caseId));
  return rows.map((row) => {
    const { itemId, kind, note, addedAt, addedBy, messageId, conversationId } = row;
    const base = { kind, itemId, note, addedAt, addedBy };
    const exhibit = exhibitNumber(caseNumber, row.exhibit ?? 0);
    if (kind === 'message') {
      const { sender, sentAt, text } = row;
      return { ...base, exhibit, messageId, conversationId, sender, sentAt, text };
    }
    if (kind === 'session') return { ...base, messageId, conversationId };
    if (kind === 'period') return { ...base, conversationId, from: row.from, to: row.to };
    const { name, record, source, digest, bytes } = row;
    return { ...base, exhibit, name, record, source, digest, bytes };
  });
}

function claimsOf(db: Database, { caseId, caseNumber }: CaseRow) {
  const rows = db
    .prepare<
      [bigint],
      { claimId: string; text: string; exhibits: string; addedAt: number; addedBy: string }
    >(`
      SELECT CAST(id AS TEXT) AS claimId,
             text,
             exhibits,
             added_at AS addedAt,
             added_by AS addedBy
      FROM case_claims
      WHERE case_id = ?
        AND removed_at IS NULL
      ORDER BY id`)
    .all(BigInt(caseId));
  return rows.map(({ exhibits, ...row }) => ({
    ...row,
    exhibits: (JSON.parse(exhibits) as number[]).map((number) => exhibitNumber(caseNumber, number)),
  }));
}

/** Every number that the case has given, whether or not it still lies in the basket. */
export function exhibitNumbersOf(db: Database, caseId: bigint): ReadonlySet<number> {
  const rows = db
    .prepare<[bigint, bigint], { number: number }>(`
      SELECT number
      FROM exhibits
      WHERE case_id = ?
      UNION
      SELECT number
      FROM case_files
      WHERE case_id = ?`)
    .all(caseId, caseId);
  return new Set(rows.map(({ number }) => number));
}

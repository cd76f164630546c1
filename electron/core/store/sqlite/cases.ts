import type { Database } from 'better-sqlite3';
import type { CaseFacts } from '../../../../shared/contract/cases.ts';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { CaseBasket, CaseFileDraft, CaseStore } from '../cases.ts';
import type { By } from '../store.ts';
import { caseByNumber, caseDocument, caseSummaries, exhibitNumbersOf } from './cases-read.ts';
import { scopeFindings } from './cases-findings.ts';
import type { Connections } from './connections.ts';
import { newCase, nextExhibit, numberMessages } from './evidence-cases.ts';
import { recordEvent } from './events.ts';

export function caseStore({ reader, writer }: Connections): CaseStore {
  const change = (
    number: number,
    action: string,
    by: By,
    deed: (db: Database, caseId: bigint) => object,
  ) =>
    writer.transaction((db) => {
      const caseId = caseByNumber(db, number);
      const detail = deed(db, caseId);
      recordEvent(db, by, action, 'case', caseId, detail);
      return caseDocument(db, number);
    });
  return {
    list: async () => caseSummaries(reader),
    get: async (number) => caseDocument(reader, number),
    open: (facts, disputeId, by) =>
      writer.transaction((db) => {
        const number = disputeId === null ? undefined : caseOfDispute(db, disputeId);
        if (number !== undefined) return caseDocument(db, number);
        const made = newCase(db, { disputeId, facts }, by);
        const basket = disputeId === null ? null : basketOf(db, disputeId);
        const told = { before: {}, after: facts, ...(basket && { basket }) };
        recordEvent(db, by, 'open', 'case', made.caseId, told);
        if (basket) addBasket(db, BigInt(made.caseId), basket, '', by);
        return caseDocument(db, made.number);
      }),
    edit: (number, facts, by) =>
      change(number, 'edit', by, (db, caseId) => edit(db, caseId, facts)),
    add: (number, basket, note, by) =>
      change(number, 'add', by, (db, caseId) => {
        addBasket(db, caseId, basket, note, by);
        return { before: {}, after: basket, note };
      }),
    addFile: (number, file, by) =>
      change(number, 'add-file', by, (db, caseId) => addFile(db, caseId, file, by)),
    remove: (number, itemId, by) =>
      change(number, 'remove', by, (db, caseId) => {
        takeAway(db, 'case_items', caseId, itemId, by);
        return { before: { itemId }, after: {} };
      }),
    claim: (number, text, exhibits, by) =>
      change(number, 'claim', by, (db, caseId) => claim(db, caseId, text, exhibits, by)),
    withdrawClaim: (number, claimId, by) =>
      change(number, 'withdraw-claim', by, (db, caseId) => {
        takeAway(db, 'case_claims', caseId, claimId, by);
        return { before: { claimId }, after: {} };
      }),
    findings: async (number, messageIds) => scopeFindings(reader, number, messageIds),
  };
}

function caseOfDispute(db: Database, disputeId: string): number | undefined {
  return db
    .prepare<[bigint], { number: number }>(`
      SELECT number
      FROM cases
      WHERE dispute_id = ?`)
    .get(BigInt(disputeId))?.number;
}

function basketOf(db: Database, disputeId: string): CaseBasket {
  const rows = db
    .prepare<[bigint], { messageId: string }>(`
      SELECT CAST(dispute_messages.message_id AS TEXT) AS messageId
      FROM dispute_messages
      JOIN messages ON messages.id = dispute_messages.message_id
      WHERE dispute_id = ?
      ORDER BY messages.sent_at, messages.id`)
    .all(BigInt(disputeId));
  return { messageIds: rows.map((row) => row.messageId), sessionMessageIds: [], periods: [] };
}

export const caseColumns: Readonly<Record<keyof CaseFacts, string>> = {
  title: 'title',
  platform: 'platform',
  shop: 'shop',
  orderNo: 'order_no',
  buyer: 'buyer',
  claim: 'claim',
  amountCents: 'amount_cents',
  deadlineAt: 'deadline_at',
};

function edit(db: Database, caseId: bigint, facts: Partial<CaseFacts>) {
  const keys = Object.keys(caseColumns).filter((key) =>
    Object.hasOwn(facts, key),
  ) as (keyof CaseFacts)[];
  const before: Partial<Record<keyof CaseFacts, unknown>> = {};
  for (const key of keys) {
    const column = caseColumns[key];
    const row = db
      .prepare<[bigint], { value: unknown }>(`
        SELECT ${column} AS value
        FROM cases
        WHERE id = ?`)
      .get(caseId);
    before[key] = row?.value ?? null;
    const value = facts[key] ?? null;
    db.prepare(`
      UPDATE cases
      SET ${column} = ?
      WHERE id = ?`).run(typeof value === 'number' ? BigInt(value) : value, caseId);
  }
  return { before, after: facts };
}

/** Puts into the basket what is not in it. */
export function addBasket(
  db: Database,
  caseId: bigint,
  { messageIds, sessionMessageIds, periods }: CaseBasket,
  note: string,
  by: By,
): void {
  for (const messageId of [...messageIds, ...sessionMessageIds]) knownMessage(db, messageId);
  numberMessages(db, caseId, messageIds);
  const insert = db.prepare(`
    INSERT INTO case_items
      (case_id, kind, message_id, conversation_id, from_at, to_at, note, added_at, added_by)
    SELECT @caseId, @kind, @messageId, @conversationId, @fromAt, @toAt, @note, @at, @actor
    WHERE NOT EXISTS (
      SELECT 1
      FROM case_items
      WHERE case_id = @caseId
        AND kind = @kind
        AND message_id IS @messageId
        AND conversation_id IS @conversationId
        AND from_at IS @fromAt
        AND to_at IS @toAt
        AND removed_at IS NULL)`);
  const nothing = { messageId: null, conversationId: null, fromAt: null, toAt: null };
  const add = (kind: string, item: Partial<Record<keyof typeof nothing, bigint | null>>): void => {
    insert.run({ ...nothing, ...item, caseId, kind, note, at: BigInt(by.at), actor: by.actor });
  };
  for (const id of messageIds) add('message', { messageId: BigInt(id) });
  for (const id of sessionMessageIds) add('session', { messageId: BigInt(id) });
  for (const { conversationId, from, to } of periods) {
    knownConversation(db, conversationId);
    add('period', {
      conversationId: BigInt(conversationId),
      fromAt: from === null ? null : BigInt(from),
      toAt: to === null ? null : BigInt(to),
    });
  }
}

function addFile(db: Database, caseId: bigint, file: CaseFileDraft, by: By) {
  const { name, digest, record, source, note } = file;
  insertCaseFile(db, caseId, file, by, null);
  if (!putFileIn(db, caseId, digest, note, by)) {
    throw new AppError('conflict', 'This file lies in the case already.', { name });
  }
  return { before: {}, after: { name, digest, record, source }, note };
}

/** Makes a file known to the case, under the number that is wanted or the next one. */
export function insertCaseFile(
  db: Database,
  caseId: bigint,
  { name, digest, bytes, mime, record, source }: CaseFileDraft,
  by: By,
  wanted: number | null,
): void {
  db.prepare(`
    INSERT INTO attachments (digest, bytes, mime)
    VALUES (?, ?, ?)
    ON CONFLICT DO NOTHING`).run(digest, BigInt(bytes), mime);
  const taken = exhibitNumbersOf(db, caseId);
  const isFree = wanted !== null && !taken.has(wanted);
  const number = BigInt(isFree ? wanted : nextExhibit(db, caseId));
  db.prepare(`
    INSERT INTO case_files (case_id, number, name, digest, bytes, kind, source, added_at, added_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (case_id, digest) DO NOTHING`).run(
    caseId,
    number,
    name,
    digest,
    BigInt(bytes),
    record,
    source,
    BigInt(by.at),
    by.actor,
  );
}

/** Lays a file that the case knows into its basket. False where it lies there. */
export function putFileIn(
  db: Database,
  caseId: bigint,
  digest: string,
  note: string,
  by: By,
): boolean {
  const { changes } = db
    .prepare(`
      INSERT INTO case_items (case_id, kind, file_id, note, added_at, added_by)
      SELECT f.case_id, 'file', f.id, ?, ?, ?
      FROM case_files AS f
      WHERE f.case_id = ?
        AND f.digest = ?
        AND NOT EXISTS (SELECT 1 FROM case_items WHERE file_id = f.id AND removed_at IS NULL)`)
    .run(note, BigInt(by.at), by.actor, caseId, digest);
  return changes > 0;
}

function claim(db: Database, caseId: bigint, text: string, exhibits: readonly number[], by: By) {
  const known = exhibitNumbersOf(db, caseId);
  const unknown = exhibits.find((number) => !known.has(number));
  if (unknown !== undefined) {
    const message = 'The case has no exhibit of this number; put the message or file in first.';
    throw new AppError('invalid-input', message, { exhibit: unknown });
  }
  const cited = [...new Set(exhibits)].toSorted((a, b) => a - b);
  const claimId = insertClaim(db, caseId, text, cited, by);
  return { before: {}, after: { claimId, text, exhibits: cited } };
}

/** The id of the new claim. */
export function insertClaim(
  db: Database,
  caseId: bigint,
  text: string,
  exhibits: readonly number[],
  by: By,
): string {
  const { lastInsertRowid } = db
    .prepare(`
      INSERT INTO case_claims (case_id, text, exhibits, added_at, added_by)
      VALUES (?, ?, ?, ?, ?)`)
    .run(caseId, text, JSON.stringify(exhibits), BigInt(by.at), by.actor);
  return String(lastInsertRowid);
}

function takeAway(
  db: Database,
  table: 'case_items' | 'case_claims',
  caseId: bigint,
  id: string,
  by: By,
): void {
  const { changes } = db
    .prepare(`
      UPDATE ${table}
      SET removed_at = ?,
          removed_by = ?
      WHERE id = ?
        AND case_id = ?
        AND removed_at IS NULL`)
    .run(BigInt(by.at), by.actor, BigInt(id), caseId);
  if (changes === 0) throw new AppError('not-found', 'The case does not have this.', { id });
}

function knownMessage(db: Database, messageId: string): void {
  const row = db
    .prepare<[bigint], { id: number }>(`
      SELECT id
      FROM messages
      WHERE id = ?`)
    .get(BigInt(messageId));
  if (!row) throw new AppError('not-found', 'There is no such message.', { messageId });
}

function knownConversation(db: Database, conversationId: string): void {
  const row = db
    .prepare<[bigint], { id: number }>(`
      SELECT id
      FROM conversations
      WHERE id = ?`)
    .get(BigInt(conversationId));
  if (!row) throw new AppError('not-found', 'There is no such conversation.', { conversationId });
}

import type { Database } from 'better-sqlite3';
import type { CaseItemRef, CaseSubject, ExhibitRef, PortableDeed } from '../bundle-records.ts';
import type { Origin } from '../bundles.ts';
import type { CaseBasket } from '../cases.ts';
import { packageFields } from './bundle-packages.ts';
import { messageRef } from './bundle-refs.ts';

interface CaseEvent {
  readonly caseId: number;
  readonly action: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A deed on a case for other archives; null for what cannot be told there. `dispute` is its subject. */
export function caseDeed(
  db: Database,
  archiveId: string,
  { caseId, action, detail }: CaseEvent,
  dispute: CaseSubject['dispute'],
): Pick<PortableDeed, 'subject' | 'set' | 'proof'> | null {
  const opened = originOfOpening(db, archiveId, caseId);
  const parts = partsOf(db, archiveId, { caseId, action, detail });
  if (opened === null || parts === null) return null;
  const { items = [], claim = null, exhibits = [], set = {} } = parts;
  const isOpening = action === 'open';
  return {
    subject: {
      noun: 'case',
      case: opened,
      dispute: isOpening ? dispute : null,
      items,
      claim,
      exhibits,
    },
    set,
    proof: null,
  };
}

interface Parts {
  readonly items?: CaseItemRef[];
  readonly claim?: Origin;
  readonly exhibits?: ExhibitRef[];
  readonly set?: PortableDeed['set'];
}

function partsOf(
  db: Database,
  archiveId: string,
  { caseId, action, detail }: CaseEvent,
): Parts | null {
  const before = (detail['before'] ?? {}) as Record<string, unknown>;
  const after = (detail['after'] ?? {}) as Record<string, unknown>;
  const note = String(detail['note'] ?? '');
  switch (action) {
    case 'open':
      return {
        items: basketItems(db, caseId, detail['basket'] as CaseBasket | undefined),
        set: { ...scalarsOf(after), number: numberOf(db, caseId) },
      };
    case 'edit':
      return { set: scalarsOf(after) };
    case 'add':
      return { items: basketItems(db, caseId, after as unknown as CaseBasket), set: { note } };
    case 'add-file': {
      const file = fileItem(db, caseId, String(after['digest']));
      return file && { items: [file], set: { note } };
    }
    case 'remove': {
      const item = itemOf(db, caseId, String(before['itemId']));
      return item && { items: [item] };
    }
    case 'claim': {
      const { claimId, text, exhibits } = after;
      if (claimId === undefined) return null;
      const numbers = Array.isArray(exhibits) ? exhibits.map(Number) : [];
      const refs = numbers.flatMap((number) => exhibitRef(db, caseId, number) ?? []);
      return { exhibits: refs, set: { text: String(text) } };
    }
    case 'withdraw-claim': {
      const claim = originOfClaim(db, archiveId, caseId, String(before['claimId']));
      return claim && { claim };
    }
    case 'package-created':
    case 'package-verified':
    case 'verification-failed':
    case 'package-stamped': {
      const set = packageFields(db, caseId, String(after['custody']));
      return set && { set };
    }
    default:
      return null;
  }
}

function numberOf(db: Database, caseId: number): number | null {
  const number = db.prepare<[number], number>('SELECT number FROM cases WHERE id = ?').pluck();
  return number.get(caseId) ?? null;
}

/** Where and as what a case was opened first. */
function originOfOpening(db: Database, archiveId: string, caseId: number): Origin | null {
  return originOf(db, archiveId, `e.action = 'open'`, { caseId });
}

function originOfClaim(
  db: Database,
  archiveId: string,
  caseId: number,
  claimId: string,
): Origin | null {
  const about = `e.action = 'claim' AND JSON_EXTRACT(e.detail, '$.after.claimId') = @claimId`;
  return originOf(db, archiveId, about, { caseId, claimId });
}

function originOf(db: Database, archiveId: string, about: string, values: object): Origin | null {
  const made = db
    .prepare<[object], { id: number; archive: string | null; originId: string | null }>(`
      SELECT e.id, d.archive, d.origin_id AS originId
      FROM events AS e
      LEFT JOIN received_deeds AS d ON d.event_id = e.id
      WHERE e.noun = 'case'
        AND e.noun_id = @caseId
        AND ${about}
      ORDER BY e.id
      LIMIT 1`)
    .get(values);
  return made ? { archive: made.archive ?? archiveId, id: made.originId ?? String(made.id) } : null;
}

function basketItems(db: Database, caseId: number, basket: CaseBasket | undefined): CaseItemRef[] {
  const { messageIds = [], sessionMessageIds = [], periods = [] } = basket ?? {};
  return [
    ...messageIds.map((id) => messageItem(db, caseId, Number(id))),
    ...sessionMessageIds.map((id) => sessionItem(db, Number(id))),
    ...periods.map(({ conversationId, from, to }) =>
      periodItem(db, Number(conversationId), from, to),
    ),
  ].flatMap((item) => item ?? []);
}

interface ItemRow {
  readonly kind: CaseItemRef['kind'];
  readonly messageId: number | null;
  readonly conversationId: number | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly digest: string | null;
}

function itemOf(db: Database, caseId: number, itemId: string): CaseItemRef | null {
  const row = db
    .prepare<[bigint], ItemRow>(`
      SELECT i.kind, i.message_id AS messageId, i.conversation_id AS conversationId,
        i.from_at AS "from", i.to_at AS "to", f.digest
      FROM case_items AS i
      LEFT JOIN case_files AS f ON f.id = i.file_id
      WHERE i.id = ?`)
    .get(BigInt(itemId));
  if (!row) return null;
  const { kind, messageId, conversationId, from, to, digest } = row;
  if (kind === 'message') return messageItem(db, caseId, messageId!);
  if (kind === 'session') return sessionItem(db, messageId!);
  return kind === 'period'
    ? periodItem(db, conversationId!, from, to)
    : fileItem(db, caseId, digest!);
}

function messageItem(db: Database, caseId: number, messageId: number): CaseItemRef | null {
  const message = messageRef(db, messageId);
  const number = db
    .prepare<[number, number], number>(`
      SELECT number
      FROM exhibits
      WHERE case_id = ?
        AND message_id = ?`)
    .pluck()
    .get(caseId, messageId);
  return message && { kind: 'message', message, number: number ?? null };
}

function sessionItem(db: Database, messageId: number): CaseItemRef | null {
  const message = messageRef(db, messageId);
  return message && { kind: 'session', message };
}

function periodItem(
  db: Database,
  conversationId: number,
  from: number | null,
  to: number | null,
): CaseItemRef | null {
  const conversation = db
    .prepare<[number], { platform: string; shop: string | null; key: string }>(`
      SELECT c.platform, s.name AS shop, c.key
      FROM conversations AS c
      LEFT JOIN shops AS s ON s.id = c.shop_id
      WHERE c.id = ?`)
    .get(conversationId);
  return conversation ? { kind: 'period', conversation, from, to } : null;
}

function fileItem(db: Database, caseId: number, digest: string): CaseItemRef | null {
  const file = db
    .prepare<[number, string], Omit<Extract<CaseItemRef, { kind: 'file' }>, 'kind'>>(`
      SELECT f.name, f.digest, f.bytes, a.mime, f.kind AS record, f.source, f.number
      FROM case_files AS f
      JOIN attachments AS a ON a.digest = f.digest
      WHERE f.case_id = ?
        AND f.digest = ?`)
    .get(caseId, digest);
  return file ? { kind: 'file', ...file } : null;
}

function exhibitRef(db: Database, caseId: number, number: number): ExhibitRef | null {
  const row = db
    .prepare<[object], { messageId: number | null; digest: string | null }>(`
      SELECT message_id AS messageId, NULL AS digest
      FROM exhibits
      WHERE case_id = @caseId
        AND number = @number
      UNION ALL
      SELECT NULL, digest
      FROM case_files
      WHERE case_id = @caseId
        AND number = @number`)
    .get({ caseId, number });
  if (!row) return null;
  if (row.digest !== null) return { file: row.digest };
  const message = messageRef(db, row.messageId!);
  return message && { message };
}

function scalarsOf(fields: Readonly<Record<string, unknown>>): PortableDeed['set'] {
  const set: PortableDeed['set'] = {};
  for (const [field, value] of Object.entries(fields)) {
    if (value === null || typeof value === 'string' || typeof value === 'number')
      set[field] = value;
  }
  return set;
}

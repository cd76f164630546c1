import type { Database } from 'better-sqlite3';
import type { DeedConflict } from '../bundles.ts';
import type { CaseBasket } from '../cases.ts';
import { wordsOf, type Word } from './bundle-words.ts';
import { addBasket, caseColumns, putFileIn } from './cases.ts';

/** Facts field by field, and each thing in or out of the basket, as the last word says. */
export function foldCase(db: Database, archiveId: string, caseId: number): DeedConflict[] {
  const words = wordsOf(db, archiveId, `e.noun = 'case' AND e.noun_id = @caseId`, { caseId });
  const rows = itemsOf(db, caseId);
  const keyOfRow = new Map(rows.map(({ id, key }) => [String(id), key]));
  const facts = new Map<string, unknown>();
  const here = new Map<string, unknown>();
  const there = new Map<string, unknown>();
  const basket = new Map<string, { word: Word; add: (() => void) | null }>();
  for (const word of words) {
    const detail = JSON.parse(word.detail) as Detail;
    const by = { at: word.at, actor: word.actor };
    const note = detail.note ?? '';
    const put = (given: CaseBasket): void => {
      for (const [key, one] of eachOf(given)) {
        basket.set(key, { word, add: () => addBasket(db, BigInt(caseId), one, note, by) });
      }
    };
    if (word.action === 'open' || word.action === 'edit') {
      for (const [field, value] of Object.entries(detail.after)) {
        facts.set(field, value);
        (word.archive === null ? here : there).set(field, value);
      }
      if (detail.basket) put(detail.basket);
    }
    if (word.action === 'add') put(detail.after as unknown as CaseBasket);
    if (word.action === 'add-file') {
      const digest = String(detail.after['digest']);
      const add = (): void => void putFileIn(db, BigInt(caseId), digest, note, by);
      basket.set(fileKey({ digest }), { word, add });
    }
    if (word.action === 'remove') {
      const key = keyOfRow.get(String(detail.before['itemId']));
      if (key !== undefined) basket.set(key, { word, add: null });
    }
  }
  writeFacts(db, caseId, facts);
  for (const [key, { word, add }] of basket) settleItem(db, caseId, key, word, add);
  return [...facts].flatMap(([field, kept]) => {
    const [mine, theirs] = [here.get(field), there.get(field)];
    if (!here.has(field) || !there.has(field) || mine === theirs) return [];
    const about = String(facts.get('title') ?? '');
    return [
      { noun: 'case', about, field, here: String(mine), there: String(theirs), kept: String(kept) },
    ];
  });
}

interface Detail {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly basket?: CaseBasket;
  readonly note?: string;
}

function eachOf({ messageIds, sessionMessageIds, periods }: CaseBasket): [string, CaseBasket][] {
  const nothing: CaseBasket = { messageIds: [], sessionMessageIds: [], periods: [] };
  const single: CaseBasket[] = [
    ...messageIds.map((id) => ({ ...nothing, messageIds: [id] })),
    ...sessionMessageIds.map((id) => ({ ...nothing, sessionMessageIds: [id] })),
    ...periods.map((period) => ({ ...nothing, periods: [period] })),
  ];
  return single.map((one) => [keysOf(one)[0]!, one]);
}

function writeFacts(db: Database, caseId: number, facts: ReadonlyMap<string, unknown>): void {
  for (const [field, column] of Object.entries(caseColumns)) {
    if (!facts.has(field)) continue;
    const value = facts.get(field) ?? null;
    db.prepare(`
      UPDATE cases
      SET ${column} = ?
      WHERE id = ?`).run(typeof value === 'number' ? BigInt(value) : value, caseId);
  }
}

function settleItem(
  db: Database,
  caseId: number,
  key: string,
  { at, actor }: Word,
  add: (() => void) | null,
): void {
  const inside = itemsOf(db, caseId).filter((item) => item.key === key && item.isIn === 1);
  if (add !== null && inside.length === 0) add();
  if (add !== null) return;
  for (const { id } of inside) {
    db.prepare(`
      UPDATE case_items
      SET removed_at = ?,
          removed_by = ?
      WHERE id = ?`).run(at, actor, id);
  }
}

/** What lies in a basket, as the rows and the words about it have it. */
export function keysOf({ messageIds, sessionMessageIds, periods }: CaseBasket): string[] {
  return [
    ...messageIds.map((id) => `message ${id}`),
    ...sessionMessageIds.map((id) => `session ${id}`),
    ...periods.map(({ conversationId, from, to }) => `period ${conversationId} ${from} ${to}`),
  ];
}

export const fileKey = ({ digest }: { readonly digest: string }): string => `file ${digest}`;

interface KeyedItem {
  readonly id: number;
  readonly key: string;
  readonly isIn: number;
}

function itemsOf(db: Database, caseId: number): KeyedItem[] {
  return db
    .prepare<[number], KeyedItem>(`
      SELECT i.id, i.removed_at IS NULL AS isIn, CASE i.kind
          WHEN 'period' THEN
            'period ' || i.conversation_id || ' ' || COALESCE(i.from_at, 'null') || ' ' ||
            COALESCE(i.to_at, 'null')
          WHEN 'file' THEN 'file ' || f.digest
          ELSE i.kind || ' ' || i.message_id
        END AS key
      FROM case_items AS i
      LEFT JOIN case_files AS f ON f.id = i.file_id
      WHERE i.case_id = ?
      ORDER BY i.id`)
    .all(caseId);
}

/** The row that tells of it last. */
export function lastItemOf(db: Database, caseId: number, key: string | undefined): number | null {
  return itemsOf(db, caseId).findLast((item) => item.key === key)?.id ?? null;
}

import type { Database } from 'better-sqlite3';
import type { Role } from '../../../../shared/model/message.ts';
import type { CorrectionWriter } from '../imports.ts';
import { customerFinder } from './accounts.ts';

type Sides = Parameters<CorrectionWriter['takeSides']>[0];

interface Account {
  readonly id: number;
  readonly handle: string;
  readonly name: string;
  readonly role: Role;
  readonly source: 'format' | 'person' | 'assumed';
}

/** Says anew who speaks for the shop in these files, and who is then the customer. */
export function correctSides(
  db: Database,
  correctionId: number,
  { files, own, formerly, told }: Sides,
): {
  readonly conversations: readonly number[];
  readonly messages: number;
  readonly files: readonly { sourceFileId: number; messages: number }[];
} {
  const speakers = accountsIn(db, files);
  const settled = speakers.flatMap((account): Account[] => {
    const { role, source } = sideOf(account, own, formerly, told);
    return role === account.role && source === account.source ? [] : [{ ...account, role, source }];
  });
  const conversations = conversationsOf(db, settled);
  // Those who were taken for the customer, because somebody else was the shop.
  const concluded = membersOf(db, conversations).filter(
    ({ id, role, source }) =>
      role === 'customer' && source === 'assumed' && !settled.some((one) => one.id === id),
  );
  const all = [...new Set([...conversations, ...conversationsOf(db, concluded)])];
  const before = membersOf(db, all);
  const set = db.prepare(`
    UPDATE accounts
    SET role = ?,
        role_source = ?
    WHERE id = ?`);
  for (const { id } of concluded) set.run('unknown', 'assumed', id);
  for (const { id, role, source } of settled) set.run(role, source, id);
  nameCustomers(db, all);
  const changed = recordChanges(db, correctionId, before, membersOf(db, all));
  return { conversations: all, ...reach(db, files, changed) };
}

function sideOf(
  account: Account,
  own: Sides['own'],
  formerly: Sides['formerly'],
  told: Sides['told'],
): Pick<Account, 'role' | 'source'> {
  const isNamed = (names: readonly string[]): boolean =>
    names.includes(account.handle) || names.includes(account.name);
  if (isNamed(own)) return { role: 'agent', source: 'person' };
  const wasOwn = account.role === 'agent' && account.source === 'person' && isNamed(formerly);
  if (!wasOwn) return account;
  const role = told.get(account.handle) ?? 'unknown';
  return { role, source: role === 'unknown' ? 'assumed' : 'format' };
}

const selectAccount = `
  SELECT id, handle, name, role, role_source AS source
  FROM accounts`;

function accountsIn(db: Database, files: readonly number[]): Account[] {
  return db
    .prepare<[{ files: string }], Account>(`
      ${selectAccount}
      WHERE id IN (
        SELECT account_id
        FROM main.messages
        WHERE source_file_id IN (SELECT value FROM json_each(@files))
        UNION
        SELECT m.account_id
        FROM sightings
        JOIN main.messages AS m ON m.id = sightings.message_id
        WHERE sightings.source_file_id IN (SELECT value FROM json_each(@files))
      )
      ORDER BY id`)
    .all({ files: JSON.stringify(files) });
}

/** Of hidden messages as well: when they come back their sides are right. */
function conversationsOf(db: Database, accounts: readonly Account[]): number[] {
  return db
    .prepare<[{ accounts: string }], number>(`
      SELECT conversation_id
      FROM messages
      WHERE account_id IN (SELECT value FROM json_each(@accounts))
      UNION
      SELECT conversation_id
      FROM main.messages
      WHERE hidden > 0
        AND account_id IN (SELECT value FROM json_each(@accounts))`)
    .pluck()
    .all({ accounts: JSON.stringify(accounts.map(({ id }) => id)) });
}

function membersOf(db: Database, conversations: readonly number[]): Account[] {
  return db
    .prepare<[string], Account>(`
      ${selectAccount}
      WHERE id IN (
        SELECT account_id
        FROM main.messages
        WHERE conversation_id IN (SELECT value FROM json_each(?))
      )
      ORDER BY id`)
    .all(JSON.stringify(conversations));
}

function nameCustomers(db: Database, conversations: readonly number[]): void {
  const customerOf = customerFinder(db);
  const forget = db.prepare<[number], { isGroup: number }>(`
    UPDATE conversations
    SET customer_id = (
          SELECT id
          FROM accounts
          WHERE id = conversations.customer_id
            AND role = 'customer'
        )
    WHERE id = ?
    RETURNING is_group AS isGroup`);
  for (const id of conversations) {
    const row = forget.get(id);
    if (row) customerOf(id, row.isGroup === 1);
  }
}

function recordChanges(
  db: Database,
  correctionId: number,
  before: readonly Account[],
  after: readonly Account[],
): number[] {
  const write = db.prepare(`
    INSERT INTO account_corrections (correction_id, account_id, role_before, role_source_before, role,
      role_source)
    VALUES (?, ?, ?, ?, ?, ?)`);
  const now = new Map(after.map((account) => [account.id, account]));
  return before.flatMap(({ id, role, source }) => {
    const next = now.get(id);
    if (!next || (next.role === role && next.source === source)) return [];
    write.run(correctionId, id, role, source, next.role, next.source);
    return [id];
  });
}

/** Messages of the changed accounts, in all and by file. */
function reach(db: Database, files: readonly number[], accounts: readonly number[]) {
  const ids = JSON.stringify(accounts);
  const messages = db
    .prepare<[string], number>(`
      SELECT COUNT(*)
      FROM messages
      WHERE account_id IN (SELECT value FROM json_each(?))`)
    .pluck()
    .get(ids);
  const inFile = db
    .prepare<[number, string], number>(`
      SELECT COUNT(*)
      FROM main.messages
      WHERE source_file_id = ?
        AND account_id IN (SELECT value FROM json_each(?))`)
    .pluck();
  return {
    messages: messages ?? 0,
    files: files
      .map((sourceFileId) => ({ sourceFileId, messages: inFile.get(sourceFileId, ids) ?? 0 }))
      .filter((file) => file.messages > 0),
  };
}

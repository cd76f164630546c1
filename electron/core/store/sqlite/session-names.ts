import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { By } from '../store.ts';
import { recordEvent } from './events.ts';
import { fileStands } from './import-withdraw-standing.ts';

/**
 * Shows conversations under the full name of their customer where the sessions that are joined to them
 * tell just one, and under the masked one again where they do not any more. Messages stay as they are:
 * a mask is what their export says. What a person has refused stays refused. Returns those that changed.
 */
export function settleCustomerNames(db: Database, conversationIds: Iterable<number>): number[] {
  const sql = statements(db);
  const changed: number[] = [];
  for (const id of conversationIds) {
    const told = sql.customers.all(id).filter((name) => !name.includes('*'));
    const [name] = told;
    const isTold = name !== undefined && told.length === 1 && !sql.speaks.get(id, name);
    const before = sql.unmasking.get(id);
    if (before && before.refusedAt !== null) continue;
    if (!isTold) {
      if (before?.isShown === 1) {
        sql.hide.run(id);
        changed.push(id);
      }
      continue;
    }
    if (before?.isShown === 1 && before.name === name) continue;
    const platform = sql.platform.get(id)!.platform;
    sql.addAccount.run(platform, name, name);
    sql.unmask.run({ id, platform, name });
    changed.push(id);
  }
  return changed;
}

/** True of a conversation that is not shown under a name that only a table of sessions tells. */
export const isNotUnmasked = `NOT EXISTS (
        SELECT 1
        FROM conversation_unmaskings
        WHERE conversation_unmaskings.conversation_id = conversations.id
          AND conversation_unmaskings.is_shown = 1)`;

/** What a person says of the name: that it is not to be shown, or that it may be. */
export function refuseCustomerName(
  db: Database,
  conversationId: number,
  isRefused: boolean,
  by: By,
): void {
  const sql = statements(db);
  const before = sql.unmasking.get(conversationId);
  if (!before) {
    const details = { conversationId: String(conversationId) };
    throw new AppError('not-found', 'No table tells the full name of this customer.', details);
  }
  if ((before.refusedAt !== null) === isRefused) return;
  if (isRefused && before.isShown === 1) sql.hide.run(conversationId);
  sql.refuse.run(isRefused ? by.at : null, isRefused ? by.actor : null, conversationId);
  if (!isRefused) settleCustomerNames(db, [conversationId]);
  recordEvent(db, by, isRefused ? 'mask' : 'unmask', 'conversation', conversationId);
}

/** Conversations that sessions of these files are joined to. */
export function conversationsOfSessions(db: Database, sourceFileIds: readonly number[]): number[] {
  return db
    .prepare<[string], number>(`
      SELECT DISTINCT session_joins.conversation_id
      FROM session_records
      JOIN session_joins ON session_joins.session_id = session_records.id
      WHERE session_records.source_file_id IN (SELECT value FROM json_each(?))
        AND session_joins.conversation_id IS NOT NULL`)
    .pluck()
    .all(JSON.stringify(sourceFileIds));
}

interface Unmasking {
  readonly isShown: 0 | 1;
  readonly name: string;
  readonly refusedAt: number | null;
}

function statements(db: Database) {
  return {
    customers: db
      .prepare<[number], string>(`
        SELECT DISTINCT s.customer
        FROM session_joins
        JOIN session_records AS s ON s.id = session_joins.session_id
        JOIN source_files AS f ON f.id = s.source_file_id
        WHERE session_joins.conversation_id = ?
          AND s.customer IS NOT NULL
          AND ${fileStands}`)
      .pluck(),
    /** Whether the customer speaks under the full name: then there is nothing to unmask. */
    speaks: db.prepare<[number, string], { found: 1 }>(`
      SELECT 1 AS found
      FROM main.messages
      JOIN accounts ON accounts.id = messages.account_id
      WHERE messages.conversation_id = ?
        AND accounts.handle = ?
      LIMIT 1`),
    platform: db.prepare<[number], { platform: string }>(`
      SELECT platform
      FROM conversations
      WHERE id = ?`),
    unmasking: db.prepare<[number], Unmasking>(`
      SELECT conversation_unmaskings.is_shown AS isShown,
             accounts.handle AS name,
             conversation_unmaskings.refused_at AS refusedAt
      FROM conversation_unmaskings
      JOIN accounts ON accounts.id = conversation_unmaskings.customer_id
      WHERE conversation_unmaskings.conversation_id = ?`),
    addAccount: db.prepare(`
      INSERT INTO accounts (platform, handle, name, role, role_source)
      VALUES (?, ?, ?, 'customer', 'format')
      ON CONFLICT (platform, handle) DO NOTHING`),
    unmask: unmasker(db),
    hide: hider(db),
    refuse: db.prepare(`
      UPDATE conversation_unmaskings
      SET refused_at = ?,
          refused_by = ?
      WHERE conversation_id = ?`),
  };
}

function unmasker(db: Database) {
  const write = db.prepare(`
    INSERT INTO conversation_unmaskings (conversation_id, customer_id, title_before,
      customer_before, is_shown)
    SELECT conversations.id, accounts.id, conversations.title, conversations.customer_id, 1
    FROM conversations
    JOIN accounts
      ON accounts.platform = @platform
      AND accounts.handle = @name
    WHERE conversations.id = @id
    ON CONFLICT (conversation_id) DO UPDATE
    SET customer_id = excluded.customer_id,
        title_before = CASE is_shown WHEN 1 THEN title_before ELSE excluded.title_before END,
        customer_before = CASE is_shown WHEN 1 THEN customer_before ELSE excluded.customer_before END,
        is_shown = 1`);
  const show = db.prepare(`
    UPDATE conversations
    SET title = accounts.name,
        customer_id = accounts.id
    FROM conversation_unmaskings
    JOIN accounts ON accounts.id = conversation_unmaskings.customer_id
    WHERE conversations.id = @id
      AND conversation_unmaskings.conversation_id = conversations.id`);
  return {
    run(of: { id: number; platform: string; name: string }): void {
      write.run(of);
      show.run({ id: of.id });
    },
  };
}

function hider(db: Database) {
  const restore = db.prepare(`
    UPDATE conversations
    SET title = conversation_unmaskings.title_before,
        customer_id = conversation_unmaskings.customer_before
    FROM conversation_unmaskings
    WHERE conversations.id = @id
      AND conversation_unmaskings.conversation_id = conversations.id`);
  const mark = db.prepare(`
    UPDATE conversation_unmaskings
    SET is_shown = 0
    WHERE conversation_id = @id`);
  return {
    run(id: number): void {
      restore.run({ id });
      mark.run({ id });
    },
  };
}

import type { Database } from 'better-sqlite3';
import type { LinkedAccount, PeopleLink } from '../../../../shared/contract/people.ts';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { PeopleStore } from '../people.ts';
import type { By } from '../store.ts';
import type { Connections } from './connections.ts';

export function peopleStore({ reader, writer }: Connections): PeopleStore {
  return {
    find: async (text, limit) =>
      reader
        .prepare<[object], LinkedAccount>(`
          ${accounts}
          WHERE @text = ''
             OR INSTR(LOWER(accounts.name), @text) > 0
             OR INSTR(LOWER(accounts.handle), @text) > 0
          ORDER BY messages DESC, accounts.id
          LIMIT @limit`)
        .all({ text: text.trim().toLowerCase(), limit }),
    async personOf(accountId) {
      const ids = personOf(reader, [Number(accountId)]);
      const found = reader
        .prepare<[object], LinkedAccount>(`
          ${accounts}
          WHERE accounts.id IN (SELECT value FROM json_each(@ids))
          ORDER BY accounts.id <> @first, accounts.id`)
        .all({ ids: JSON.stringify(ids), first: BigInt(accountId) });
      if (found.length === 0) throw noAccount(accountId);
      return { accounts: found, links: linksOf(reader, ids) };
    },
    link: (accountId, otherId, reason, by) =>
      writer.transaction((db) => {
        for (const id of [accountId, otherId]) {
          const account = db.prepare<[bigint], unknown>('SELECT 1 FROM accounts WHERE id = ?');
          if (!account.get(BigInt(id))) throw noAccount(id);
        }
        if (personOf(db, [Number(accountId)]).includes(Number(otherId))) {
          throw new AppError('conflict', 'These accounts are one person already.');
        }
        const { lastInsertRowid } = db
          .prepare(`
            INSERT INTO account_links (account_id, other_id, reason, linked_at, linked_by)
            VALUES (?, ?, ?, ?, ?)`)
          .run(BigInt(accountId), BigInt(otherId), reason, by.at, by.actor);
        record(db, 'link', Number(lastInsertRowid), { accountId, otherId, reason }, by);
        return String(lastInsertRowid);
      }),
    unlink: (linkId, reason, by) =>
      writer.transaction((db) => {
        const { changes } = db
          .prepare(`
            UPDATE account_links
            SET undone_at = ?,
                undone_by = ?,
                undone_reason = ?
            WHERE id = ?
              AND undone_at IS NULL`)
          .run(by.at, by.actor, reason, BigInt(linkId));
        if (changes === 0) {
          const link = db.prepare<[bigint], unknown>('SELECT 1 FROM account_links WHERE id = ?');
          throw link.get(BigInt(linkId))
            ? new AppError('conflict', 'This link was undone before.', { linkId })
            : new AppError('not-found', 'There is no such link.', { linkId });
        }
        record(db, 'unlink', Number(linkId), { reason }, by);
      }),
  };
}

/** These accounts and all that are the same people, over any number of links that stand. */
export function personOf(db: Database, ids: readonly number[]): number[] {
  return db
    .prepare<[string], number>(`
      WITH RECURSIVE person (id) AS (
        SELECT value
        FROM json_each(?)
        UNION
        SELECT CASE WHEN l.account_id = person.id THEN l.other_id ELSE l.account_id END
        FROM person
        JOIN account_links AS l ON person.id IN (l.account_id, l.other_id)
        WHERE l.undone_at IS NULL
      )
      SELECT id
      FROM person`)
    .pluck()
    .all(JSON.stringify(ids));
}

const accounts = `
  SELECT CAST(accounts.id AS TEXT) AS accountId, accounts.name, accounts.handle, accounts.platform,
    accounts.role, (
      SELECT COUNT(*)
      FROM messages
      WHERE messages.account_id = accounts.id
    ) AS messages, (
      SELECT MAX(sent_at)
      FROM messages
      WHERE messages.account_id = accounts.id
    ) AS lastAt
  FROM accounts`;

function linksOf(db: Database, ids: readonly number[]): PeopleLink[] {
  return db
    .prepare<[object], LinkRow>(`
      SELECT CAST(links.id AS TEXT) AS linkId, CAST(account_id AS TEXT) AS accountId,
        CAST(other_id AS TEXT) AS otherId, one.name, other.name AS otherName, reason,
        linked_at AS linkedAt, linked_by AS linkedBy, undone_at AS undoneAt, undone_by AS undoneBy,
        undone_reason AS undoneReason
      FROM account_links AS links
      JOIN accounts AS one ON one.id = account_id
      JOIN accounts AS other ON other.id = other_id
      WHERE account_id IN (SELECT value FROM json_each(@ids))
         OR other_id IN (SELECT value FROM json_each(@ids))
      ORDER BY links.id`)
    .all({ ids: JSON.stringify(ids) })
    .map(({ accountId, otherId, name, otherName, undoneAt, undoneBy, undoneReason, ...link }) => ({
      ...link,
      accountIds: [accountId, otherId],
      names: [name, otherName],
      undone:
        undoneAt === null ? null : { at: undoneAt, by: undoneBy ?? '', reason: undoneReason ?? '' },
    }));
}

interface LinkRow extends Pick<PeopleLink, 'linkId' | 'reason' | 'linkedAt' | 'linkedBy'> {
  readonly accountId: string;
  readonly otherId: string;
  readonly name: string;
  readonly otherName: string;
  readonly undoneAt: number | null;
  readonly undoneBy: string | null;
  readonly undoneReason: string | null;
}

function record(db: Database, action: string, id: number, detail: object, by: By): void {
  db.prepare(`
    INSERT INTO events (at, actor, action, noun, noun_id, detail)
    VALUES (?, ?, ?, 'account-link', ?, ?)`).run(
    by.at,
    by.actor,
    action,
    id,
    JSON.stringify(detail),
  );
}

function noAccount(accountId: string): AppError {
  return new AppError('not-found', 'There is no such account.', { accountId });
}

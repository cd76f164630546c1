import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { NewPromise, PromiseChange, PromiseStatus, PromiseStore } from '../promises.ts';
import type { By } from '../store.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';
import { replacedBy } from './history.ts';
import { mustHaveMessage } from './messages.ts';
import { saidLater } from './promises-later.ts';
import { promisePage } from './promises-page.ts';
import { promiseRates } from './promises-rates.ts';
import { getPromise, selectPromise, toPromise, type PromiseColumns } from './promises-rows.ts';

export function promiseStore({ reader, writer }: Connections): PromiseStore {
  return {
    list: async (query) => promisePage(reader, query),
    get: async (promiseId) => getPromise(reader, promiseId),
    later: async (promises) => promises.map((promise) => saidLater(reader, promise)),
    rates: async (query) => promiseRates(reader, query),
    reminders: async (now, leadMs) =>
      reader
        .prepare<[object], PromiseColumns>(remindersQuery)
        .all({ now, leadMs, dayBefore: now - dayMs })
        .map(toPromise),
    change: (promiseId, action, from, change, by) =>
      writer.transaction((db) => {
        const before = getPromise(db, promiseId);
        if (!from.includes(before.status)) {
          throw new AppError('conflict', `A promise that is ${before.status} cannot do this.`, {
            status: before.status,
          });
        }
        if (change.proofMessageId) mustHaveMessage(db, change.proofMessageId);
        const set = columnsOf(change);
        db.prepare(
          `
          UPDATE promises
          SET ${[...Object.keys(set), 'changed_at', 'changed_by'].map((name) => `${name} = ?`).join(', ')}
          WHERE id = ?`,
        ).run(...Object.values(set), by.at, by.actor, BigInt(promiseId));
        const detail = { from: before.status, ...change, before: replacedBy(change, before) };
        recordEvent(db, by, action, 'promise', promiseId, detail);
        return getPromise(db, promiseId);
      }),
    record: (promise, by) =>
      writer.transaction((db) => getPromise(db, String(recordPromise(db, promise, by)))),
  };
}

/** The reason of what no detector saw. */
export const markedByPerson = JSON.stringify({ code: 'marked', words: [] });

const dayMs = 24 * 3_600_000;

/** A reminder a day after the due time helps nobody: by then the promise stands among the overdue. */
export const remindersQuery = `
  ${selectPromise}
  WHERE p.status = 'open'
    AND COALESCE(p.remind_at, p.due_at - @leadMs) <= @now
    AND (p.due_at IS NULL OR p.due_at > @dayBefore OR p.remind_at IS NOT NULL)
    AND (
      p.reminded_at IS NULL
      OR p.reminded_at < COALESCE(p.remind_at, p.due_at - @leadMs)
    )
  ORDER BY p.due_at IS NULL, p.due_at, p.id
  LIMIT 200`;

function recordPromise(db: Database, promise: NewPromise, by: By): number {
  const { messageId, kind, dueAt, amountCents, owner, what = null } = promise;
  mustHaveMessage(db, messageId);
  const known = db
    .prepare<[bigint], { status: PromiseStatus }>(
      `
      SELECT status
      FROM promises
      WHERE message_id = ?`,
    )
    .get(BigInt(messageId));
  if (known && known.status !== 'rejected') {
    throw new AppError('conflict', 'This message is marked as a promise already.');
  }
  const { id } = db
    .prepare<unknown[], { id: number }>(
      `
      INSERT INTO promises (message_id, status, kind, strength, what, due_at, amount_cents, owner,
        score, reason, detector_version, changed_at, changed_by)
      SELECT id, 'open', ?, 'firm', COALESCE(?, substr(text, 1, 500)), ?, ?, ?, 1, ?, 0, ?, ?
      FROM messages
      WHERE id = ?
      ON CONFLICT (message_id) DO UPDATE
      SET status = 'open',
          kind = excluded.kind,
          what = excluded.what,
          due_at = excluded.due_at,
          amount_cents = excluded.amount_cents,
          owner = excluded.owner,
          close_reason = NULL,
          let_go = NULL,
          changed_at = excluded.changed_at,
          changed_by = excluded.changed_by
      RETURNING id`,
    )
    .get(
      kind,
      what,
      dueAt,
      amountCents,
      owner,
      markedByPerson,
      by.at,
      by.actor,
      BigInt(messageId),
    )!;
  const detail = { messageId, kind, dueAt, amountCents, owner, ...(what === null ? {} : { what }) };
  recordEvent(db, by, 'record', 'promise', id, detail);
  return id;
}

function columnsOf(change: PromiseChange): Record<string, unknown> {
  const { status, what, kind, dueAt, amountCents, owner, proofMessageId, closeReason } = change;
  const { remindAt, remindedAt } = change;
  const columns = {
    status,
    what,
    kind,
    due_at: dueAt,
    amount_cents: amountCents,
    owner,
    proof_message_id: typeof proofMessageId === 'string' ? BigInt(proofMessageId) : proofMessageId,
    close_reason: closeReason,
    remind_at: remindAt,
    reminded_at: remindedAt,
    // Decided on again: it is no longer of the act that let it go.
    let_go: status === undefined ? undefined : null,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

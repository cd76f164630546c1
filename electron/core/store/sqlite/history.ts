import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { Decision, HistoryNoun } from '../../../../shared/contract/history.ts';
import type { HistoryStore } from '../history.ts';
import { auditEvents, auditFacets } from './audit.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';

export function historyStore({ reader, writer }: Connections): HistoryStore {
  return {
    list: async (noun, id) => decisionsOn(reader, noun, id),
    audit: async (filter, page) => auditEvents(reader, filter, page),
    auditFacets: async () => auditFacets(reader),
    reveal: (messageId, what, by) =>
      writer.transaction((db) => {
        const isThere = db.prepare(`
          SELECT 1
          FROM messages
          WHERE id = ?`);
        if (isThere.get(BigInt(messageId)) === undefined) {
          throw new AppError('not-found', 'There is no such message.', { messageId });
        }
        recordEvent(db, by, 'reveal', 'message', messageId, { what });
      }),
  };
}

/**
 * Events about a thing in the order in which they were done, wherever that was. What came from another
 * archive does not say what it changed: there it is what the words before had left.
 */
function decisionsOn(db: Database, noun: HistoryNoun, id: string): Decision[] {
  const events = db
    .prepare<[string, bigint], EventRow>(`
      SELECT at, actor, action, detail
      FROM events
      WHERE noun = ?
        AND noun_id = ?
      ORDER BY at, id`)
    .all(noun, BigInt(id));
  const known: Record<string, unknown> = {};
  return events.map(({ at, actor, action, detail }) => {
    const { from: _from, before: told, ...after } = JSON.parse(detail) as EventDetail;
    const before =
      told ??
      Object.fromEntries(
        Object.keys(after)
          .filter((field) => field in known)
          .map((field) => [field, known[field]]),
      );
    Object.assign(known, after);
    return { at, by: actor, action, before, after };
  });
}

interface EventRow {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly detail: string;
}

interface EventDetail extends Record<string, unknown> {
  readonly from?: unknown;
  readonly before?: Record<string, unknown>;
}

/** The values that a change replaces, for the record. */
export function replacedBy(change: object, row: object): Record<string, unknown> {
  const values = row as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(change)
      .filter(([field, value]) => value !== undefined && field in values)
      .map(([field]) => [field, values[field]]),
  );
}

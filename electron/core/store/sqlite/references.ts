import type { Database } from 'better-sqlite3';
import type { ReferenceStore } from '../references.ts';
import type { Connections } from './connections.ts';

export function referenceStore({ reader, writer }: Connections): ReferenceStore {
  return {
    async countPending(version) {
      const after = seenUpTo(reader, version);
      return reader
        .prepare<[number], number>(`
          SELECT COUNT(*)
          FROM main.messages
          WHERE id > ?`)
        .pluck()
        .get(after)!;
    },
    advance: (version, limit, find) =>
      writer.transaction((db) => {
        const after = seenUpTo(db, version);
        if (after === 0) db.prepare('DELETE FROM message_references').run();
        const rows = db
          .prepare<[number, number], MessageRow>(`
            SELECT id, text, order_no AS orderNo
            FROM main.messages
            WHERE id > ?
            ORDER BY id
            LIMIT ?`)
          .all(after, limit);
        const insert = db.prepare(`
          INSERT INTO message_references (kind, value, message_id)
          VALUES (?, ?, ?)
          ON CONFLICT DO NOTHING`);
        for (const { id, text, orderNo } of rows) {
          for (const { kind, value } of find(text)) insert.run(kind, value, id);
          if (orderNo !== null)
            insert.run('order', orderNo.replace(/[\s-]/g, '').toUpperCase(), id);
        }
        const last = rows.at(-1);
        if (last) remember(db, version, last.id);
        return rows.length;
      }),
  };
}

interface MessageRow {
  readonly id: number;
  readonly text: string;
  readonly orderNo: string | null;
}

const key = 'references';

/** Texts never change, so the newest message that was looked at tells it all. */
function seenUpTo(db: Database, version: number): number {
  const value = db
    .prepare<[string], string>(`
      SELECT value
      FROM meta
      WHERE key = ?`)
    .pluck()
    .get(key);
  if (value === undefined) return 0;
  const seen = JSON.parse(value) as { version: number; messageId: number };
  return seen.version === version ? seen.messageId : 0;
}

function remember(db: Database, version: number, messageId: number): void {
  db.prepare(`
    INSERT INTO meta (key, value)
    VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE
    SET value = excluded.value`).run(key, JSON.stringify({ version, messageId }));
}

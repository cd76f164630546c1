import type { InboxEntry, InboxStore } from '../inbox.ts';
import type { Connections } from './connections.ts';

export function inboxStore({ reader, writer }: Connections): InboxStore {
  const folder = reader
    .prepare<[string], string>(`
      SELECT value
      FROM meta
      WHERE key = ?`)
    .pluck();
  const taken = reader.prepare<[object], unknown>(`
    SELECT 1
    FROM inbox_entries
    WHERE name = @name
      AND bytes = @bytes
      AND modified_at = @modifiedAt
    LIMIT 1`);
  const list = reader.prepare<[number], InboxEntry>(`
    SELECT name, bytes, modified_at AS modifiedAt, taken_at AS takenAt, status,
      CAST(batch_id AS TEXT) AS batchId, new_count AS newMessages, error
    FROM inbox_entries
    ORDER BY id DESC
    LIMIT ?`);
  return {
    folder: async () => folder.get(key) ?? null,
    setFolder: (chosen, by) =>
      writer.transaction((db) => {
        if (chosen === null) db.prepare('DELETE FROM meta WHERE key = ?').run(key);
        else {
          db.prepare(`
            INSERT INTO meta (key, value)
            VALUES (?, ?)
            ON CONFLICT (key) DO UPDATE
            SET value = excluded.value`).run(key, chosen);
        }
        db.prepare(`
          INSERT INTO events (at, actor, action, noun, noun_id, detail)
          VALUES (?, ?, 'choose', 'inbox', NULL, ?)`).run(
          by.at,
          by.actor,
          JSON.stringify({ folder: chosen }),
        );
      }),
    isTaken: async ({ name, bytes, modifiedAt }) =>
      taken.get({ name, bytes, modifiedAt }) !== undefined,
    record: ({ name, bytes, modifiedAt, takenAt, status, batchId, newMessages, error }) =>
      writer.transaction((db) => {
        db.prepare(`
          INSERT INTO inbox_entries (name, bytes, modified_at, taken_at, status, batch_id, new_count,
            error)
          VALUES (?, ?, ?, ?, ?, CAST(? AS INTEGER), ?, ?)`).run(
          name,
          bytes,
          modifiedAt,
          takenAt,
          status,
          batchId,
          newMessages,
          error,
        );
      }),
    list: async (limit) => list.all(limit),
  };
}

const key = 'inbox';

import {
  defaultSettings,
  settingsSchema,
  type Settings,
} from '../../../../shared/contract/settings.ts';
import type { SettingsStore } from '../settings.ts';
import type { Connections } from './connections.ts';

export function settingsStore({ reader, writer }: Connections): SettingsStore {
  const rows = reader.prepare<[], { key: string; value: string }>(`
    SELECT key, value
    FROM settings`);
  const standing = reader
    .prepare<[], string>(`SELECT value FROM settings WHERE key = 'standingClockAt'`)
    .pluck();
  const get = (): Settings => {
    const stored = Object.fromEntries(rows.all().map(({ key, value }) => [key, JSON.parse(value)]));
    return settingsSchema.parse({ ...defaultSettings, ...stored });
  };
  return {
    get: async () => get(),
    standingClockAt() {
      const value = standing.get();
      return value === undefined
        ? null
        : settingsSchema.shape.standingClockAt.parse(JSON.parse(value));
    },
    async set(changes, by) {
      await writer.transaction((db) => {
        const upsert = db.prepare(`
          INSERT INTO settings (key, value, changed_at, changed_by)
          VALUES (?, ?, ?, ?)
          ON CONFLICT (key) DO UPDATE
          SET value = excluded.value,
              changed_at = excluded.changed_at,
              changed_by = excluded.changed_by`);
        for (const [key, value] of Object.entries(changes)) {
          if (value !== undefined) upsert.run(key, JSON.stringify(value), BigInt(by.at), by.actor);
        }
      });
      return get();
    },
  };
}

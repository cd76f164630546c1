import { isDeepStrictEqual } from 'node:util';
import { defaultSettings } from '../../../../shared/contract/default-settings.ts';
import { settingsSchema, type Settings } from '../../../../shared/contract/settings.ts';
import type { SettingsStore } from '../settings.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';

export function settingsStore({ reader, writer }: Connections): SettingsStore {
  const rows = reader.prepare<[], { key: string; value: string }>(`
    SELECT key, value
    FROM settings`);
  const version = reader.prepare<[], number>('PRAGMA main.data_version').pluck();
  let known: { readonly at: number | undefined; readonly settings: Settings } | undefined;
  /** Every call asks for them, and nearly none finds that anybody has written since. */
  const get = (): Settings => {
    const at = version.get();
    if (!known || known.at !== at) known = { at, settings: read() };
    return known.settings;
  };
  const read = (): Settings => {
    const stored = rows.all().map(({ key, value }) => [key, JSON.parse(value)]);
    if (stored.length === 0) return defaultSettings;
    return settingsSchema.parse({ ...defaultSettings, ...Object.fromEntries(stored) });
  };
  return {
    get: async () => get(),
    standingClockAt: () => get().standingClockAt,
    async set(changes, by) {
      await writer.transaction((db) => {
        const upsert = db.prepare(`
          INSERT INTO settings (key, value, changed_at, changed_by)
          VALUES (?, ?, ?, ?)
          ON CONFLICT (key) DO UPDATE
          SET value = excluded.value,
              changed_at = excluded.changed_at,
              changed_by = excluded.changed_by`);
        const standing = get();
        for (const [key, value] of Object.entries(changes)) {
          if (value === undefined) continue;
          upsert.run(key, JSON.stringify(value), BigInt(by.at), by.actor);
          const before = standing[key as keyof Settings];
          if (isOwn.has(key) || isDeepStrictEqual(before, value)) continue;
          recordEvent(db, by, 'set', 'setting', null, { [key]: value, before: { [key]: before } });
        }
      });
      return get();
    },
  };
}

/** What is a person's own taste is no decision of the shop's. */
const isOwn: ReadonlySet<string> = new Set<keyof Settings>([
  'language',
  'theme',
  'textSize',
  'person',
  'closeToTray',
  'shortcuts',
  'systemNotices',
  'standingClockAt',
]);

import { AppError } from '../../../../shared/contract/errors.ts';
import { presetSchema } from '../../../../shared/contract/import-mapping.ts';
import type { PresetStore } from '../presets.ts';
import type { Connections } from './connections.ts';

export function presetStore({ reader, writer }: Connections): PresetStore {
  const all = reader.prepare<[], { preset: string }>(`
    SELECT preset
    FROM import_presets
    ORDER BY name`);
  return {
    list: async () => all.all().map(({ preset }) => presetSchema.parse(JSON.parse(preset))),
    save: (preset, by) =>
      writer.transaction((db) => {
        const json = JSON.stringify(preset);
        db.prepare(`
          INSERT INTO import_presets (name, preset, changed_at, changed_by)
          VALUES (?, ?, ?, ?)
          ON CONFLICT (name) DO UPDATE
          SET preset = excluded.preset,
              changed_at = excluded.changed_at,
              changed_by = excluded.changed_by`).run(preset.name, json, by.at, by.actor);
        db.prepare(`
          INSERT INTO events (at, actor, action, noun, noun_id, detail)
          VALUES (?, ?, 'save', 'import-preset', NULL, ?)`).run(by.at, by.actor, json);
      }),
    remove: (name, by) =>
      writer.transaction((db) => {
        const removed = db
          .prepare<[string], { preset: string }>(`
            DELETE FROM import_presets
            WHERE name = ?
            RETURNING preset`)
          .get(name);
        if (!removed) throw new AppError('not-found', 'There is no such preset.', { name });
        db.prepare(`
          INSERT INTO events (at, actor, action, noun, noun_id, detail)
          VALUES (?, ?, 'remove', 'import-preset', NULL, ?)`).run(by.at, by.actor, removed.preset);
      }),
  };
}

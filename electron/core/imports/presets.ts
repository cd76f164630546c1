import { AppError } from '../../../shared/contract/errors.ts';
import type { ImportOptions } from '../../../shared/contract/imports.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import { withPreset, type ReadOptions } from './mapping.ts';
import { linePattern } from './text/line-pattern.ts';

export function presetsProcedures({ store, clock, changes }: Core) {
  return {
    list: os.imports.presets.list.handler(async () => ({ presets: await store.presets.list() })),
    save: os.imports.presets.save.handler(async ({ input, context }) => {
      if (input.linePattern !== undefined) linePattern(input.linePattern);
      else if (input.columns?.text === undefined) throw nothingMapped();
      await store.presets.save(input, { actor: context.actor, at: clock.now() });
      changes.publish('changed', { topics: ['settings'] });
      return input;
    }),
    remove: os.imports.presets.remove.handler(async ({ input, context }) => {
      await store.presets.remove(input.name, { actor: context.actor, at: clock.now() });
      changes.publish('changed', { topics: ['settings'] });
      return {};
    }),
  };
}

/** The options that a file is read by: with the preset that was asked for, or those to choose from. */
export async function withPresets(
  { store }: Pick<Core, 'store'>,
  { preset: name, ...options }: ImportOptions,
): Promise<ReadOptions> {
  const presets = await store.presets.list();
  if (name === undefined) return { ...options, presets };
  const preset = presets.find((each) => each.name === name);
  if (!preset) throw new AppError('not-found', 'There is no such preset.', { name });
  return withPreset(options, preset);
}

function nothingMapped(): AppError {
  return new AppError('invalid-input', 'A preset names a column of texts, or a line pattern.');
}

import type { Preset } from '../../../shared/contract/import-mapping.ts';
import type { ImportOptions } from '../../../shared/contract/imports.ts';

/** Options with the presets that a file may be found to fit. */
export interface ReadOptions extends ImportOptions {
  readonly presets?: readonly Preset[];
}

/** What a person says at once goes before what the preset says. */
export function withPreset(options: ImportOptions, preset: Preset | null): ImportOptions {
  if (!preset) return options;
  const { columns, delimiter, linePattern, roleWords, dateOrder, zone, agents } = preset;
  const hasZone = zone !== undefined && options.zoneGiven !== true;
  return {
    ...(columns && { columns }),
    ...(delimiter && { delimiter }),
    ...(linePattern && { linePattern }),
    ...(roleWords && { roleWords }),
    ...(dateOrder && { dateOrder }),
    ...options,
    ...(hasZone && { zone, zoneGiven: true }),
    agents: [...new Set([...options.agents, ...agents])],
  };
}

/** What a person has said of a table or text, as far as it was said. */
export function mappingOf({ columns, delimiter, linePattern, roleWords }: ImportOptions) {
  return {
    ...(columns && { columns }),
    ...(delimiter && { delimiter }),
    ...(linePattern && { linePattern }),
    ...(roleWords && { roleWords }),
  };
}

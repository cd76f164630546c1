import type { Preset } from '../../../shared/contract/import-mapping.ts';
import type { By } from './store.ts';

/** How people have told exports of their own to be read. */
export interface PresetStore {
  /** By name. */
  list(): Promise<Preset[]>;
  /** Over one of the same name. */
  save(preset: Preset, by: By): Promise<void>;
  /** `not-found` without it. */
  remove(name: string, by: By): Promise<void>;
}

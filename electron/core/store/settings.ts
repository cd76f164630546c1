import type { Settings } from '../../../shared/contract/settings.ts';
import type { By } from './store.ts';

type Changes = { readonly [K in keyof Settings]?: Settings[K] | undefined };

export interface SettingsStore {
  /** Defaults stand for what nobody has set. */
  get(): Promise<Settings>;
  set(changes: Changes, by: By): Promise<Settings>;
}

import type { Settings } from '../../../shared/contract/settings.ts';
import type { By } from './store.ts';

type Changes = { readonly [K in keyof Settings]?: Settings[K] | undefined };

export interface SettingsStore {
  /** Defaults stand for what nobody has set. */
  get(): Promise<Settings>;
  /** Where the archive's clock stands, or null while it runs. At once, as every "now" asks for it. */
  standingClockAt(): number | null;
  set(changes: Changes, by: By): Promise<Settings>;
}

import type { SettingsStore } from './settings.ts';

/** Who did it, and when (UTC ms). */
export interface By {
  readonly actor: string;
  readonly at: number;
}

/**
 * All that the product keeps, one part an aggregate. Every method is asynchronous, coarse and atomic:
 * it has happened wholly or not at all.
 */
export interface Store {
  readonly settings: SettingsStore;
  close(): Promise<void>;
}

import { useSyncExternalStore } from 'react';

/**
 * What has to be done about an archive's recovery code before anything else: put a new one away, or set a
 * new passphrase after it was needed. Kept beside the rooms, as the archive opens meanwhile.
 */
export interface Recovery {
  readonly next: 'put-away' | 'set-passphrase';
  readonly code: string;
}

let recovery: Recovery | null = null;
const listeners = new Set<() => void>();

export function useRecovery(): Recovery | null {
  return useSyncExternalStore(subscribe, () => recovery);
}

/** Null when it is done; nothing keeps the code from then on. */
export function setRecovery(next: Recovery | null): void {
  recovery = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

import { useSyncExternalStore } from 'react';
import { useSettings } from './settings.ts';

const tickMs = 30_000;
let now = Date.now();

/**
 * The present by the archive's clock, in UTC ms; moves every half minute, for all who show times at
 * once, unless it stands.
 */
export function useNow(): number {
  const running = useSyncExternalStore(subscribe, () => now);
  return useSettings().standingClockAt ?? running;
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, tickMs);
  if (Date.now() - now >= tickMs) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

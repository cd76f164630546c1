import { useCallback, useState, type Dispatch, type SetStateAction } from 'react';

const kept = new Map<string, unknown>();

/** State that outlives its room: who comes back finds it as it was left. Gone with the page. */
export function useKeptState<T>(key: string, initial: () => T): [T, Dispatch<SetStateAction<T>>] {
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : initial()));
  const keep = useCallback<Dispatch<SetStateAction<T>>>(
    (next) =>
      setValue((before) => {
        const after = typeof next === 'function' ? (next as (before: T) => T)(before) : next;
        kept.set(key, after);
        return after;
      }),
    [key],
  );
  return [value, keep];
}

/** Leaves state for a room that is not on the screen: it finds it when it comes. */
export function keepState<T>(key: string, value: T): void {
  kept.set(key, value);
}

/** Another archive was opened: what was left lying belongs to the one before. */
export function forgetKeptState(): void {
  kept.clear();
}

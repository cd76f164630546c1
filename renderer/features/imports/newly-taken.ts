import type { InboxState } from '../../../shared/contract/imports.ts';

type Entry = InboxState['taken'][number];

/** What has been taken since the newest that was known; nothing the first time. */
export function newlyTaken(known: number | null, taken: readonly Entry[]): readonly Entry[] {
  return known === null ? [] : taken.filter(({ takenAt }) => takenAt > known);
}

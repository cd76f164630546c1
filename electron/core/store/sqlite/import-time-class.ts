import type { ParsedMessage } from '../import-records.ts';

/**
 * How exactly an export knows a message, as one bit: by the minute 1, by the second 2, by an absolute
 * instant 4, and eight times that where it has the platform's id. Stored: the numbers stay as they are.
 */
export function timeClassOf({
  wallClock,
  platformId,
}: Pick<ParsedMessage, 'wallClock' | 'platformId'>): number {
  const exactness = wallClock === null ? 4 : wallClock.length > 16 ? 2 : 1;
  return platformId === null ? exactness : exactness << 3;
}

/**
 * True where the archive may know a message under another fingerprint. In a conversation that only ever
 * came in one way, and without ids, equal messages have equal fingerprints.
 */
export function mayBeKnownOtherwise(storedClasses: number, timeClass: number): boolean {
  return storedClasses !== 0 && (storedClasses !== timeClass || timeClass > 4);
}

/** Whether two times can be one, by the less exact of the two. Instants are compared by the second. */
export function areOneTime(a: KnownTime, b: KnownTime): boolean {
  const step = isByMinute(a.timeClass) || isByMinute(b.timeClass) ? 60_000 : 1_000;
  return a.sentAt !== null && b.sentAt !== null && floor(a.sentAt, step) === floor(b.sentAt, step);
}

export interface KnownTime {
  readonly sentAt: number | null;
  readonly timeClass: number;
}

export function floor(value: number, step: number): number {
  return Math.floor(value / step) * step;
}

function isByMinute(timeClass: number): boolean {
  return timeClass === 1 || timeClass === 8;
}

import { readCellTime } from '../table/cell-time.ts';
import { textOf } from './shape.ts';

/**
 * True where a reply holds the words with which a ticket begins, with something put before them or
 * without, and not later than a day after. Short words (`Hello`) must be of the same minutes: they are
 * often said again.
 */
export function isCopyOf(
  opening: string,
  openedAt: unknown,
  reply: string,
  repliedAt: unknown,
): boolean {
  const first = squeezed(opening);
  const other = squeezed(reply);
  if (first === '' || other === '') return first === other;
  if (!(first.endsWith(other) || other.endsWith(first))) return false;
  const isLong = Math.min(first.length, other.length) > shortWords;
  const from = instantOf(openedAt);
  const to = instantOf(repliedAt);
  return from === null || to === null || Math.abs(to - from) <= (isLong ? sameDay : sameTime);
}

/** Characters. */
const shortWords = 20;
/** Milliseconds. */
const sameTime = 120_000;
const sameDay = 86_400_000;

function squeezed(text: string): string {
  return text.replace(/\s+/gu, '');
}

function instantOf(written: unknown): number | null {
  const time = readCellTime(textOf(written), 'DMY');
  return time.is === 'instant' ? time.at : null;
}

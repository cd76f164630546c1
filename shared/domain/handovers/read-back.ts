import { DateTime } from 'luxon';
import type { HandoverItem } from '../../contract/handover-items.ts';
import { clockIn, instantOf } from './zoned-time.ts';

export interface ReadBack {
  readonly next_action: string;
  readonly due_at: string | null;
}

export interface Mismatch {
  readonly field: 'next_action' | 'due_at';
  /** As the note has it, and as it was said. */
  readonly expected: string;
  readonly said: string;
}

/**
 * Where a read-back differs from its item. Own words will do for the action, as long as most of it and
 * every number in it is said; the time has to be the same minute.
 */
export function mismatches(
  item: Pick<HandoverItem, 'next_action' | 'due_at'>,
  said: ReadBack,
  zone: string,
): Mismatch[] {
  const found: Mismatch[] = [];
  if (!saysTheSame(item.next_action, said.next_action)) {
    found.push({ field: 'next_action', expected: item.next_action, said: said.next_action });
  }
  const due = item.due_at === null ? null : Date.parse(item.due_at);
  const given = instantSaid(said.due_at, due, zone);
  if (minuteOf(due) !== minuteOf(given)) {
    const expected = due === null ? '' : clockIn(zone, due);
    found.push({ field: 'due_at', expected, said: said.due_at ?? '' });
  }
  return found;
}

function saysTheSame(expected: string, said: string): boolean {
  const [a, b] = [folded(expected), folded(said)];
  if (a === b) return true;
  const numbers = (text: string): string => (text.match(/\d+/gu) ?? []).toSorted().join(' ');
  return numbers(a) === numbers(b) && likeness(a, b) >= 0.5;
}

/** Letters that both have, of all that both have (Dice). */
function likeness(a: string, b: string): number {
  const left = Array.from(b);
  const shared = Array.from(a).filter((letter) => {
    const at = left.indexOf(letter);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  const all = Array.from(a).length + Array.from(b).length;
  return all === 0 ? 1 : (2 * shared.length) / all;
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]/gu, '');
}

/** A time alone is one of the due day. NaN for what is no time. */
function instantSaid(said: string | null, due: number | null, zone: string): number | null {
  const text = said?.normalize('NFKC').trim() ?? '';
  if (text === '') return null;
  const clock = /^(\d{1,2}):(\d{2})$/u.exec(text);
  if (clock && due !== null) {
    const [hour, minute] = [Number(clock[1]), Number(clock[2])];
    return DateTime.fromMillis(due, { zone }).set({ hour, minute }).toMillis();
  }
  return instantOf(text.replace(/^(\d{4}-\d\d-\d\d) (\d)/u, '$1T$2'), zone) ?? Number.NaN;
}

function minuteOf(instant: number | null): number | null {
  return instant === null ? null : Math.floor(instant / 60_000);
}

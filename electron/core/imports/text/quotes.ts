import type { Line } from '../format.ts';
import { numberSet } from './number-set.ts';

/** The start of a message, as far as a glance at its header line tells. */
export interface Glance {
  /** Local time, counted as if it were UTC. */
  readonly at: number;
  readonly who: string;
  /** What follows on the same line. */
  readonly text: string;
}

/** Finds records that somebody copied into a message: they look like headers and open nothing. */
export interface QuoteGuard {
  push(line: Line, glance: Glance | null): void;
  /** Another conversation begins, or the file ends. */
  flush(): void;
}

const mostQuoted = 20;
const mostLines = 500;

/**
 * A copied record goes back in time, is one that stood there before or has a speaker who never spoke,
 * and is followed by a line of now; at the end of a file all must have stood there before. Until that is
 * known, everything waits. Late deliveries, clock changes and exports put one behind the other fail one of these and stay
 * messages: what comes back to the message that it would stand in was not copied into it.
 * `isParticipant` knows of speakers whose turn is yet to come.
 */
export function quoteGuard(
  release: (line: Line, isQuoted: boolean) => void,
  isParticipant: (who: string) => boolean = () => false,
): QuoteGuard {
  let held: Line[] = [];
  let heldHeaders = 0;
  let heldLast = 0;
  let areRepeats = true;
  let comesBack = false;
  let last: number | null = null;
  let lastKey = 0;
  let records = numberSet();
  let speakers = new Set<string>();

  const letGo = (isQuoted: boolean): void => {
    const lines = held;
    held = [];
    heldHeaders = 0;
    areRepeats = true;
    comesBack = false;
    for (const line of lines) release(line, isQuoted);
  };
  const hold = (line: Line, glance: Glance | null): void => {
    held.push(line);
    if (!glance) return;
    heldHeaders++;
    heldLast = glance.at;
    const key = recordKey(glance);
    areRepeats &&= records.has(key);
    comesBack ||= key === lastKey;
  };
  const note = (glance: Glance): void => {
    last = glance.at;
    lastKey = recordKey(glance);
    if (records.size() > 300_000) records = numberSet();
    records.add(lastKey);
    if (speakers.size < 10_000) speakers.add(glance.who);
  };
  const isCopy = (glance: Glance): boolean =>
    last !== null &&
    glance.at < last - 60_000 &&
    glance.who !== '' &&
    (records.has(recordKey(glance)) || !(speakers.has(glance.who) || isParticipant(glance.who)));

  return {
    push(line, glance) {
      if (held.length === 0) {
        if (glance && isCopy(glance)) {
          hold(line, glance);
          return;
        }
        if (glance) note(glance);
        return release(line, false);
      }
      if (glance && last !== null && glance.at >= last) {
        letGo(!comesBack && recordKey(glance) !== lastKey);
        note(glance);
        return release(line, false);
      }
      hold(line, glance);
      if (heldHeaders <= mostQuoted && held.length <= mostLines) return;
      last = heldLast;
      letGo(false);
    },
    flush() {
      letGo(areRepeats && !comesBack);
      last = null;
      records = numberSet();
      speakers = new Set();
    },
  };
}

/** Time, speaker and the first words: copies are often cut short. */
function recordKey({ at, who, text }: Glance): number {
  let high = at | 0;
  let low = Math.floor(at / 4_294_967_296) | 0;
  const add = (code: number): void => {
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b) + 1;
  };
  for (let i = 0; i < who.length; i++) add(who.charCodeAt(i));
  add(0);
  for (let i = 0; i < text.length && i < 6; i++) add(text.charCodeAt(i));
  return (high >>> 0) * 0x200000 + (low & 0x1fffff);
}

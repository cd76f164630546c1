import type { Due } from '../../../model/analysis.ts';
import { fold } from '../fold.ts';
import { isChinese } from '../script.ts';
import { onceATurn } from '../turns.ts';
import { chineseTimes } from './parse-chinese.ts';
import { englishTimes } from './parse-english.ts';
import type { TimePhrase } from './time-phrase.ts';
import { parseMoment, toIso, type Moment } from './wall-clock.ts';

/**
 * The time that a text states, seen from the moment it was written.
 * `time` is ISO 8601; `zoneOffset` (minutes east of UTC) serves when it carries no offset.
 * A fixed time beats a vague one, an earlier phrase a later one. Null when the text states none.
 */
export function parseDue(text: string, time: string | null, zoneOffset = 0): Due | null {
  const moment = time === null ? null : parseMoment(time, zoneOffset);
  const phrases = timesIn(fold(text), moment);
  const chosen = phrases.find((phrase) => phrase.end !== null) ?? phrases[0];
  return chosen === undefined ? null : dueOf(text, chosen, moment);
}

/** All time phrases of a turn: promises and contradictions read the same ones. */
export const timesOf = onceATurn((turn): TimePhrase[] => timesIn(turn.text, turn.moment));

/** All time phrases of a folded text. Without a moment every `end` is null. */
export function timesIn(folded: string, moment: Moment | null): TimePhrase[] {
  const now = moment?.wall ?? 0;
  const found = isChinese(folded)
    ? chineseTimes(folded, now, moment?.calendar)
    : englishTimes(folded, now);
  return moment === null ? found.map((phrase) => ({ ...phrase, end: null })) : found;
}

/** The phrase as the message has it, with its end in the zone of the message. */
export function dueOf(text: string, phrase: TimePhrase, moment: Moment | null): Due {
  return {
    phrase: text.slice(phrase.index, phrase.index + phrase.length),
    iso: phrase.end === null || moment === null ? null : toIso(phrase.end, moment.offset),
  };
}

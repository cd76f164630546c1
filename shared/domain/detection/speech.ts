import english from '../../../resources/lexicons/dialogue.en.json' with { type: 'json' };
import chinese from '../../../resources/lexicons/dialogue.zh.json' with { type: 'json' };
import { gated, type Pattern } from './lexicon.ts';
import type { Turn } from './turns.ts';

const acts = [
  'closing',
  'wait',
  'apology',
  'thanks',
  'asksCustomer',
  'willDo',
  'settled',
  'urges',
  'prompts',
  'fixed',
  'done',
  'question',
  'request',
  'transfer',
] as const;

/** What a turn does, beside what it says. */
export type SpeechAct = (typeof acts)[number];

interface Lexicon extends Record<SpeechAct, readonly string[]> {
  acknowledgementWords: readonly string[];
  greetingWords: readonly string[];
}

const languages = { zh: compile(chinese), en: compile(english) };
/** Longer than any mere "ok, thanks": saves the trouble of looking. */
const LONGEST_ACKNOWLEDGEMENT = 120;

const languageOf = (turn: Turn) => languages[turn.isChinese ? 'zh' : 'en'];

export const does = (turn: Turn, act: SpeechAct): boolean =>
  languageOf(turn)[act].test(turn.text.trim());

/** "Ok, thanks": nothing but words that take note. */
export function acknowledges(turn: Turn): boolean {
  if (does(turn, 'prompts')) return false;
  const { acknowledgementWords } = languageOf(turn);
  return isMadeOf(turn.text, acknowledgementWords) || does(turn, 'thanks');
}

/** The text without greetings, closings, apologies and "one moment", clause by clause. */
export function substanceOf(turn: Turn): string {
  const { closing, greetingWords, wait, apology } = languageOf(turn);
  const shortest = turn.isChinese ? 14 : 60;
  const breaks = turn.isChinese
    ? /(?<=[。!?;,~\n])|\s+/
    : /(?<=[.!?]|\b(?:sorry|afraid not|apologies),)\s+/;
  return turn.text
    .split(breaks)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !closing.test(part) && !isMadeOf(part, greetingWords))
    .filter((part) => part.length > shortest || !(wait.test(part) || apology.test(part)))
    .join(' ')
    .trim();
}

/** Taken away one by one: a pattern of repeated alternatives could take exponential time. */
const isMadeOf = (text: string, words: RegExp): boolean =>
  text.length <= LONGEST_ACKNOWLEDGEMENT && text.replace(words, '') === '';

function compile(lexicon: Lexicon) {
  const compiled = acts.map(
    (act) => [act, gated(new RegExp(lexicon[act].join('|'), 'u'))] as const,
  );
  return {
    ...(Object.fromEntries(compiled) as Record<SpeechAct, Pattern>),
    acknowledgementWords: new RegExp(lexicon.acknowledgementWords.join('|'), 'gu'),
    greetingWords: new RegExp(lexicon.greetingWords.join('|'), 'gu'),
  };
}

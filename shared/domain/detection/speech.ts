import english from '../../../resources/lexicons/dialogue.en.json' with { type: 'json' };
import chinese from '../../../resources/lexicons/dialogue.zh.json' with { type: 'json' };
import type { Turn } from './turns.ts';

const acts = [
  'acknowledgement',
  'closing',
  'wait',
  'apology',
  'greeting',
  'asksCustomer',
  'willDo',
  'fixed',
  'done',
  'question',
  'request',
  'transfer',
] as const;

/** What a turn does, beside what it says. */
export type SpeechAct = (typeof acts)[number];

const languages = { zh: compile(chinese), en: compile(english) };

export function does(turn: Turn, act: SpeechAct): boolean {
  return languages[turn.isChinese ? 'zh' : 'en'][act].test(turn.text.trim());
}

/** The text without greetings, closings, apologies and "one moment", clause by clause. */
export function substanceOf(turn: Turn): string {
  const { closing, greeting, wait, apology } = languages[turn.isChinese ? 'zh' : 'en'];
  const shortest = turn.isChinese ? 14 : 60;
  const breaks = turn.isChinese ? /(?<=[。!?;,~\n])|\s+/ : /(?<=[.!?])\s+/;
  return turn.text
    .split(breaks)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !closing.test(part) && !greeting.test(part))
    .filter((part) => part.length > shortest || !(wait.test(part) || apology.test(part)))
    .join(' ')
    .trim();
}

function compile(lexicon: Record<SpeechAct, readonly string[]>): Record<SpeechAct, RegExp> {
  const compiled = acts.map((act) => [act, new RegExp(lexicon[act].join('|'), 'u')] as const);
  return Object.fromEntries(compiled) as Record<SpeechAct, RegExp>;
}

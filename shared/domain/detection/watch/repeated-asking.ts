import lexicon from '../../../../resources/lexicons/watch.json' with { type: 'json' };
import type { FoundWatch } from '../../../model/analysis.ts';
import { anyOf } from '../lexicon.ts';
import { minutesBetween } from '../minutes-between.ts';
import { sessionsOf } from '../sessions.ts';
import { does } from '../speech.ts';
import type { Turn } from '../turns.ts';

const saysAgain = anyOf(lexicon.again);
const prompt = anyOf(lexicon.prompts);
/** How many of the customer's earlier messages a question is compared with. */
const REACH = 20;
/** Of the pairs of characters, how much two askings must share. */
const ALIKE = 0.6;
const SHORTEST = 4;
const LONGEST_PROMPT = 24;
/** Typed twice in a row is one asking. */
const ASKED_TWICE_MINUTES = 2;

/** Customers who must ask again: the same question, "I asked three times", "hello? anyone?". */
export const repeatedAsking = (turns: readonly Turn[]): FoundWatch[] =>
  sessionsOf(turns).flatMap((session) => [
    ...sameQuestion(session),
    ...saidSo(session),
    ...prompting(session),
  ]);

interface Asking {
  turn: Turn;
  pairs: ReadonlySet<number>;
  /** The askings of the same thing, this one included. */
  group: Asking[];
}

function sameQuestion(session: readonly Turn[]): FoundWatch[] {
  const askings: Asking[] = [];
  for (const turn of session) {
    if (turn.message.role !== 'customer' || isPrompt(turn) || isFile(turn)) continue;
    if (!does(turn, 'question') && !does(turn, 'request')) continue;
    const pairs = pairsOf(turn.text);
    if (pairs.size < SHORTEST) continue;
    const asking: Asking = { turn, pairs, group: [] };
    const before = askings
      .slice(-REACH)
      .findLast((one) => alike(one.pairs, pairs) >= ALIKE && isApart(one.turn, turn, session));
    asking.group = before?.group ?? asking.group;
    asking.group.push(asking);
    askings.push(asking);
  }
  if (askings.length < 2) return [];
  return [...new Set(askings.map(({ group }) => group))]
    .filter((group) => group.length > 1)
    .map((group) => {
      const messages = group.map(({ turn }) => turn.message.i);
      const words = [group[0]?.turn.message.text.trim().slice(0, 40) ?? ''];
      const score = Math.min(0.95, 0.5 + 0.15 * (group.length - 1));
      return found(messages, 'asks-again', score, words);
    });
}

function saidSo(session: readonly Turn[]): FoundWatch[] {
  return session.flatMap((turn) => {
    const match = turn.message.role === 'customer' ? saysAgain.exec(turn.text) : null;
    if (match === null) return [];
    return [found([turn.message.i], 'says-asked-before', 0.8, [match[0].trim()])];
  });
}

/** A run of nothing but "hello? anyone?" that nobody answers. */
function prompting(session: readonly Turn[]): FoundWatch[] {
  const runs: Turn[][] = [];
  let run: Turn[] = [];
  const finish = (): void => {
    const [first, last] = [run[0], run.at(-1)];
    const lasted = first && last ? (minutesBetween(first, last) ?? 0) : 0;
    if (run.length > 2 || (run.length > 1 && lasted >= 1)) runs.push(run);
    run = [];
  };
  for (const turn of session) {
    if (turn.message.role === 'agent') finish();
    else if (turn.message.role === 'customer' && isPrompt(turn)) run.push(turn);
  }
  finish();
  return runs.map((prompts) => {
    const words = prompts.map(({ message }) => message.text.trim()).slice(0, 4);
    const messages = prompts.map(({ message }) => message.i);
    return found(messages, 'prompts-again', prompts.length > 2 ? 0.75 : 0.6, words);
  });
}

function found(
  messages: number[],
  code: FoundWatch['reason']['code'],
  score: number,
  words: string[],
): FoundWatch {
  return {
    kind: 'repeated-asking',
    i: messages.at(-1) ?? 0,
    messages,
    score,
    reason: { code, words },
  };
}

const isPrompt = ({ text }: Turn): boolean =>
  text.length <= LONGEST_PROMPT && prompt.test(text.trim());

/** `[图片]`, `<attached: …>`: what platforms write for a file. */
const isFile = ({ message }: Turn): boolean => /^\s*[[<][^\]>]*[\]>]\s*$/.test(message.text);

/** Somebody answered in between, or a while went by. */
function isApart(a: Turn, b: Turn, session: readonly Turn[]): boolean {
  if ((minutesBetween(a, b) ?? 0) >= ASKED_TWICE_MINUTES) return true;
  return session.some(({ at, message }) => at > a.at && at < b.at && message.role === 'agent');
}

/** Pairs of neighbouring characters, without figures and marks: order numbers are alike by chance. */
function pairsOf(text: string): Set<number> {
  const letters = text.slice(0, 200).replace(/[^a-z\u3400-\u9fff]/g, '');
  const pairs = new Set<number>();
  for (let at = 0; at + 2 <= letters.length; at++)
    pairs.add(letters.charCodeAt(at) | (letters.charCodeAt(at + 1) << 16));
  return pairs;
}

function alike(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return (2 * shared) / (a.size + b.size);
}

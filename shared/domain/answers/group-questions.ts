import { commonest, count, newest, type AskedQuestion } from './asked-question.ts';
import { likeness, pairsOf } from './questions.ts';

/** Wordings with as much in common ask the same. */
const ALIKE = 0.66;
/** A pair that so many questions have says nothing. */
const COMMON = 400;

/** Questions of one topic in nearly the same words become one, the more frequent wording leading. */
export function groupQuestions(questions: readonly AskedQuestion[]): AskedQuestion[] {
  const leaders: { readonly question: AskedQuestion; readonly pairs: Set<string> }[] = [];
  const withPair = new Map<string, number[]>();
  for (const question of byFrequency(questions)) {
    const pairs = pairsOf(question.words);
    const leader = nearest(question, pairs, leaders, withPair);
    if (leader) {
      merge(leader, question);
      continue;
    }
    for (const pair of pairs) {
      const at = withPair.get(pair);
      if (at) at.push(leaders.length);
      else withPair.set(pair, [leaders.length]);
    }
    leaders.push({ question, pairs });
  }
  for (const { question } of leaders) {
    for (const given of question.answers.values()) given.text = commonest(given.wordings);
  }
  return byFrequency(leaders.map(({ question }) => question));
}

function nearest(
  { topic }: AskedQuestion,
  pairs: ReadonlySet<string>,
  leaders: readonly { readonly question: AskedQuestion; readonly pairs: ReadonlySet<string> }[],
  withPair: ReadonlyMap<string, readonly number[]>,
): AskedQuestion | null {
  const candidates = new Set<number>();
  for (const pair of pairs) {
    const at = withPair.get(pair);
    if (at && at.length <= COMMON) for (const leader of at) candidates.add(leader);
  }
  let best: AskedQuestion | null = null;
  let bestLikeness = ALIKE;
  for (const at of candidates) {
    const leader = leaders[at];
    if (!leader || leader.question.topic !== topic) continue;
    const alike = likeness(pairs, leader.pairs);
    // Of equals the more frequent one, which came first.
    if (alike > bestLikeness || (alike === bestLikeness && best === null)) {
      best = leader.question;
      bestLikeness = alike;
    }
  }
  return best;
}

function merge(into: AskedQuestion, other: AskedQuestion): void {
  into.asked += other.asked;
  into.unanswered += other.unanswered;
  into.lastAt = Math.max(into.lastAt, other.lastAt);
  for (const customer of other.customers) into.customers.add(customer);
  for (const [wording, times] of other.wordings) count(into.wordings, wording, times);
  into.examples = newest([...into.examples, ...other.examples]);
  for (const [key, given] of other.answers) {
    const known = into.answers.get(key);
    if (!known) {
      into.answers.set(key, given);
      continue;
    }
    known.count += given.count;
    for (const agent of given.agents) known.agents.add(agent);
    for (const [wording, times] of given.wordings) count(known.wordings, wording, times);
    if (given.lastAt <= known.lastAt) continue;
    known.lastAt = given.lastAt;
    known.messageId = given.messageId;
    known.conversationId = given.conversationId;
  }
}

const byFrequency = (questions: readonly AskedQuestion[]): AskedQuestion[] =>
  questions.toSorted((a, b) => b.asked - a.asked || (a.key < b.key ? -1 : 1));

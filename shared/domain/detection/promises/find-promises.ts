import type { Dialogue, Due, FoundPromise } from '../../../model/analysis.ts';
import { amountIn } from '../amount.ts';
import { dueOf } from '../due/parse-due.ts';
import { askedBefore, askedTextBefore, turnsOf, type Turn } from '../turns.ts';
import { acceptedRequest } from './accepted-request.ts';
import { THRESHOLD, type Candidate } from './candidate.ts';
import { judgeChinese } from './judge-chinese.ts';
import { judgeEnglish } from './judge-english.ts';

/** The promises of a conversation: at most one a message, the most checkable of it. */
export const findPromises = (dialogue: Dialogue): FoundPromise[] => promisesIn(turnsOf(dialogue));

export function promisesIn(turns: readonly Turn[]): FoundPromise[] {
  return turns.flatMap((turn) => {
    if (turn.message.role !== 'agent') return [];
    const found = promiseIn(turn, turns);
    return found === null ? [] : [found];
  });
}

function promiseIn(turn: Turn, turns: readonly Turn[]): FoundPromise | null {
  const asked = askedBefore(turns, turn.at);
  const askedText = askedTextBefore(turns, turn.at).slice(-400);
  const candidates = turn.isChinese
    ? judgeChinese(turn, askedText, saidBefore(turns, asked[0]?.at ?? turn.at))
    : judgeEnglish(turn, turns);
  const best = mostCheckable(candidates);
  if (best !== null && best.score >= THRESHOLD) {
    return report(
      turn,
      best,
      best.time === null ? null : dueOf(turn.message.text, best.time, turn.moment),
    );
  }
  const accepted = turn.isChinese ? acceptedRequest(turn, asked) : null;
  if (accepted === null || accepted.candidate.score < THRESHOLD) return null;
  const { dueFrom, asked: request } = accepted;
  const due = dueFrom === null ? null : dueOf(request.message.text, dueFrom, turn.moment);
  return report(turn, accepted.candidate, due);
}

/** The agent's message before `at`, if it is close by. */
function saidBefore(turns: readonly Turn[], at: number): string {
  const before = turns[at - 1];
  return before?.message.role === 'agent' ? before.text.slice(-200) : '';
}

/** A fixed date makes a promise easier to check than more certainty does; the first one counts. */
function mostCheckable(candidates: readonly Candidate[]): Candidate | null {
  let best: Candidate | null = null;
  for (const candidate of candidates) {
    if (candidate.score < THRESHOLD) continue;
    if (best === null || worth(candidate) > worth(best)) best = candidate;
  }
  return best;
}

/** What the shop does itself can be checked better than what it expects of the courier. */
const worth = ({ kind, score, time, code }: Candidate): number => {
  const named = kind === 'other' ? score - 0.25 : score;
  if (time === null || time.end === null) return time === null ? named : named + 0.1;
  return (code === 'estimate' ? 2 : 2.5) + named / 10;
};

function report(turn: Turn, candidate: Candidate, due: Due | null): FoundPromise {
  return {
    i: turn.message.i,
    kind: candidate.kind,
    strength: candidate.isSoft ? 'soft' : 'firm',
    due,
    amount: amountIn(turn.text),
    score: Math.round(Math.min(1, candidate.score) * 100) / 100,
    reason: { code: candidate.code, words: candidate.words },
  };
}

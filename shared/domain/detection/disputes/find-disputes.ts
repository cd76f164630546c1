import type { Dialogue, DisputeKind, FoundDispute, ReasonCode } from '../../../model/analysis.ts';
import { amountIn } from '../amount.ts';
import { minutesBetween } from '../minutes-between.ts';
import { sessionsOf } from '../sessions.ts';
import { complaintTone } from '../tone/complaint-tone.ts';
import { turnsOf, type Turn } from '../turns.ts';
import { cuesIn, isElsewhere, type Cue } from './cues.ts';
import { kindOf } from './kind.ts';
import { severityOf } from './severity.ts';

/** Cues of one message, and how much of a complaint they make together. */
export interface Complaint {
  turn: Turn;
  cues: Cue[];
  /** What its tone weighs beside them. */
  tone: number;
  weight: number;
}

const THRESHOLD = 0.5;
/** Below this a message sounds like many a question; above, its tone weighs up to the most. */
const TONE_FROM = 0.7;
const TONE_MOST = 1;
/** The most that the tone of a plain question weighs. */
const TONE_ASKING = 0.5;
/** What a tone must weigh to stand without words that tell what went wrong. */
const TONE_ALONE = 0.45;
/** A message below this says nothing by itself. */
const EVIDENCE = 0.3;

/** A matter that rests longer is another one when it comes up again. */
const LONGEST_REST_MINUTES = 30 * 24 * 60;

/** The disputes of a conversation: at most one a sitting, a matter that goes on counted once. */
export const findDisputes = (dialogue: Dialogue): FoundDispute[] => disputesIn(turnsOf(dialogue));

export function disputesIn(turns: readonly Turn[]): FoundDispute[] {
  const found: FoundDispute[] = [];
  let lastWords: Turn | undefined;
  for (const session of sessionsOf(turns)) {
    const dispute = disputeIn(session);
    if (dispute === null) continue;
    const last = found.at(-1);
    const rested = lastWords && session[0] && minutesBetween(lastWords, session[0]);
    const isNear = (rested ?? 0) <= LONGEST_REST_MINUTES;
    lastWords = session.at(-1);
    if (last !== undefined && isNear && goesOn(last, dispute))
      found[found.length - 1] = joined(last, dispute);
    else found.push(dispute);
  }
  return found;
}

/** "I have called in the platform" names no matter of its own: it goes on with the last one. */
const goesOn = (last: FoundDispute, next: FoundDispute): boolean =>
  next.kind === last.kind || next.kind === 'other';

function disputeIn(session: readonly Turn[]): FoundDispute | null {
  const complaints: Complaint[] = [];
  for (const turn of session) {
    if (turn.message.role !== 'customer') continue;
    const cues = cuesIn(turn);
    const tone = toneWeight(turn);
    if (cues.length > 0 || tone > 0) {
      complaints.push({
        turn,
        cues,
        tone,
        weight: together([...cues.map(({ weight }) => weight), tone]),
      });
    }
  }
  const score = together(complaints.map((complaint) => complaint.weight));
  if (score < THRESHOLD) return null;
  const cues = complaints.flatMap((complaint) => complaint.cues);
  if (!hasSubstance(cues) && !complaints.some(({ tone }) => tone >= TONE_ALONE)) return null;
  const carrying = complaints.filter(({ weight }) => weight >= EVIDENCE);
  const evidence = carrying.length > 0 ? carrying : complaints;
  const severity = severityOf(evidence, session);
  const kind: DisputeKind = kindOf(complaints, session);
  return {
    kind,
    severity,
    messages: evidence.map(({ turn }) => turn.message.i),
    amount: evidence.map(({ turn }) => amountIn(turn.text)).reduce(larger, null),
    score: Math.round(score * 100) / 100,
    reason: reasonOf(evidence),
  };
}

/** A complaint tells what went wrong; a hint of it does with a demand for redress beside it. */
const hasSubstance = (cues: readonly Cue[]): boolean =>
  cues.some(({ role }) => role !== 'hint' && role !== 'demand') ||
  (cues.some(({ role }) => role === 'demand') &&
    cues.some(({ role, kind }) => role === 'hint' && kind !== 'price_protection'));

/** How a message sounds counts once it sounds like little else. */
function toneWeight(turn: Turn): number {
  const tone = complaintTone(turn);
  if (tone <= TONE_FROM || isElsewhere(turn)) return 0;
  const isPlain = asks.test(turn.text) && !reproaches.test(turn.text);
  return ((isPlain ? TONE_ASKING : TONE_MOST) * (tone - TONE_FROM)) / (1 - TONE_FROM);
}

/** "Is it the white one?" sounds like little else, but asks only. */
const asks =
  /(?:吗|么|没|没有|不|呢|\?)\s*[\d\s]*$|还是|^(?:is|are|do|does|did|can|could|will|would|when|where|which|how)\b/;
const reproaches =
  /怎么|为什么|为啥|凭|难道|到底|究竟|居然|竟然|就这|这就|这也|谁|[都还]没|不是|骗|\b(?:why|even|ever|seriously|still|supposed|how (?:is|hard|many times|much longer|come))\b/;

/** How sure several unsure signs make one: 1 − ∏(1 − weight). */
const together = (weights: readonly number[]): number =>
  1 - weights.reduce((left, weight) => left * (1 - weight), 1);

const codes: readonly (readonly [Cue['role'], ReasonCode])[] = [
  ['abuse', 'abuse'],
  ['threat', 'threat'],
  ['demand', 'demand'],
  ['contest', 'contest'],
];

function reasonOf(evidence: readonly Complaint[]): FoundDispute['reason'] {
  const cues = evidence.flatMap((complaint) => complaint.cues);
  if (cues.length === 0) return { code: 'tone', words: evidence.slice(0, 2).map(beginning) };
  const code = codes.find(([role]) => cues.some((cue) => cue.role === role))?.[1] ?? 'complaint';
  const strongest = cues.toSorted((a, b) => b.weight - a.weight).slice(0, 6);
  return { code, words: [...new Set(strongest.map((cue) => cue.words))] };
}

const beginning = ({ turn }: Complaint): string => turn.message.text.trim().slice(0, 24);

const larger = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.max(a, b);

function joined(a: FoundDispute, b: FoundDispute): FoundDispute {
  const graver = b.severity >= a.severity ? b : a;
  return {
    ...graver,
    kind: a.kind,
    messages: [...a.messages, ...b.messages],
    amount: larger(a.amount, b.amount),
    score: Math.max(a.score, b.score),
  };
}

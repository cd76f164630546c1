import english from '../../../resources/lexicons/proofs.en.json' with { type: 'json' };
import chinese from '../../../resources/lexicons/proofs.zh.json' with { type: 'json' };
import type { PromiseKind } from '../../model/analysis.ts';
import type { Role } from '../../model/message.ts';
import { amountIn } from '../detection/amount.ts';
import { chineseClauses, englishSentences } from '../detection/clauses.ts';
import { fold } from '../detection/fold.ts';
import { isChinese } from '../detection/script.ts';

/** How a later message shows that a promise was kept; a host puts it into words. */
export const proofCodes = [
  'tracking',
  'shipped',
  'delivered',
  'refunded',
  'paid',
  'gift',
  'answered',
  'followed',
  'repaired',
  'done',
  'received',
  'money-received',
  'solved',
] as const;
export type ProofCode = (typeof proofCodes)[number];

/** What was said after the promise to the same customer, in time order. */
export interface LaterMessage {
  readonly messageId: string;
  readonly role: Role;
  readonly text: string;
}

export interface ProposedProof {
  readonly messageId: string;
  readonly code: ProofCode;
  /** As the message has them. */
  readonly words: string;
  readonly score: number;
}

interface Promised {
  readonly kind: PromiseKind;
  readonly amountCents: number | null;
}

/** What may prove a promise of each kind, and how well. */
const provedBy: Readonly<Record<PromiseKind, Partial<Record<ProofCode, number>>>> = {
  ship: { tracking: 0.95, shipped: 0.85, delivered: 0.85, received: 0.8 },
  deliver_by: { delivered: 0.9, received: 0.9 },
  refund: { refunded: 0.9, 'money-received': 0.95 },
  compensate: { paid: 0.9, refunded: 0.8, 'money-received': 0.95 },
  price: { refunded: 0.85, done: 0.7, 'money-received': 0.9 },
  exchange: { tracking: 0.9, shipped: 0.85, received: 0.75 },
  gift: { gift: 0.9, received: 0.6, tracking: 0.6 },
  callback: { answered: 0.75, tracking: 0.55, followed: 0.5 },
  investigate: { answered: 0.8, followed: 0.7 },
  warranty: { repaired: 0.8, tracking: 0.6, solved: 0.7 },
  other: { done: 0.7, answered: 0.45, solved: 0.6 },
};

const mostProofs = 3;

/**
 * The later messages that look most like proof, best first: the first of each way, as another parcel is
 * another matter. Nothing counts that denies, asks or only announces.
 */
export function findProofs(promised: Promised, later: readonly LaterMessage[]): ProposedProof[] {
  const accepted = provedBy[promised.kind];
  return later
    .flatMap((message) => bestProof(message, promised, accepted) ?? [])
    .filter(({ code }, at, all) => all.findIndex((one) => one.code === code) === at)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostProofs);
}

function bestProof(
  { messageId, role, text }: LaterMessage,
  { amountCents }: Promised,
  accepted: Partial<Record<ProofCode, number>>,
): ProposedProof | null {
  if (role === 'unknown' || text.length > longest) return null;
  const folded = fold(text);
  const language = isChinese(folded) ? languages.zh : languages.en;
  let best: ProposedProof | null = null;
  for (const { start, text: clause, isMarked } of language.clauses(folded)) {
    if (isMarked || language.not.test(clause) || language.question.test(clause)) continue;
    const future = language.future.exec(clause)?.index ?? Infinity;
    for (const [code, pattern] of role === 'customer' ? language.buyer : language.shop) {
      const weight = accepted[code];
      if (weight === undefined) continue;
      const match = pattern.exec(clause);
      // What is announced first is not done; a number that is there is there.
      if (match === null || (future < match.index && code !== 'tracking')) continue;
      const score = weight * sameSum(amountCents, folded);
      if (best !== null && score <= best.score) continue;
      const at = start + match.index;
      best = { messageId, code, words: text.slice(at, at + match[0].length), score };
    }
  }
  return best;
}

/** Pasted rules and articles prove nothing. */
const longest = 600;

/** Another sum than the promised one is probably another matter. */
function sameSum(promised: number | null, folded: string): number {
  if (promised === null) return 1;
  const named = amountIn(folded);
  return named === null || named === promised ? 1 : 0.5;
}

interface Lexicon {
  readonly not: string;
  readonly question: string;
  readonly future: string;
  readonly shop: Readonly<Record<string, readonly string[]>>;
  readonly buyer: Readonly<Record<string, readonly string[]>>;
}

function compile(lexicon: Lexicon) {
  const named = (patterns: Lexicon['shop']): (readonly [ProofCode, RegExp])[] =>
    Object.entries(patterns).map(([code, alternatives]) => [
      code as ProofCode,
      new RegExp(alternatives.join('|')),
    ]);
  return {
    not: new RegExp(lexicon.not),
    question: new RegExp(lexicon.question),
    future: new RegExp(lexicon.future),
    shop: named(lexicon.shop),
    buyer: named(lexicon.buyer),
  };
}

const languages = {
  zh: { ...compile(chinese), clauses: chineseClauses },
  en: { ...compile(english), clauses: englishSentences },
} as const;

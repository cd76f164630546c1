import model from '../../../../resources/lexicons/complaint-kind.json' with { type: 'json' };
import { disputeKinds, type DisputeKind } from '../../../model/analysis.ts';
import { onceATurn } from '../turns.ts';
import { featuresOf } from './features.ts';

/** What training gives: how often each kind is meant, and how much each feature speaks for it. */
export interface KindModel {
  bias: Partial<Record<DisputeKind, number>>;
  kinds: Partial<Record<DisputeKind, Record<string, number>>>;
}

/** A number for each kind, in the order of `disputeKinds`. */
export type ByKind = Float64Array;

/** A complaint is told in a sentence or two; what follows is a document. */
const LONGEST = 200;
const languages = { zh: compile(model.zh), en: compile(model.en) };

/**
 * How likely a complaint is about each kind of matter (together 1), by what complaints that were written for
 * training have in common. Trained by `npm run train`.
 */
export const complaintKind = onceATurn(({ text, isChinese }): ByKind => {
  const { bias, weights } = languages[isChinese ? 'zh' : 'en'];
  const features = new Set(featuresOf(text.trim().slice(0, LONGEST), isChinese));
  return likelyKinds(
    [...features].filter((feature) => weights.has(feature)),
    weights,
    bias,
  );
});

/** The same by features of any kind, all of them known. */
export function likelyKinds(
  features: readonly string[],
  weights: ReadonlyMap<string, ByKind>,
  bias: ByKind,
): ByKind {
  const sums = byKind();
  for (const feature of features) {
    const spoken = weights.get(feature);
    if (spoken) for (let kind = 0; kind < sums.length; kind++) sums[kind]! += spoken[kind]!;
  }
  const spread = Math.sqrt(Math.max(1, features.length));
  const odds = sums.map((sum, kind) => Math.exp(bias[kind]! + sum / spread));
  const all = odds.reduce((left, right) => left + right, 0);
  return odds.map((one) => one / all);
}

export function byKind(): ByKind {
  return new Float64Array(disputeKinds.length);
}

function compile({ bias, kinds }: KindModel) {
  const weights = new Map<string, ByKind>();
  for (const [at, kind] of disputeKinds.entries())
    for (const [feature, weight] of Object.entries(kinds[kind] ?? {})) {
      const spoken = weights.get(feature) ?? byKind();
      spoken[at] = weight;
      weights.set(feature, spoken);
    }
  return { bias: Float64Array.from(disputeKinds, (kind) => bias[kind] ?? 0), weights };
}

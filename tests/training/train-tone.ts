import { disputeKindSchema, type DisputeKind } from '../../shared/model/analysis.ts';
import { fold } from '../../shared/domain/detection/fold.ts';
import type { ToneModel } from '../../shared/domain/detection/tone/complaint-tone.ts';
import { likelihood } from '../../shared/domain/detection/tone/complaint-tone.ts';
import { featuresOf } from '../../shared/domain/detection/tone/features.ts';

export interface Example {
  readonly isComplaint: boolean;
  /** What a complaint is about; null where it names no matter, and for all else. */
  readonly kind: DisputeKind | null;
  readonly text: string;
}

const PASSES = 60;
const FIRST_STEP = 0.5;
/** How strongly weights are drawn back to nothing. */
const DECAY = 4;
/** A feature of one example alone teaches nothing. */
const FEWEST = 2;

/** Lines such as `+quality 收到是碎的` (a complaint) and `- 什么时候发货` (none). */
export const readExamples = (text: string): Example[] =>
  [...text.matchAll(/^([+-])(\w*) (.+)$/gm)].map(([, sign, kind, said]) => ({
    isComplaint: sign === '+',
    kind: kind ? disputeKindSchema.parse(kind) : null,
    text: said ?? '',
  }));

/** Logistic regression by stochastic descent in a fixed order: the same lines give the same model. */
export function trainTone(examples: readonly Example[], isChinese: boolean): ToneModel {
  const features = examples.map(({ text }) => featuresOf(fold(text), isChinese));
  const counts = new Map<string, number>();
  for (const feature of features.flat()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const rows = features.map((all) => all.filter((one) => (counts.get(one) ?? 0) >= FEWEST));
  const weights = new Map(rows.flat().map((feature) => [feature, 0]));
  let bias = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    const step = FIRST_STEP / (1 + pass * 0.05);
    for (let turn = 0; turn < rows.length; turn++) {
      const index = (turn * 7919 + pass * 31) % rows.length;
      const row = rows[index] ?? [];
      const wanted = examples[index]?.isComplaint ? 1 : 0;
      const miss = wanted - likelihood(row, weights, bias);
      bias += step * miss * 0.3;
      for (const feature of row) {
        const kept = (weights.get(feature) ?? 0) * (1 - (step * DECAY) / rows.length);
        weights.set(feature, kept + (step * miss) / Math.sqrt(row.length));
      }
    }
  }
  return { bias: rounded(bias), weights: shipped(weights) };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Weights that hardly speak stay out; sorted, so that a new training shows what changed. */
const shipped = (weights: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries(
    [...weights]
      .map(([feature, weight]) => [feature, rounded(weight)] as const)
      .filter(([, weight]) => Math.abs(weight) >= 0.03)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

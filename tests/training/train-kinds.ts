import { fold } from '../../shared/domain/detection/fold.ts';
import {
  byKind,
  likelyKinds,
  type ByKind,
  type KindModel,
} from '../../shared/domain/detection/tone/complaint-kind.ts';
import { featuresOf } from '../../shared/domain/detection/tone/features.ts';
import { disputeKinds } from '../../shared/model/analysis.ts';
import type { Example } from './train-tone.ts';

const PASSES = 30;
const FIRST_STEP = 0.5;
/** A feature of one example alone teaches nothing. */
const FEWEST = 2;
/** Weights that hardly speak stay out. */
const LEAST = 0.8;

/** Regression over all kinds at once, by stochastic descent in a fixed order. */
export function trainKinds(examples: readonly Example[], isChinese: boolean): KindModel {
  const named = examples.flatMap(({ kind, text }) => (kind === null ? [] : [{ kind, text }]));
  const features = named.map(({ text }) => [...new Set(featuresOf(fold(text), isChinese))]);
  const counts = new Map<string, number>();
  for (const feature of features.flat()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const rows = features.map((all) => all.filter((one) => (counts.get(one) ?? 0) >= FEWEST));
  const wanted = named.map(({ kind }) => disputeKinds.indexOf(kind));
  const bias = byKind();
  const weights = new Map(rows.flat().map((feature) => [feature, byKind()]));
  for (let pass = 0; pass < PASSES; pass++) {
    const step = FIRST_STEP / (1 + pass * 0.05);
    for (let turn = 0; turn < rows.length; turn++) {
      const index = (turn * 7919 + pass * 31) % rows.length;
      const row = rows[index] ?? [];
      const missed = likelyKinds(row, weights, bias).map(
        (likely, kind) => (kind === wanted[index] ? 1 : 0) - likely,
      );
      addTo(bias, missed, step * 0.1);
      for (const feature of row) addTo(weights.get(feature), missed, step / Math.sqrt(row.length));
    }
  }
  const sorted = [...weights].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    bias: Object.fromEntries(spoken(disputeKinds, (_, kind) => bias[kind], 0.1)),
    kinds: Object.fromEntries(
      disputeKinds.map((name, kind) => [
        name,
        Object.fromEntries(
          spoken(
            sorted.map(([feature]) => feature),
            (feature) => weights.get(feature)?.[kind],
            LEAST,
          ),
        ),
      ]),
    ),
  };
}

function addTo(sums: ByKind | undefined, shares: ByKind, step: number): void {
  for (const [kind, share] of shares.entries()) if (sums) sums[kind]! += step * share;
}

/** What has at least so much weight, with one digit after the point. */
const spoken = <Name extends string>(
  names: readonly Name[],
  weightOf: (name: Name, at: number) => number | undefined,
  least: number,
): [Name, number][] =>
  names
    .map((name, at): [Name, number] => [name, Math.round((weightOf(name, at) ?? 0) * 10) / 10])
    .filter(([, weight]) => Math.abs(weight) >= least);

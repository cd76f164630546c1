import model from '../../../../resources/lexicons/complaint-tone.json' with { type: 'json' };
import type { Turn } from '../turns.ts';
import { featuresOf, plainOf } from './features.ts';
import { runsWith, weightsOf } from './runs.ts';

/** What training gives: how much each feature speaks for a complaint. */
export interface ToneModel {
  bias: number;
  weights: Readonly<Record<string, number>>;
}

/** "Ok" and "where?" have no tone. */
const SHORTEST = { zh: 5, en: 12 };
/** A complaint is told in a sentence or two; what follows is a document. */
const LONGEST = 200;
const runs = runsWith(model.zh.weights);
const words = new Map(Object.entries<number>(model.en.weights));

/**
 * How much a message sounds like a complaint, 0 to 1, by what complaints that were written for training
 * have in common: helps where no word of the lexicon stands. Trained by `npm run train`.
 */
export function complaintTone({ text, isChinese }: Turn): number {
  const read = text.trim().slice(0, LONGEST);
  if (read.length < SHORTEST[isChinese ? 'zh' : 'en']) return 0;
  if (!isChinese) return likelihood(featuresOf(read, isChinese), words, model.en.bias);
  return logistic(model.zh.bias, weightsOf(plainOf(read), runs));
}

/** The same by features of any kind. */
export function likelihood(
  features: readonly string[],
  known: ReadonlyMap<string, number>,
  bias: number,
): number {
  return logistic(
    bias,
    features.map((feature) => known.get(feature)).filter((weight) => weight !== undefined),
  );
}

/** The sum of the weights, spread over as many features as there are. */
function logistic(bias: number, weights: readonly number[]): number {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return 1 / (1 + Math.exp(-(bias + sum / Math.sqrt(Math.max(1, weights.length)))));
}

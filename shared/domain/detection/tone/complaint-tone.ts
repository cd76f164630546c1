import model from '../../../../resources/lexicons/complaint-tone.json' with { type: 'json' };
import type { Turn } from '../turns.ts';
import { featuresOf } from './features.ts';

/** What training gives: how much each feature speaks for a complaint. */
export interface ToneModel {
  bias: number;
  weights: Readonly<Record<string, number>>;
}

/** "Ok" and "where?" have no tone. */
const SHORTEST = { zh: 5, en: 12 };
/** A complaint is told in a sentence or two; what follows is a document. */
const LONGEST = 200;
const weights = {
  zh: new Map(Object.entries<number>(model.zh.weights)),
  en: new Map(Object.entries<number>(model.en.weights)),
};

/**
 * How much a message sounds like a complaint, 0 to 1, by what complaints that were written for training
 * have in common: helps where no word of the lexicon stands. Trained by `npm run train`.
 */
export function complaintTone({ text, isChinese }: Turn): number {
  const language = isChinese ? 'zh' : 'en';
  const read = text.trim().slice(0, LONGEST);
  if (read.length < SHORTEST[language]) return 0;
  return likelihood(featuresOf(read, isChinese), weights[language], model[language].bias);
}

/** Logistic: the sum of the weights, spread over as many features as there are. */
export function likelihood(
  features: readonly string[],
  known: ReadonlyMap<string, number>,
  bias: number,
): number {
  let sum = 0;
  let count = 0;
  for (const feature of features) {
    const weight = known.get(feature);
    if (weight === undefined) continue;
    sum += weight;
    count++;
  }
  return 1 / (1 + Math.exp(-(bias + sum / Math.sqrt(Math.max(1, count)))));
}

import { slotSchema } from '../../model/analysis.ts';
import type { AnswerTopic, ToldLimits, ToldValue } from '../../model/answers.ts';
import { excludes } from '../detection/contradictions/circumstance.ts';
import { reachHoursOf, valuesDiffer } from '../detection/contradictions/statements.ts';
import { reachOf } from './topics.ts';

const HOUR = 3_600_000;

/** What is compared: a value with what it is limited to. */
export interface Said {
  readonly value: ToldValue;
  readonly limits: ToldLimits;
}

/** Whether two statements on a topic, told of one matter at one time, cannot both be true. */
export function cannotBothBe(topic: AnswerTopic, a: Said, b: Said): boolean {
  return concernTheSame(topic, a.limits, b.limits) && differ(topic, a.value, b.value);
}

/** How far apart in time statements on a topic may be and still be about one state of things, in ms. */
export function reachMs(topic: AnswerTopic): number {
  const { success, data } = slotSchema.safeParse(topic);
  return (success ? reachHoursOf(data) : 30 * 24) * HOUR;
}

/** Limited to cases that exclude each other, they are about two matters. */
function concernTheSame(topic: AnswerTopic, a: ToldLimits, b: ToldLimits): boolean {
  const isApart = (one: string, other: string): boolean =>
    one !== '' && other !== '' && one !== other;
  if (excludes(a.circumstance, b.circumstance)) return false;
  if (topic === 'price' && a.variant !== b.variant) return false;
  if (topic === 'warranty_period' && a.part !== b.part) return false;
  // Names of things are too loose to tell terms of a whole shop apart; numbers are not.
  const isNumbered = /^\d+$/.test(a.product) && /^\d+$/.test(b.product);
  const isOtherProduct =
    (reachOf(topic) === 'product' || isNumbered) && isApart(a.product, b.product);
  return !isApart(a.variant, b.variant) && !isOtherProduct;
}

function differ(topic: AnswerTopic, a: ToldValue, b: ToldValue): boolean {
  if (a.type === 'terms' && b.type === 'terms') {
    return Object.entries(a.terms).some(
      ([on, given]) => b.terms[on] !== undefined && b.terms[on] !== given,
    );
  }
  if (a.type === 'text' || b.type === 'text' || a.type === 'terms' || b.type === 'terms')
    return false;
  const { success, data } = slotSchema.safeParse(topic);
  if (success) return valuesDiffer(data, a, b);
  if (a.type === 'amount' && b.type === 'amount') return a.cents !== b.cents;
  return a.type === 'named' && b.type === 'named' && a.name !== b.name;
}

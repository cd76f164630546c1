import { slotSchema } from '../../model/analysis.ts';
import type { AnswerTopic, ToldLimits, ToldValue } from '../../model/answers.ts';
import { amountIn } from '../detection/amount.ts';
import { circumstanceOf } from '../detection/contradictions/circumstance.ts';
import { durationsIn } from '../detection/contradictions/durations.ts';
import { fold } from '../detection/fold.ts';
import { turnsOf, type Turn } from '../detection/turns.ts';
import { toldBy } from './told.ts';
import { questionOf } from './topics.ts';
import { valueKey } from './value-key.ts';
import type { Said } from './values-differ.ts';

const unlimited: ToldLimits = { circumstance: null, part: '', variant: '', product: '' };

/**
 * What an answer of the sheet says on its topic: one value, or one a case ("we pay if it is faulty, you
 * pay if you change your mind"). A value that a person wrote beside the answer goes before its words.
 * Empty where nothing can be compared.
 */
export function valuesOf(topic: AnswerTopic, answer: string, written: string | null): Said[] {
  const value = written === null ? null : readValue(topic, written);
  if (value !== null) return [{ value, limits: unlimited }];
  const whole = firstOf(topic, [answer, ...answer.split(/[,，。;；\n]+/)]);
  const parts = answer
    .split(/[。;；\n]+|(?<=[.!?])\s/)
    .flatMap((part) => saidOn(topic, part))
    .filter(({ limits }) => limits.circumstance !== null);
  const cases = new Map(
    parts.map((said) => [`${said.limits.circumstance} ${valueKey(said.value)}`, said]),
  );
  return cases.size > 1 ? [...cases.values()] : whole;
}

/** A value as a person writes it: `20元`, `二十块`, `48小时`, `买家`, `顺丰`, `可以`; null for none. */
export function readValue(topic: AnswerTopic, written: string): ToldValue | null {
  const said = saidOn(topic, written)[0]?.value;
  if (said) return said;
  const folded = fold(written).trim();
  if (folded === '') return null;
  const name = plainNames.find(([topics, words]) => topics.test(topic) && words.test(folded))?.[2];
  if (name !== undefined) return { type: 'named', name };
  const durations = durationsIn(folded);
  if (durations.length > 0 && isTimed(topic)) return { type: 'durations', durations };
  const cents = amountIn(folded) ?? plainAmount(folded);
  if (cents !== null && isMoney(topic)) return { type: 'amount', cents };
  return { type: 'text', text: folded };
}

/** Answers of one word, which no sentence has: on which topics, the words, what they mean. */
const plainNames: readonly (readonly [RegExp, RegExp, string])[] = [
  [/payer/, /^(?:买家|顾客|客户|您|亲|自理|buyer|customer)(?:承担|出|付)?$/, 'buyer'],
  [/payer/, /^(?:卖家|商家|店铺|我们|本店|seller|shop|store)(?:承担|出|付)?$/, 'seller'],
  [/stock/, /^(?:有|有货|yes|in stock)$/, 'in'],
  [/stock/, /^(?:无|没有|没货|no|out of stock)$/, 'out'],
  [/repair_fee/, /^(?:不收|免费|free)$/, 'free'],
  [/repair_fee/, /^(?:收费|付费|paid)$/, 'paid'],
  [yesOrNo(), /^(?:不可以|不能|不|否|没有|无|不是|no)$/, 'no'],
  [yesOrNo(), /^(?:可以|能|是|有|支持|yes)$/, 'yes'],
];

function yesOrNo(): RegExp {
  return /^(?:free_shipping|invoice|gift|address_change|deposit_refund|price_protection_eligibility|authenticity)$/;
}

/** Of a sentence with exceptions ("free freight, remote regions apart") the part that has none. */
function firstOf(topic: AnswerTopic, texts: readonly string[]): Said[] {
  for (const text of texts) {
    const said = saidOn(topic, text);
    if (said.length > 0) return said.slice(0, 1);
  }
  return [];
}

function saidOn(topic: AnswerTopic, text: string): Said[] {
  const turn = turnOf(text);
  if (!turn || /unless|除非/.test(turn.text)) return [];
  const circumstance = circumstanceOf(turn.text);
  return toldBy(turn, fold(questionOf(topic)))
    .filter((told) => told.topic === topic)
    .map(({ value, limits }) => ({
      value,
      limits: { ...limits, product: '', circumstance },
    }));
}

function turnOf(text: string): Turn | undefined {
  return turnsOf({ id: '', messages: [{ i: 0, role: 'agent', time: null, text }] })[0];
}

const isTimed = (topic: AnswerTopic): boolean => /time|window|period|days/.test(topic);
const isMoney = (topic: AnswerTopic): boolean =>
  !slotSchema.safeParse(topic).success || topic === 'price';

function plainAmount(folded: string): number | null {
  const match = /^\$?\s?(\d{1,7}(?:\.\d{1,2})?)$/.exec(folded);
  return match ? Math.round(Number(match[1]) * 100) : null;
}

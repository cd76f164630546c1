import lexicon from '../../../resources/lexicons/answers.json' with { type: 'json' };
import type { AnswerTopic, ToldValue } from '../../model/answers.ts';
import { upperBound } from '../detection/due/chinese-number.ts';
import { anyOf } from '../detection/lexicon.ts';

const { extra } = lexicon;
const freightTopic = anyOf(extra.freightTopic);
const compensationTopic = anyOf(extra.compensationTopic);
const authenticityTopic = anyOf(extra.authenticityTopic);
const discountTopic = anyOf(extra.discountTopic);
const freightAmount = new RegExp(extra.freightAmount);
const notFreightAmount = new RegExp(extra.notFreightAmount);
const compensation = new RegExp(extra.compensation);
const notCompensation = new RegExp(extra.notCompensation);
const genuine = anyOf(extra.genuine);
const notGenuine = anyOf(extra.notGenuine);
const offer =
  /满\s?(\d{1,6})\s?(?:元|块)?\s?(?:立?减|优惠|省)\s?(\d{1,5})|(?:打|享)?\s?([\d.]{1,3}|[一二三四五六七八九](?:点?[一二三四五六七八九])?)\s?折(?![叠扣算旧损合断])/g;

/** What a folded text says on topics that are not compared within a conversation. */
export function extraStatements(text: string): { topic: AnswerTopic; value: ToldValue }[] {
  const found: { topic: AnswerTopic; value: ToldValue }[] = [];
  const add = (topic: AnswerTopic, value: ToldValue | null): void => {
    if (value) found.push({ topic, value });
  };
  if (freightTopic.test(text)) add('freight_amount', freightIn(text));
  if (compensationTopic.test(text)) add('compensation', compensationIn(text));
  if (authenticityTopic.test(text)) add('authenticity', authenticityIn(text));
  if (discountTopic.test(text)) add('discount', offersIn(text));
  return found;
}

/** Whether a folded text speaks of such a topic, or asks for it. */
export function extraTopicsAbout(text: string): AnswerTopic[] {
  const about: [AnswerTopic, { test(text: string): boolean }][] = [
    ['freight_amount', freightTopic],
    ['compensation', compensationTopic],
    ['authenticity', authenticityTopic],
    ['discount', discountTopic],
  ];
  return about.filter(([, pattern]) => pattern.test(text)).map(([topic]) => topic);
}

function freightIn(text: string): ToldValue | null {
  const match = notFreightAmount.test(text) ? null : freightAmount.exec(text);
  return match && amount(match.slice(1).find((part) => part !== undefined));
}

function compensationIn(text: string): ToldValue | null {
  const match = notCompensation.test(text) ? null : compensation.exec(text);
  return match && amount(match[1]);
}

function amount(written: string | undefined): ToldValue | null {
  const cents = Math.round(Number(written) * 100);
  return Number.isSafeInteger(cents) && cents > 0 ? { type: 'amount', cents } : null;
}

function authenticityIn(text: string): ToldValue | null {
  if (notGenuine.test(text)) return { type: 'named', name: 'no' };
  return genuine.test(text) ? { type: 'named', name: 'yes' } : null;
}

function offersIn(text: string): ToldValue | null {
  const terms: Record<string, number> = {};
  for (const [, from, off, tenths] of text.matchAll(offer)) {
    if (from !== undefined && off !== undefined) terms[`满${Number(from)}`] = Number(off) * 100;
    else if (tenths !== undefined) {
      const share = foldOf(tenths);
      if (share !== null) terms['折'] = share;
    }
  }
  return Object.keys(terms).length === 0 ? null : { type: 'terms', terms };
}

/** `8折` and `八折` are 80 percent, `85折` and `八五折` 85. */
function foldOf(written: string): number | null {
  const digits = /^[\d.]+$/.test(written)
    ? Number(written)
    : Number([...written.replaceAll('点', '')].map((one) => upperBound(one)).join(''));
  if (!Number.isFinite(digits) || digits <= 0 || digits >= 100) return null;
  return digits < 10 ? digits * 10 : digits;
}

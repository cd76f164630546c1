import lexicon from '../../../../resources/lexicons/contacts.json' with { type: 'json' };
import { anyOf, anyOfMany, everyOf } from '../lexicon.ts';
import { countFigures, plainDigits } from './plain-digits.ts';
import { overlap, spansOf, type Span } from './spans.ts';

type Channel = keyof typeof lexicon.channels;

/** A way out of the platform that a text offers or asks for. */
export interface Contact extends Span {
  readonly channel: Channel | 'number' | 'payment';
  readonly score: number;
}

const channels = (Object.entries(lexicon.channels) as [Channel, string[]][]).map(
  ([channel, names]) => [channel, everyOf(names)] as const,
);
const anyChannel = anyOfMany(Object.values(lexicon.channels).flat());
const anyPayment = anyOfMany(lexicon.payments);
/** So many figures, plain or disguised, as a number has at least. */
const FEWEST_DIGITS = 11;
const invites = anyOf(lexicon.invites);
const unless = everyOf(lexicon.unless);
const hotlines = everyOf(lexicon.hotlines);
const shipping = anyOf([lexicon.shipping]);
const payments = everyOf(lexicon.payments);
/** A mobile number, its digits perhaps set apart or put into keycaps. */
const mobile =
  /(?<![\d.])(?:\+?86[\s-]?)?1[3-9](?:(?:[\s\-._·*,]|\ufe0f|\u20e3){0,2}\d){9}(?![\d.])/g;
const isNumbered = /(?:单号|订单|编号|运单|快递|id)[^,。]{0,4}$/;
/** How far from the name of a channel its invitation may stand. */
const NEAR = 14;
const scores: Readonly<Record<Channel, number>> = {
  wechat: 0.85,
  qq: 0.85,
  messenger: 0.75,
  phone: 0.7,
  mail: 0.6,
};

/** Where a folded text leads off the platform: channels with an invitation, numbers, payments. */
export function contactsIn(folded: string): Contact[] {
  const isNumber = countFigures(folded) >= FEWEST_DIGITS;
  const isChannel = anyChannel.test(folded);
  const isPayment = anyPayment.test(folded);
  if (!isNumber && !isChannel && !isPayment) return [];
  const digits = plainDigits(folded);
  const harmless = spansOf(folded, unless);
  const isHarmless = (span: Span): boolean => harmless.some((one) => overlap(one, span));
  const found: Contact[] = [];
  for (const span of isPayment ? spansOf(folded, payments) : []) {
    if (!isHarmless(span)) found.push({ ...span, channel: 'payment', score: 0.8 });
  }
  for (const [channel, names] of isChannel ? channels : []) {
    for (const span of spansOf(folded, names)) {
      if (isHarmless(span) || !isInvited(folded, digits, span)) continue;
      found.push({ ...span, channel, score: scores[channel] });
    }
  }
  return distinct([...found, ...(isNumber ? numbersIn(folded, digits) : [])]);
}

function isInvited(folded: string, digits: string, { start, end }: Span): boolean {
  const [from, to] = [Math.max(0, start - NEAR), end + NEAR];
  // "运费您自己承担,加我微信": what came before the comma was another matter.
  const clause =
    folded
      .slice(from, start)
      .split(/[,。!?;\n]/)
      .at(-1) ?? '';
  if (shipping.test(clause)) return false;
  const around = (text: string): string => `${text.slice(from, start)} ${text.slice(end, to)}`;
  return invites.test(around(folded)) || /\d{6,}/.test(around(digits));
}

/** A mobile number of nobody in particular; couriers' and hotlines' numbers are there to be called. */
function numbersIn(folded: string, digits: string): Contact[] {
  const official = spansOf(digits, hotlines);
  return spansOf(digits, mobile)
    .filter((span) => !official.some((one) => overlap(one, span)))
    .filter(({ start }) => {
      const before = folded.slice(Math.max(0, start - 24), start);
      return !shipping.test(before) && !isNumbered.test(before);
    })
    .map((span) => ({ ...span, channel: 'number', score: 0.65 }));
}

/** Of places that overlap, the surest; in order. */
function distinct(contacts: readonly Contact[]): Contact[] {
  const kept: Contact[] = [];
  for (const contact of contacts.toSorted((a, b) => b.score - a.score)) {
    if (!kept.some((one) => overlap(one, contact))) kept.push(contact);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}

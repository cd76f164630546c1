import lexicon from '../../../resources/lexicons/answers.json' with { type: 'json' };
import { topics, type AnswerCategory, type AnswerTopic } from '../../model/answers.ts';

interface Entry {
  readonly category: AnswerCategory;
  /** The question that a customer asks about it. */
  readonly ask: string;
}

const entries = lexicon.topics as Readonly<Record<AnswerTopic, Entry>>;

export const categoryOf = (topic: AnswerTopic): AnswerCategory => entries[topic].category;
export const questionOf = (topic: AnswerTopic): string => entries[topic].ask;

/** Is told of one product, so that different products may have different answers. */
const byProduct: ReadonlySet<AnswerTopic> = new Set([
  'price',
  'stock',
  'size',
  'gift',
  'discount',
  'warranty_period',
]);
/** Is told of one order or case: only its own buyer, or the sheet, can be contradicted. */
const byCase: ReadonlySet<AnswerTopic> = new Set([
  'compensation',
  'delivery_time',
  'delivery_status',
  'callback_time',
  'response_time',
  'review_time',
  'refund_destination',
  'address_change',
  'price_protection_eligibility',
  'repair_fee',
  'freight_amount',
  'other',
]);

/** `shop`: the same for all. `product`: the same for all of one product. `case`: may differ. */
export function reachOf(topic: AnswerTopic): 'shop' | 'product' | 'case' {
  if (byCase.has(topic)) return 'case';
  return byProduct.has(topic) ? 'product' : 'shop';
}

/** A topic by its id, or by the words that the 2.5 list of the trade uses for it; undefined for no topic. */
export function topicNamed(words: string): AnswerTopic | undefined {
  const asked = words
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return topics.find((topic) => topic === asked) ?? aliases[asked];
}

const aliases: Readonly<Record<string, AnswerTopic>> = {
  freight_payer: 'return_postage_payer',
  dispatch_time: 'ship_time',
  arrival_time: 'delivery_time',
  size_advice: 'size',
  warranty: 'warranty_period',
  warranty_length: 'warranty_period',
  freight: 'freight_amount',
};

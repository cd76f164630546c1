import lexicon from '../../../resources/lexicons/answers.json' with { type: 'json' };
import type { AnswerTopic } from '../../model/answers.ts';
import { fold } from '../detection/fold.ts';
import { anyOf } from '../detection/lexicon.ts';
import { besidesTopic, namesTopic } from './product.ts';
import { topicsAsked } from './told.ts';

/** A customer's message, as far as it asks something that others may ask, too. */
export interface Question {
  /** The same for questions that ask the same. */
  readonly key: string;
  /** What is asked beside the topic; empty for the topic as such. */
  readonly words: string;
  readonly topic: AnswerTopic;
}

/** A longer message tells a story; what it asks is a case of its own. */
const LONGEST = 60;
const SHORTEST = 2;

const asking = anyOf(lexicon.asking);
const polite =
  /您好|你好|亲亲?|请问|想问一?下|问一?下|麻烦|掌柜的?|老板|客服|在吗|在不在|有人吗|谢谢|\b(?:hi|hello|hey|please|thanks?|thank you)\b/g;
const particles = /[的了呢吗么嘛呀啊哦吧哈嗯噢咯啦]|[^\p{L}\p{N}]+/gu;

/** What a message asks; null for one that asks nothing. */
export function questionIn(text: string): Question | null {
  if (text.length > LONGEST * 2) return null;
  const folded = fold(text).trim();
  if (folded.length < SHORTEST || folded.length > LONGEST || !asking.test(folded)) return null;
  const plain = plainQuestion(folded);
  if (plain.length < SHORTEST || /^\d+$/.test(plain)) return null;
  const [topic = 'other'] = topicsAsked(folded);
  const words = topic !== 'other' && namesTopic(folded) ? besidesTopic(folded) : plain;
  return { key: `${topic} ${words}`, topic, words };
}

/** A question without courtesies, particles and punctuation; may it be so or so, it asks the same. */
export const plainQuestion = (folded: string): string =>
  folded.replace(polite, '').replace(particles, '').replace(modal, '能');

const modal = /能不能|可不可以|可以|可否|能否|会不会|行不行/g;

/** Pairs of neighbouring characters, by which wordings are compared. */
export function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < text.length; at++) pairs.add(text.slice(at, at + 2));
  return pairs;
}

/** The share of pairs that two wordings have in common, 0 to 1 (Sørensen and Dice). */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared++;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}

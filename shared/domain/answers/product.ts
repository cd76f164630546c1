import lexicon from '../../../resources/lexicons/answers.json' with { type: 'json' };
import { everyOf } from '../detection/lexicon.ts';
import { findReferences } from '../references/find-references.ts';

/** Longer than what a customer calls a thing. */
const LONGEST = 24;

const fillers = lexicon.filler.map((pattern) => everyOf([pattern]));
const topicWords =
  /多少钱|价格|什么价|怎么卖|价钱|优惠|一共|总共|包邮|邮费|运费|发货|现货|有货|没货|缺货|库存|尺寸|尺码|大小|多大|多高|多宽|多重|质保|保修|赠品|礼品|送货?|活动|满减|打折|便宜|退货|换货|正品|发票|how much|price|cost|stock|size|discount|warranty|free gift|shipping/g;
const rest = /[^\p{L}\p{N}]+/gu;

/** The number of an item whose page the text links to. */
export function linkedItem(text: string): string | null {
  if (!/https?:|\.com|\.cn|\.hk/.test(text)) return null;
  return findReferences(text).find(({ kind }) => kind === 'item')?.value ?? null;
}

/** What a customer calls the thing that folded questions are about, the last one that asks; empty for none. */
export function productAskedFor(questions: readonly string[]): string {
  const asking = questions.findLast(namesTopic);
  const name = asking === undefined ? '' : besidesTopic(asking);
  return name.length > LONGEST ? '' : name;
}

/** Whether a folded question asks for a price, a size and the like by its name. */
export const namesTopic = (folded: string): boolean => folded.search(topicWords) >= 0;

/** What a folded question has beside the name of its topic and courtesies; empty for nothing. */
export function besidesTopic(folded: string): string {
  let left = folded.replace(topicWords, ' ');
  for (const filler of fillers) left = left.replace(filler, ' ');
  const name = left.replace(rest, '');
  return name.length < 2 || /^\d+$/.test(name) ? '' : name;
}

import { upperBound } from './due/chinese-number.ts';
import { gated } from './lexicon.ts';

const written =
  /(?:¥|￥|rmb\s?|cny\s?)\s?(\d+(?:,\d{3})*(?:\.\d{1,2})?)|(\d+(?:,\d{3})*(?:\.\d{1,2})?|[一二两三四五六七八九十百]+)\s*(?:元|块(?!头)|rmb|yuan)(?:钱)?([1-9一二三四五六七八九](?![\d\u4e00-\u9fff天点号]))?/g;

const unit = gated(/[元块¥￥]|rmb|cny|yuan/);

/** The largest sum of money in CNY cents that a folded text names, or null. */
export function amountIn(folded: string): number | null {
  if (!unit.test(folded)) return null;
  let largest: number | null = null;
  for (const match of folded.matchAll(written)) {
    const whole = match[1] ?? match[2] ?? '';
    const value = /\d/.test(whole) ? Number(whole.replaceAll(',', '')) : upperBound(whole);
    if (value === null || !Number.isFinite(value) || value > 1e9) continue;
    const tenths = match[3] === undefined ? 0 : (upperBound(match[3]) ?? 0) * 10;
    largest = Math.max(largest ?? 0, Math.round(value * 100) + tenths);
  }
  return largest;
}

/** `到手价89`, `现在是99哦`: a figure behind a word of price and before no other unit. */
const bare =
  /(?:价|卖|是|要|只|才|低|做到|到手|现在|课|[号款色码]|[单每整全一二两三四五六七八九十\d][件个条双台套盒瓶袋斤本只箱]|共|收|单[买拍卖]|:|^)\s?(\d{1,5}(?:\.\d{1,2})?)(?=\s*(?:$|[,。!~包的哦呢哈了啊呀亲]|[一每][件个条双台套盒瓶袋斤本只箱]))/;

/** Prices are compared within one talk, so that their currency is the same. */
const inOtherMoney = /(?:us)?(?:[$€£]|usd|eur|gbp)\s?(\d{1,6}(?:\.\d{1,2})?)/;

/** What an answer to "how much" names, in CNY cents, with or without its unit; null for nothing. */
export function priceIn(folded: string): number | null {
  const named = amountIn(folded);
  if (named !== null) return named;
  const foreign = inOtherMoney.exec(folded)?.[1];
  if (foreign !== undefined) return Math.round(Number(foreign) * 100);
  const figure = bare.exec(folded)?.[1];
  return figure === undefined ? null : Math.round(Number(figure) * 100);
}

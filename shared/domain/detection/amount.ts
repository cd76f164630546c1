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

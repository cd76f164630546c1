import { gateOf } from '../gates.ts';

const size =
  /(?<![a-z\d])(?:\d?x{0,3}l|x{0,2}s|m)(?=码|号|的|就|吧|哦|呢|哈|刚|合|会|更|比|正|\W|$)|均码|[加特]?[大中小][码号]|(?<!\d)[2-5]\d(?:\.5)?码|\b(?:extra )?(?:small|medium|large)\b|\bsize \d{1,2}\b/g;
/** Which sizes do not fit, or how a size differs from another. */
const apart =
  /偏[大小]|(?:不|别|小|大)了?一?码|[大小]一[码号]|紧|松|不合适|穿不|too (?:big|small|tight|loose)/;
const mayNameOne = gateOf([size.source]);

/** The clothing sizes that a folded text advises; none where it compares them. */
export function sizesIn(text: string): string[] {
  if (!mayNameOne(text) || apart.test(text)) return [];
  return [...new Set((text.match(size) ?? []).map((one) => one.replace(/[码号]$/, '')))];
}

const figure = /\d{2,3}(?:\.\d)?/g;
const garment =
  /[裤裙衣鞋帽袜]|外套|衬衫|内衣|文胸|男|女|老[公婆]|孩子|宝宝|爸|妈|trousers|jeans|shoes|dress|shirt|jacket/g;

/** Whom and what a size is for: figures of the body, and the garment; one size is not compared with another's. */
export const bodyIn = (asked: string, text: string): string =>
  [...new Set([...(asked.match(figure) ?? []), ...(`${asked} ${text}`.match(garment) ?? [])])]
    .toSorted()
    .join(' ');

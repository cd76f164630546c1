import hongKong from 'opencc-js/dict/HKVariants';
import simplified from 'opencc-js/dict/STCharacters';
import taiwan from 'opencc-js/dict/TWVariants';
import traditional from 'opencc-js/dict/TSCharacters';

/**
 * Characters that are written one for the other: Traditional and Simplified, and the forms of Taiwan and
 * Hong Kong, from OpenCC's tables. What is one character here and several there, such as 发 for 發 and 髮,
 * is one class. The first of a class is what it folds to: the Simplified one, if there is one.
 */
export function hanClasses(): string[][] {
  const toSimplified = pairsOf(traditional);
  const classOf = new Map<string, string[]>();
  for (const [one, other] of [
    ...toSimplified,
    ...[simplified, taiwan, hongKong].flatMap(pairsOf),
  ]) {
    const mine = classOf.get(one) ?? [one];
    const theirs = classOf.get(other) ?? [other];
    classOf.set(one, mine);
    if (mine === theirs) continue;
    for (const char of theirs) {
      mine.push(char);
      classOf.set(char, mine);
    }
  }
  const sources = new Map<string, number>();
  for (const [, to] of toSimplified) sources.set(to, (sources.get(to) ?? 0) + 1);
  const weight = (char: string): number => sources.get(char) ?? 0;
  return [...new Set(classOf.values())].map((chars) =>
    chars.toSorted((a, b) => weight(b) - weight(a) || a.charCodeAt(0) - b.charCodeAt(0)),
  );
}

/** Lines of `from to`, of which one-unit characters are taken: others are no letters to the index. */
function pairsOf(dictionary: string): (readonly [string, string])[] {
  return dictionary
    .split('|')
    .map((line) => line.split(' '))
    .flatMap(([from = '', to = '']) =>
      from.length === 1 && to.length === 1 && from !== to ? [[from, to] as const] : [],
    );
}

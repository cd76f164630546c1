/** Longest run of characters that is one feature of a Chinese text. */
const LONGEST_RUN = 3;
const figures = /\d+/g;
const marks = /[^a-z0-9\u3400-\u9fff']+/g;

/**
 * What the tone of a folded text is judged by: runs of one to three characters in Chinese, words and
 * pairs of words in English. Figures count as figures only; `^` and `$` are the ends.
 */
export function featuresOf(folded: string, isChinese: boolean): string[] {
  const plain = plainOf(folded);
  return isChinese ? runsOf(plain) : wordsOf(plain);
}

/** What the features are taken from: letters, with figures as figures only. */
export const plainOf = (folded: string): string =>
  `^${folded.replace(marks, ' ').replace(figures, '0').trim()}$`;

function runsOf(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    for (let end = at + 1; end <= at + LONGEST_RUN && end <= text.length; end++) {
      found.push(text.slice(at, end));
    }
  }
  return found;
}

function wordsOf(plain: string): string[] {
  const words = ['^', ...plain.slice(1, -1).split(' '), '$'];
  return [...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)];
}

/** Longest run of characters that is one feature of a Chinese text. */
const LONGEST_RUN = 3;
const marks = /[^a-z0-9\u3400-\u9fff']+/g;

/**
 * What the tone of a folded text is judged by: runs of one to three characters in Chinese, words and
 * pairs of words in English. Figures count as figures only; `^` and `$` are the ends.
 */
export function featuresOf(folded: string, isChinese: boolean): string[] {
  const plain = folded.replace(marks, ' ').replace(/\d+/g, '0').trim();
  return isChinese ? runsOf(`^${plain}$`) : wordsOf(plain);
}

function runsOf(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    for (let end = at + 1; end <= at + LONGEST_RUN && end <= text.length; end++) {
      found.push(text.slice(at, end));
    }
  }
  return found;
}

function wordsOf(text: string): string[] {
  const words = ['^', ...text.split(' '), '$'];
  return [...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)];
}

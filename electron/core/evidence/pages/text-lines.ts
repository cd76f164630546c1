/** Width of a text in the units of the page. */
export type Measure = (text: string, size: number) => number;

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * Cuts a text into lines that fit: at its own line ends, after a blank where there is one, else between
 * any two characters, as Chinese is set. A character is never cut and none is lost.
 */
export function linesOf(text: string, width: number, size: number, measure: Measure): string[] {
  return text.split('\n').flatMap((paragraph) => wrapped(paragraph, width, size, measure));
}

function wrapped(text: string, width: number, size: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const step = measure(segment, size);
    if (used + step > width && line !== '') {
      const blank = line.lastIndexOf(' ');
      const isWord = /\w$/.test(line) && /^\w/.test(segment);
      const cut = isWord && blank > line.length / 2 ? blank + 1 : line.length;
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
      used = measure(line, size);
    }
    line += segment;
    used += step;
  }
  return [...lines, line];
}

import type { Block } from './blocks.ts';
import { linesOf, type Measure } from './text-lines.ts';

/** One page: what is drawn, in the page's own units from its upper left corner. */
export interface Page {
  readonly marks: readonly Mark[];
  readonly exhibits: readonly string[];
}

export type Mark =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly tone: Block['tone'] | 'head';
      readonly text: string;
    }
  | {
      readonly kind: 'bar';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly tone: Block['tone'] | 'picked';
    }
  | {
      readonly kind: 'picture';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly file: string;
      /** What is stamped onto its lower edge, or beside it. */
      readonly stamp: string;
    };

export interface PageSize {
  readonly width: number;
  readonly height: number;
  /** Size of the text; the rest follows from it. */
  readonly text: number;
}

/** Width and height of a picture, in its pixels. */
export type PictureSizes = ReadonlyMap<string, { readonly width: number; readonly height: number }>;

/** Fills pages from top to bottom. Nothing is left out: what does not fit goes on the next one. */
export function layOut(
  blocks: readonly Block[],
  size: PageSize,
  measure: Measure,
  pictures: PictureSizes,
): Page[] {
  const { text } = size;
  const margin = text * 1.6;
  const top = margin + text * 2.2;
  const bottom = size.height - margin - text * 1.6;
  const inner = size.width - 2 * margin - text;
  const pages: { marks: Mark[]; exhibits: string[] }[] = [];
  let page = { marks: [] as Mark[], exhibits: [] as string[] };
  let y = top;
  const turn = (): void => {
    if (page.marks.length > 0) pages.push(page);
    page = { marks: [], exhibits: [] };
    y = top;
  };
  const room = (height: number): void => {
    if (y + height > bottom && y > top) turn();
  };
  const write = (
    words: string,
    tone: Block['tone'] | 'head',
    block: Block,
    scale: number,
  ): void => {
    const line = text * scale;
    for (const one of linesOf(words, inner, line, measure)) {
      room(line * 1.5);
      if (block.isPicked) {
        const height = line * 1.5;
        page.marks.push({ kind: 'bar', x: margin, y, width: inner + text, height, tone: 'picked' });
      }
      page.marks.push({
        kind: 'bar',
        x: margin,
        y,
        width: text * 0.25,
        height: line * 1.5,
        tone: block.tone,
      });
      page.marks.push({
        kind: 'text',
        x: margin + text,
        y: y + line * 1.1,
        size: line,
        tone,
        text: one,
      });
      if (block.exhibit !== null && page.exhibits.at(-1) !== block.exhibit) {
        page.exhibits.push(block.exhibit);
      }
      y += line * 1.5;
    }
  };
  for (const block of blocks) {
    // A heading never stands alone at the foot of a page.
    room(block.head === '' ? text * 1.5 : text * 3);
    if (block.head !== '') write(block.head, 'head', block, 0.72);
    if (block.text !== '') write(block.text, block.tone, block, block.tone === 'title' ? 1.3 : 1);
    for (const file of block.pictures) {
      const own = pictures.get(file);
      if (!own) continue;
      const scale = Math.min(inner / own.width, (bottom - top) / own.height, 1);
      const [width, height] = [own.width * scale, own.height * scale];
      room(Math.min(height, bottom - top));
      const stamp = `${block.exhibit ?? ''} ${file}`;
      page.marks.push({ kind: 'picture', x: margin + text, y, width, height, file, stamp });
      // As high as its number at least, which stands beside a small one.
      y += Math.max(height, text) + text * 0.5;
    }
    y += text * 0.7;
  }
  turn();
  return pages;
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  createCanvas,
  loadImage,
  PDFDocument,
  type Canvas,
  type Image,
  type SKRSContext2D,
} from '@napi-rs/canvas';
import { both } from '../../../../shared/domain/evidence/documents/html.ts';
import type { EvidenceDocument, Row } from '../../../../shared/domain/evidence/format.ts';
import type { PlaceLimits } from '../../../../shared/domain/evidence/limits.ts';
import { blocksOf, type Block } from './blocks.ts';
import { drawPage, measureWith, pageFont, type PageFrame } from './draw.ts';
import { showable } from './glyphs.ts';
import { layOut, type Page, type PageSize, type PictureSizes } from './layout.ts';

type Facts = Pick<EvidenceDocument, 'package' | 'case' | 'scope' | 'exhibits' | 'gaps'>;

export interface PagesRequest {
  readonly document: EvidenceDocument;
  readonly rows: readonly Row[];
  readonly limits: PlaceLimits;
  /** Bytes of a file in data/attachments/. */
  readonly read: (file: string) => Promise<Buffer>;
  readonly signal: AbortSignal;
}

export interface PictureOfPage {
  readonly bytes: Buffer;
  readonly extension: 'png' | 'jpg';
  readonly exhibits: readonly string[];
}

export interface PaperOfPages {
  readonly bytes: Buffer;
  readonly pages: number;
}

/** As a telephone shows it, tall enough to read without turning. */
const screen = { width: 1080, height: 1920 };
/** A4 in points. */
const paper = { width: 595, height: 842 };

/** From comfortable to small; the first size at which all fits is taken, the last one at the latest. */
const shrinking = [1, 0.85, 0.72, 0.6] as const;

/**
 * Numbered pages as pictures. They shrink while that saves a submission, then split into several: no
 * page is ever left out. A picture that is too heavy is saved as JPEG, then smaller.
 */
export async function makePictures(request: PagesRequest): Promise<PictureOfPage[]> {
  const { pages, size, font, images } = await fitted(request, screen, 34, request.limits.pictures);
  const made: PictureOfPage[] = [];
  for (const [index, page] of pages.entries()) {
    request.signal.throwIfAborted();
    const canvas = createCanvas(size.width, size.height);
    const frame = frameOf(request.document, page, index, pages.length);
    const shown = await images.of(page);
    drawPage(canvas.getContext('2d'), page, size, frame, font, shown);
    const png = await canvas.encode('png');
    const light = png.length <= request.limits.pictureBytes;
    made.push({
      bytes: light ? png : await lighter(canvas, request.limits.pictureBytes),
      extension: light ? 'png' : 'jpg',
      exhibits: page.exhibits,
    });
  }
  return made;
}

/** The same pages as one PDF; a heavier one than the place takes is made smaller as far as can be read. */
export async function makePaper(request: PagesRequest): Promise<PaperOfPages> {
  const { pages, size, font, images } = await fitted(request, paper, 11, request.limits.pdfPages);
  const pdf = new PDFDocument({
    title: request.document.package,
    producer: 'Keptword',
    creator: 'Keptword',
  });
  for (const [index, page] of pages.entries()) {
    request.signal.throwIfAborted();
    // The same context as a canvas has; its declaration names the browser's.
    const context = pdf.beginPage(size.width, size.height) as unknown as SKRSContext2D;
    const frame = frameOf(request.document, page, index, pages.length);
    drawPage(context, page, size, frame, font, await images.of(page));
    pdf.endPage();
    await nextTurn();
  }
  return { bytes: pdf.close(), pages: pages.length };
}

async function fitted(
  request: PagesRequest,
  area: { readonly width: number; readonly height: number },
  text: number,
  most: number,
) {
  const font = pageFont();
  const context = createCanvas(8, 8).getContext('2d');
  const measure = measureWith(context, font);
  const shown = showable(font);
  const blocks = blocksOf(request.document, request.rows).map((block) => ({
    ...block,
    head: shown(block.head),
    text: shown(block.text),
  }));
  const images = imageShelf(request.read);
  const sizes = await images.sizes(blocks);
  const tries = shrinking.map((scale) => ({ ...area, text: text * scale }));
  let best: { pages: Page[]; size: PageSize } | null = null;
  for (const size of tries) {
    const pages = layOut(blocks, size, measure, sizes);
    if (!best || submissions(pages, most) < submissions(best.pages, most)) best = { pages, size };
    if (pages.length <= most) break;
    await nextTurn();
  }
  return { ...(best ?? { pages: [], size: { ...area, text } }), font, images };
}

const submissions = (pages: readonly Page[], most: number): number =>
  Math.ceil(pages.length / most);

/** Pictures are read when their page is drawn, and forgotten after it. */
function imageShelf(read: PagesRequest['read']) {
  const open = async (file: string): Promise<Image | null> =>
    loadImage(await read(file)).catch(() => null);
  return {
    async sizes(blocks: readonly Block[]): Promise<PictureSizes> {
      const sizes = new Map<string, { width: number; height: number }>();
      for (const file of new Set(blocks.flatMap(({ pictures }) => pictures))) {
        const image = await open(file);
        if (image) sizes.set(file, { width: image.width, height: image.height });
      }
      return sizes;
    },
    async of({ marks }: Page): Promise<Map<string, Image>> {
      const images = new Map<string, Image>();
      for (const mark of marks) {
        if (mark.kind !== 'picture') continue;
        const image = await open(mark.file);
        if (image) images.set(mark.file, image);
      }
      return images;
    },
  };
}

async function lighter(canvas: Canvas, most: number): Promise<Buffer> {
  let smallest = await canvas.encode('jpeg', 85);
  for (const quality of [70, 55, 40]) {
    if (smallest.length <= most) break;
    smallest = await canvas.encode('jpeg', quality);
  }
  return smallest;
}

function frameOf(document: Facts, page: Page, index: number, count: number): PageFrame {
  const { package: name, case: matter, scope } = document;
  const order = matter.order === null ? [] : [`${both('order')} ${matter.order}`];
  const [first, last] = [page.exhibits[0], page.exhibits.at(-1)];
  const range = first === undefined ? '' : first === last ? first : `${first} … ${last}`;
  return {
    head: [name, ...order, `${index + 1}/${count}`].join(' · '),
    foot: [range, ...new Set(scope.map(({ root }) => root.slice(0, 16)))].slice(0, 3).join(' · '),
  };
}

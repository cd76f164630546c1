import { GlobalFonts, type Image, type SKRSContext2D } from '@napi-rs/canvas';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { Mark, Page, PageSize } from './layout.ts';
import type { Measure } from './text-lines.ts';

/** What stands on every page. */
export interface PageFrame {
  readonly head: string;
  readonly foot: string;
}

/** Fonts with Chinese characters that systems bring along; the first that is there is taken. */
const chinese = [
  'Microsoft YaHei',
  'PingFang SC',
  'Hiragino Sans GB',
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'Source Han Sans SC',
  'Noto Sans CJK JP',
  'WenQuanYi Micro Hei',
  'SimHei',
  'SimSun',
];

/** `unavailable` where no font can show Chinese: boxes in place of words would be no evidence. */
export function pageFont(): string {
  const there = new Set(GlobalFonts.families.map(({ family }) => family));
  const found = chinese.find((family) => there.has(family));
  if (found === undefined) {
    const message = 'No font of this computer has Chinese characters; install one to make pages.';
    throw new AppError('unavailable', message);
  }
  return `"${found}", "Segoe UI Emoji", "Apple Color Emoji", "Noto Color Emoji", sans-serif`;
}

/** Widths by this font, remembered a character at a time. */
export function measureWith(context: SKRSContext2D, font: string): Measure {
  const widths = new Map<string, number>();
  context.font = `100px ${font}`;
  return (text, size) => {
    const known = widths.get(text);
    const width = known ?? context.measureText(text).width;
    if (known === undefined && text.length <= 8) widths.set(text, width);
    return (width * size) / 100;
  };
}

const inks: Readonly<Record<string, string>> = {
  agent: '#111111',
  customer: '#111111',
  other: '#333333',
  hidden: '#7a1f1a',
  gap: '#7a1f1a',
  title: '#111111',
  head: '#44474d',
};
const bars: Readonly<Record<string, string>> = {
  agent: '#1c6b4f',
  customer: '#8a5a00',
  other: '#999999',
  hidden: '#111111',
  gap: '#b3261e',
  title: '#ffffff',
  picked: '#fff2c2',
};

/** Draws a page at the scale of the context. */
export function drawPage(
  context: SKRSContext2D,
  page: Page,
  size: PageSize,
  frame: PageFrame,
  font: string,
  pictures: ReadonlyMap<string, Image>,
): void {
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, size.width, size.height);
  for (const mark of page.marks) drawMark(context, mark, size.text, font, pictures);
  const margin = size.text * 1.6;
  context.fillStyle = '#44474d';
  context.font = `${size.text * 0.8}px ${font}`;
  context.fillText(frame.head, margin, margin + size.text * 0.6);
  context.fillRect(margin, margin + size.text * 1.2, size.width - 2 * margin, 1);
  context.fillText(frame.foot, margin, size.height - margin);
}

function drawMark(
  context: SKRSContext2D,
  mark: Mark,
  text: number,
  font: string,
  pictures: ReadonlyMap<string, Image>,
): void {
  if (mark.kind === 'bar') {
    context.fillStyle = bars[mark.tone] ?? '#999999';
    context.fillRect(mark.x, mark.y, mark.width, mark.height);
  } else if (mark.kind === 'text') {
    context.fillStyle = inks[mark.tone] ?? '#111111';
    context.font = `${mark.size}px ${font}`;
    context.fillText(mark.text, mark.x, mark.y);
  } else {
    const { x, y, width, height, file, stamp } = mark;
    const image = pictures.get(file);
    if (image) context.drawImage(image, x, y, width, height);
    context.strokeStyle = '#b3261e';
    context.strokeRect(x, y, width, height);
    const line = Math.max(text * 0.6, Math.min(text * 0.75, width / 16));
    context.font = `${line}px ${font}`;
    const wide = context.measureText(stamp).width + line;
    // Beside a picture that it would cover.
    const isBeside = wide > width || height < line * 4;
    const left = isBeside ? x + width : x;
    const foot = isBeside ? y + line * 1.6 : y + height;
    context.fillStyle = '#ffffff';
    if (!isBeside) context.fillRect(left, foot - line * 1.6, wide, line * 1.6);
    context.fillStyle = '#b3261e';
    context.fillText(stamp, left + line / 2, foot - line * 0.45);
  }
}

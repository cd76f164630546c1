import { createCanvas, loadImage } from '@napi-rs/canvas';
import { AppError } from '../../../shared/contract/errors.ts';
import { extensionOf } from '../../../shared/domain/evidence/attachment-type.ts';

/** A place in a picture, in its own pixels as it is seen (turned as its metadata says). */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface BurntPicture {
  readonly bytes: Buffer;
  readonly extension: 'jpg' | 'png';
}

/** Beyond this a picture takes more memory than the rest of a package: 100 megapixels. */
const mostPixels = 100e6;
const drawable = new Set(['jpg', 'png', 'webp', 'gif', 'bmp']);
/** Good enough for print; the boxes are drawn before it, so nothing of them is left to be guessed. */
const jpegQuality = 92;

/**
 * The picture painted anew with black boxes: what was under them is gone, and so is every metadatum of
 * the old file. `invalid-input` where it is no picture that can be drawn, or a box lies outside of it.
 */
export async function burnIn(bytes: Buffer, boxes: readonly Box[]): Promise<BurntPicture> {
  const image = drawable.has(extensionOf(bytes)) ? await loadImage(bytes).catch(() => null) : null;
  if (!image || image.width * image.height > mostPixels) {
    throw new AppError('invalid-input', 'This picture cannot be redacted; leave it out instead.');
  }
  const { width, height } = image;
  for (const box of boxes) {
    const isInside =
      box.x < width && box.y < height && box.x + box.width > 0 && box.y + box.height > 0;
    if (isInside && box.width > 0 && box.height > 0) continue;
    const details = { width, height };
    throw new AppError('invalid-input', 'A box covers nothing of the picture.', details);
  }
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const isJpeg = extensionOf(bytes) === 'jpg';
  if (isJpeg) {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
  }
  context.drawImage(image, 0, 0);
  context.fillStyle = '#000';
  for (const box of boxes) {
    // Outwards to whole pixels: an edge that is half covered would still tell its other half.
    const left = Math.floor(box.x);
    const top = Math.floor(box.y);
    const right = Math.ceil(box.x + box.width);
    const bottom = Math.ceil(box.y + box.height);
    context.fillRect(left, top, right - left, bottom - top);
  }
  return isJpeg
    ? { bytes: await canvas.encode('jpeg', jpegQuality), extension: 'jpg' }
    : { bytes: await canvas.encode('png'), extension: 'png' };
}

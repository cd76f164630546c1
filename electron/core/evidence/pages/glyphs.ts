import { createCanvas } from '@napi-rs/canvas';

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
/** What every font with Chinese has; anything else is tried. */
const surelyThere = /^[\n\u0020-\u007e\u3000-\u303f\u4e00-\u9fa5\uff00-\uff5e]*$/;
/** Shows nothing by itself: blanks, marks of direction, joiners, styles of the character before. */
const shapeless = /^[\p{Cf}\p{M}\s]$/u;
/** Fonts have a box for these too, or nothing at all. */
const control = /^\p{Cc}$/u;

/**
 * A text as `font` can show it: a character that it has no shape for stands there by its number, as
 * [U+1F44D]. A box in its place would tell nothing, and look like another of the same.
 */
export function showable(font: string): (text: string) => string {
  const known = new Map<string, boolean>();
  const isMissing = missingFrom(font);
  const lacks = (character: string): boolean => {
    if (shapeless.test(character)) return false;
    const found = known.get(character) ?? (control.test(character) || isMissing(character));
    known.set(character, found);
    return found;
  };
  return (text) => {
    if (surelyThere.test(text)) return text;
    let shown = '';
    for (const { segment } of graphemes.segment(text)) {
      const characters = [...segment];
      shown += characters.some(lacks) ? `[${characters.map(numberOf).join(' ')}]` : segment;
    }
    return shown;
  };
}

/** Draws a character and compares it with one that is none and has no shape anywhere. */
function missingFrom(font: string): (character: string) => boolean {
  const side = 32;
  const context = createCanvas(side, side).getContext('2d');
  const drawn = (text: string): string => {
    context.clearRect(0, 0, side, side);
    context.font = `20px ${font}`;
    context.fillText(text, 4, 24);
    return Buffer.from(context.getImageData(0, 0, side, side).data).toString('latin1');
  };
  const nothing = drawn('\u{10ffff}');
  return (character) => drawn(character) === nothing;
}

const numberOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

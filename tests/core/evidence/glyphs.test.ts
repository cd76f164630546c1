import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageFont } from '../../../electron/core/evidence/pages/draw.ts';
import { showable } from '../../../electron/core/evidence/pages/glyphs.ts';

const shown = showable(pageFont());

describe('a text on a page', () => {
  it('stands there as it is where the font has it', () => {
    const text = '亲，今天 17:00 前发出：①台灯 — “包邮” ¥39.00\n１２３ é';
    expect(shown(text)).toBe(text);
  });

  it('names by its number what the font has no shape for', () => {
    expect(shown('好\u{10fffd}的')).toBe('好[U+10FFFD]的');
    expect(shown('铃\u0007声\t完')).toBe('铃[U+0007]声\t完');
    // A letter goes along with the mark on it.
    expect(shown('\u{10fffd}\u0301')).toBe('[U+10FFFD U+0301]');
  });

  it('never shows two different characters alike', () => {
    const context = createCanvas(900, 40).getContext('2d');
    const drawn = (text: string): string => {
      context.clearRect(0, 0, 900, 40);
      context.font = `20px ${pageFont()}`;
      context.fillText(shown(text), 0, 24);
      return Buffer.from(context.getImageData(0, 0, 900, 40).data).toString('latin1');
    };
    expect(drawn('👍')).not.toBe(drawn('👎'));
    expect(drawn('\u{10fffc}')).not.toBe(drawn('\u{10fffd}'));
  });

  it('loses nothing of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const back = shown(text).replaceAll(/\[(U\+[\dA-F]+(?: U\+[\dA-F]+)*)\]/g, (_, codes) =>
          String(codes)
            .split(' ')
            .map((code) => String.fromCodePoint(Number.parseInt(code.slice(2), 16)))
            .join(''),
        );
        expect(back).toBe(text);
      }),
    );
  });
});

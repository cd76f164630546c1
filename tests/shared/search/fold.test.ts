import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, unfoldablePart } from '../../../shared/domain/search/fold.ts';

const anyText = fc.string({ unit: 'binary' });

describe('fold', () => {
  it('makes full width, capitals and white space alike', () => {
    expect(fold('ＬＥＤ灯　E27\tOK\n好')).toBe('led灯 e27 ok 好');
  });

  it('keeps every offset', () => {
    fc.assert(fc.property(anyText, (text) => fold(text).length === text.length));
  });

  it('says the same twice', () => {
    fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)));
  });

  it('keeps a letter whose small form is longer', () => {
    expect(fold('İstanbul')).toBe('İstanbul');
  });
});

describe('the unfoldable part of a term', () => {
  it('stands unfolded in every text that has the term', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(9), (text, from, size) => {
        const well = text.toWellFormed();
        const at = well.length === 0 ? 0 : from % well.length;
        const part = unfoldablePart(fold(well.slice(at, at + size)));
        expect(well.includes(part)).toBe(true);
      }),
    );
  });

  it('is the longest one', () => {
    expect(unfoldablePart('退 led灯泡')).toBe('灯泡');
    expect(unfoldablePart('ok')).toBe('');
  });
});

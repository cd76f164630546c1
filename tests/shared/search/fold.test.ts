import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldTable, partsAsWritten } from '../../../shared/domain/search/fold.ts';
import { satisfies } from '../../../shared/domain/search/query.ts';

const anyText = fc.string({ unit: 'binary' });

describe('fold', () => {
  it('makes full width, capitals and white space alike', () => {
    expect(fold('ＬＥＤ灯　E27\tOK\n好')).toBe('led灯 e27 ok 好');
  });

  it('makes Traditional and Simplified alike, several that one stands for, too', () => {
    expect(fold('發貨還沒到，理髮器在檯燈後面')).toBe('发货还没到,理发器在台灯后面');
    expect(fold('裡裏里 為爲为 吃喫 ￥¥ ｶ')).toBe('里里里 为为为 吃吃 ¥¥ カ');
  });

  it('keeps every offset', () => {
    fc.assert(fc.property(anyText, (text) => fold(text).length === text.length));
  });

  it('says the same twice', () => {
    fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)));
  });

  it('folds each of all units by itself, to what is not folded any further', () => {
    const units = foldTable();
    const unstable = [...units].filter((unit) => units[unit] !== unit);
    expect(unstable).toEqual([]);
    const all = [...units.keys()].map((unit) => String.fromCharCode(unit));
    expect(fold(all.join(''))).toBe(all.map(fold).join(''));
  });

  it('need not be done where a text has a term as it stands', () => {
    const units = fc.constantFrom(...'aAａÀ發发髮货貨，, \u3000İ\u0307ﬁ①１1😀');
    const some = fc.array(units, { maxLength: 12 }).map((all) => all.join(''));
    fc.assert(
      fc.property(some, fc.array(some), fc.array(some), (text, terms, excluded) => {
        const query = { terms: terms.map(fold), excluded: excluded.map(fold) };
        const has = (term: string): boolean => fold(text).includes(term);
        expect(satisfies(text, query)).toBe(query.terms.every(has) && !query.excluded.some(has));
      }),
    );
  });

  it('keeps a letter whose small form is longer', () => {
    expect(fold('İstanbul')).toBe('İstanbul');
  });
});

describe('the parts of a term as written', () => {
  it('one of them stands unfolded in every text that has the term', () => {
    const chinese = fc.string({ unit: fc.constantFrom(...'發发髮货貨灯燈退 Kkｋ\u212a😀') });
    fc.assert(
      fc.property(fc.oneof(anyText, chinese), fc.nat(), fc.nat(9), (text, from, size) => {
        const well = text.toWellFormed();
        const at = well.length === 0 ? 0 : from % well.length;
        const parts = partsAsWritten(fold(well.slice(at, at + size)));
        expect(parts === null || parts.some((part) => well.includes(part))).toBe(true);
      }),
    );
  });

  it('are the longest one that is written in one way', () => {
    expect(partsAsWritten('退 led泡')).toEqual(['退']);
    expect(partsAsWritten('退款 led')).toEqual(['退款']);
  });

  it('are else all forms of one character', () => {
    expect(partsAsWritten('发')).toEqual(['发', '發', '髮']);
    expect(partsAsWritten('')).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../shared/domain/search/fold.ts';
import { snippetOf } from '../../../shared/domain/search/snippet.ts';

const marked = (text: string, ...terms: string[]) => {
  const snippet = snippetOf(text, terms);
  return snippet.marks.map(({ start, end }) => snippet.text.slice(start, end));
};

describe('a snippet', () => {
  it('shows 20 characters either side of the first hit', () => {
    const text = `${'前'.repeat(30)}退款${'后'.repeat(30)}`;
    const snippet = snippetOf(text, ['退款']);
    expect(snippet.text).toBe(`…${'前'.repeat(20)}退款${'后'.repeat(20)}…`);
    expect(snippet.marks).toEqual([{ start: 21, end: 23 }]);
  });

  it('marks every hit in it, as written', () => {
    expect(marked('ＬＥＤ灯，led 灯泡', 'led', '灯')).toEqual(['ＬＥＤ灯', 'led', '灯']);
  });

  it('shows what is asked for together, however far apart it stands', () => {
    const text = `亲，${'前'.repeat(30)}退款${'后'.repeat(30)}运费`;
    expect(marked(text, '亲', '退款', '运费')).toEqual(['亲', '退款', '运费']);
    expect(snippetOf(text, ['退款', '亲']).text).toBe(
      `亲，${'前'.repeat(7)}…${'前'.repeat(8)}退款${'后'.repeat(8)}…`,
    );
  });

  it('shows more behind a hit at the beginning, where there is nothing before it', () => {
    const text = `退款${'后'.repeat(60)}`;
    expect(snippetOf(text, ['退款']).text).toBe(`退款${'后'.repeat(38)}…`);
  });

  it('is the beginning when nothing was asked for', () => {
    expect(snippetOf('短', [])).toEqual({ text: '短', marks: [] });
  });

  it('stays on one line', () => {
    expect(snippetOf('一\n二', ['二']).text).toBe('一 二');
  });

  it('never tears a character apart and always marks what was asked for', () => {
    const units = fc.constantFrom('😀', '退', 'a', ' ', 'Ｂ', '𠮷');
    fc.assert(
      fc.property(
        fc.array(units, { maxLength: 80 }),
        fc.nat(),
        fc.integer({ min: 1, max: 4 }),
        (chars, from, size) => {
          const at = chars.length === 0 ? 0 : from % chars.length;
          const term = fold(chars.slice(at, at + size).join(''));
          fc.pre(term.trim() !== '');
          const snippet = snippetOf(chars.join(''), [term]);
          expect(snippet.text.isWellFormed()).toBe(true);
          expect(snippet.marks.length).toBeGreaterThan(0);
          for (const { start, end } of snippet.marks) {
            expect(fold(snippet.text.slice(start, end))).toContain(term);
          }
        },
      ),
    );
  });
});

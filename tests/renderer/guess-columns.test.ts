import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessColumns } from '../../renderer/features/imports/guess-columns.ts';

describe('the columns of a table with unknown headers', () => {
  it.each([
    [
      ['who,what,when', '老王,灯到了吗,2026-10-01 10:00:00', '小红,还在路上,2026-10-01 10:01:00'],
      { sender: '#1', text: '#2', time: '#3' },
    ],
    [
      [
        'n\tat\tby\twords',
        '1\t2026/3/1 9:05\tAnna\tWhere is my lamp',
        '2\t2026/3/1 9:06\tBen\tOn its way',
      ],
      { time: '#2', sender: '#3', text: '#4' },
    ],
    [
      ['t;p;m', '01.03.2026, 10:00;Anna;"It says ""late""; why"'],
      { time: '#1', sender: '#2', text: '#3' },
    ],
    [['内容', '灯到了吗'], { text: '#1' }],
    [['a,b', '1,2'], { text: '#1' }],
    [[], { text: '#1' }],
  ])('are guessed from what stands in them: %j', (lines, columns) => {
    expect(guessColumns(lines)).toEqual(columns);
  });

  it('always have a text, and each column one meaning', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 30 }), { maxLength: 5 }), (lines) => {
        const chosen = Object.values(guessColumns(lines));
        expect(chosen.length).toBeGreaterThan(0);
        expect(new Set(chosen).size).toBe(chosen.length);
      }),
    );
  });
});

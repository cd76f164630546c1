import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extensionOf } from '../../../shared/domain/evidence/attachment-type.ts';
import { parseManifest, unsafePath } from '../../../shared/domain/evidence/bag.ts';
import { gapsIn } from '../../../shared/domain/coverage/gaps.ts';
import { csvOf } from '../../../shared/domain/csv.ts';
import { instantText } from '../../../shared/domain/evidence/documents/words.ts';
import {
  hiddenIn,
  needlesOf,
  piecesOf,
  scrub,
  type Mark,
} from '../../../shared/domain/evidence/removal.ts';
import { merged, stretchesAround } from '../../../shared/domain/evidence/sessions.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('the scope around a picked message', () => {
  const none = { silence: 30 * minute, margin: 0 };

  it('is its whole session, ended by more than half an hour of silence', () => {
    const times = [0, 10, 40, 71, 80].map((at) => at * minute);
    expect(stretchesAround(times, [1], none)).toEqual([{ first: 0, last: 2 }]);
    expect(stretchesAround(times, [4], none)).toEqual([{ first: 3, last: 4 }]);
  });

  it('has ten messages each side at the least', () => {
    const times = Array.from({ length: 50 }, (_, index) => index * day);
    expect(stretchesAround(times, [25])).toEqual([{ first: 15, last: 35 }]);
    expect(stretchesAround(times, [3])).toEqual([{ first: 0, last: 13 }]);
  });

  it('keeps messages without a time in the session that they stand in', () => {
    const times = [0, null, minute, null, 2 * day];
    expect(stretchesAround(times, [0], none)).toEqual([{ first: 0, last: 3 }]);
  });

  it('holds every picked message, in stretches that never meet', () => {
    const times = fc.array(fc.option(fc.nat(40 * 60 * minute)), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(times, fc.array(fc.nat(), { minLength: 1 }), (list, seeds) => {
        const sorted = list.toSorted((a, b) => (a ?? -1) - (b ?? -1));
        const picked = seeds.map((seed) => seed % sorted.length);
        const stretches = stretchesAround(sorted, picked);
        for (const index of picked) {
          const around = stretches.find(({ first, last }) => first <= index && index <= last);
          expect(around && around.first <= Math.max(0, index - 10)).toBe(true);
          expect(around && around.last >= Math.min(sorted.length - 1, index + 10)).toBe(true);
        }
        expect(merged(stretches)).toEqual(stretches);
      }),
    );
  });
});

describe('gaps in the imports', () => {
  const covered = [
    { from: 10 * day, to: 12 * day },
    { from: 11 * day, to: 13 * day },
    { from: 20 * day, to: 22 * day },
  ];

  it('are the holes between files that meet the period', () => {
    const seen = { from: 12 * day, to: 21 * day };
    expect(gapsIn(covered, { from: null, to: null }, seen)).toEqual([
      { from: 13 * day, to: 20 * day, why: 'no-import' },
    ]);
    expect(gapsIn(covered, { from: null, to: null }, { from: 10 * day, to: 12 * day })).toEqual([]);
  });

  it('are what was asked for before the first and after the last record', () => {
    expect(gapsIn(covered, { from: 0, to: 30 * day }, null)).toEqual([
      { from: 0, to: 10 * day, why: 'before-first-record' },
      { from: 13 * day, to: 20 * day, why: 'no-import' },
      { from: 22 * day, to: 30 * day, why: 'after-last-record' },
    ]);
    expect(gapsIn([], { from: 0, to: day }, null)).toEqual([
      { from: 0, to: day, why: 'no-import' },
    ]);
  });
});

describe('what is removed', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '电', '话', '1', '😠'), maxLength: 40 });

  it('stands in no shown piece, and the pieces make up the text', () => {
    fc.assert(
      fc.property(text, text, fc.nat(40), fc.nat(40), (one, other, from, length) => {
        const marks: Mark[] = [
          { messageId: '1', start: from, end: from + length, reason: 'privacy' },
        ];
        const needles = needlesOf(marks, () => one);
        for (const [whole, own] of [
          [one, marks],
          [other, []],
        ] as const) {
          const pieces = piecesOf(whole, hiddenIn(whole, own, needles), [3, 7]);
          expect(pieces.map(({ start, end }) => whole.slice(start, end)).join('')).toBe(whole);
          for (const { start, end, reason } of pieces) {
            const shown = whole.slice(start, end);
            if (reason !== null) continue;
            for (const needle of needles) expect(shown).not.toContain(needle.text);
          }
        }
        for (const needle of needles) expect(scrub(other, needles)).not.toContain(needle.text);
      }),
    );
  });

  it('is not every 好的 of a conversation because one was withheld', () => {
    expect(needlesOf([{ messageId: '1', reason: 'unrelated' }], () => '好的')).toEqual([]);
    const marked: Mark = { messageId: '1', start: 0, end: 2, reason: 'privacy' };
    expect(needlesOf([marked], () => '张三你好')).toEqual([{ text: '张三', reason: 'privacy' }]);
  });

  it('goes with overlapping occurrences', () => {
    const needles = [{ text: '111', reason: 'privacy' as const }];
    expect(hiddenIn('01111', [], needles)).toEqual([{ start: 1, end: 5, reason: 'privacy' }]);
  });
});

describe('names and lines of a bag', () => {
  it.each(['../a', 'a/../b', '/a', 'C:/a', 'a\\b', 'a//b', './a', 'é', 'a b', 'a\u0000', ''])(
    'refuse the path %j',
    (path) => expect(unsafePath(path)).toBeDefined(),
  );

  it('take plain ones', () => {
    expect(unsafePath('data/attachments/A-0001.jpg')).toBeUndefined();
  });

  it('never make a manifest parser fail', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const line of parseManifest(text)) {
          expect('damaged' in line || /^[0-9a-f]{64}$/.test(line.digest)).toBe(true);
        }
      }),
    );
  });
});

it('quotes every cell and defuses formulas', () => {
  expect(csvOf([['a"b', '=1+1', '@x', '-3', -3, null]])).toBe(
    `\uFEFF"a""b","'=1+1","'@x","'-3","-3",""\r\n`,
  );
});

it('tells a file by its content', () => {
  expect(extensionOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('jpg');
  expect(extensionOf(Uint8Array.of())).toBe('bin');
  expect(extensionOf(new TextEncoder().encode('hello'))).toBe('bin');
});

describe('an instant in a document', () => {
  const at = '2026-04-01T02:00:00Z';
  it.each([
    [480, '2026-04-01 10:00:00 UTC+08:00'],
    [0, '2026-04-01 02:00:00 UTC+00:00'],
    [-210, '2026-03-31 22:30:00 UTC−03:30'],
  ])('is told by clocks %i minutes ahead of UTC', (offset, told) => {
    expect(instantText(at, { created: createdIn(offset) })).toBe(told);
  });

  it('keeps the parts of a second that it has', () => {
    const told = instantText('2026-04-01T02:00:00.046Z', { created: createdIn(480) });
    expect(told).toBe('2026-04-01 10:00:00.046 UTC+08:00');
  });

  function createdIn(offset: number) {
    const where = { tz: 'Asia/Shanghai', utc_offset: offset, os: '', machine: '' };
    return { at, by: '小青', program: 'Keptword', version: '0', ...where };
  }
});

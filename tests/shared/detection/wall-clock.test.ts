import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseMoment, toIso } from '../../../shared/domain/detection/due/wall-clock.ts';

const wall = fc
  .integer({ min: -1e11, max: 4e12 })
  .map((seconds) => Math.floor(seconds / 1e3) * 1e3);
const offset = fc.integer({ min: -1_439, max: 1_439 });

it('reads every moment that is written, with its zone', () => {
  fc.assert(
    fc.property(wall, offset, (wall, offset) => {
      expect(parseMoment(toIso(wall, offset))).toEqual({ wall, offset: offset + 0 });
    }),
  );
});

it.each([
  ['2026-05-04T10:20:30+08:00', { wall: Date.UTC(2026, 4, 4, 10, 20, 30), offset: 480 }],
  ['2026-05-04T10:20:30+0800', { wall: Date.UTC(2026, 4, 4, 10, 20, 30), offset: 480 }],
  ['2026-05-04T10:20:30.5-03:30', { wall: Date.UTC(2026, 4, 4, 10, 20, 30), offset: -210 }],
  ['2026-05-04T10:20Z', { wall: Date.UTC(2026, 4, 4, 10, 20), offset: 0 }],
  ['2026-05-04T10:20:30 08:00', null],
  ['2026-05-04T10:20:3x+08:00', null],
  ['2026-05-04 10:20:30+08:00', null],
  ['2026-05-04T10:20:30+08:0', null],
])('reads %s as ISO 8601 has it', (written, read) => {
  expect(parseMoment(written)).toEqual(read);
});

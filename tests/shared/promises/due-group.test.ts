import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueGroup, dueGroups } from '../../../shared/domain/promises/due-group.ts';

const zone = 'Asia/Shanghai';
const at = (iso: string): number => Date.parse(`${iso}+08:00`);
const frame = { now: at('2026-03-01T14:00'), shiftEnd: at('2026-03-01T16:00'), zone };

describe('the group of an open promise', () => {
  it.each([
    ['2026-03-01T13:59', 'overdue'],
    ['2026-03-01T14:00', 'shift'],
    ['2026-03-01T16:00', 'shift'],
    ['2026-03-01T16:01', 'today'],
    ['2026-03-01T23:59', 'today'],
    ['2026-03-02T00:00', 'later'],
  ])('due %s is %s', (due, group) => {
    expect(dueGroup(at(due), frame)).toBe(group);
  });

  it('without a due time is undated', () => {
    expect(dueGroup(null, frame)).toBe('undated');
  });

  it('between shifts knows only the day', () => {
    expect(dueGroup(at('2026-03-01T15:00'), { ...frame, shiftEnd: null })).toBe('today');
  });

  it('never goes back as due times go on, whenever the shift ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -200, max: 200 }),
        fc.integer({ min: -200, max: 200 }),
        fc.option(fc.integer({ min: 1, max: 30 })),
        (a, b, hours) => {
          const shiftEnd = hours === null ? null : frame.now + hours * 3_600_000;
          const place = (h: number): number =>
            dueGroups.indexOf(dueGroup(frame.now + h * 3_600_000, { ...frame, shiftEnd }));
          expect(place(Math.min(a, b))).toBeLessThanOrEqual(place(Math.max(a, b)));
        },
      ),
    );
  });
});

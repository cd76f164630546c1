import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  laneFrame,
  laneOf,
  promiseLanes,
  type LaneFrame,
} from '../../../shared/domain/promises/lanes.ts';

const zone = 'Asia/Shanghai';
const at = (iso: string): number => Date.parse(`${iso}+08:00`);
const early = { name: '早班', start: '08:00', end: '16:00' };
const open = { status: 'open', strength: 'firm', duePhrase: null } as const;
const laneDue = (dueAt: number | null, frame: LaneFrame) => laneOf({ ...open, dueAt }, frame);

describe('the lane of an open promise', () => {
  const frame = laneFrame(at('2026-03-01T14:00'), [early], zone);

  it.each([
    ['2026-03-01T13:59', 'overdue'],
    ['2026-03-01T14:00', 'shift'],
    ['2026-03-01T16:00', 'shift'],
    ['2026-03-01T16:01', 'today'],
    ['2026-03-01T23:59', 'today'],
    ['2026-03-02T00:00', 'later'],
  ])('due %s is %s', (due, lane) => {
    expect(laneDue(at(due), frame)).toBe(lane);
  });

  it('is vague where its words fix no time, and undated where it has none or lost it', () => {
    expect(laneOf({ ...open, strength: 'soft', dueAt: null, duePhrase: '尽快' }, frame)).toBe(
      'vague',
    );
    expect(laneDue(null, frame)).toBe('undated');
    expect(laneOf({ ...open, dueAt: null, duePhrase: '明天' }, frame)).toBe('undated');
  });

  it('knows only the day between shifts', () => {
    const between = laneFrame(at('2026-03-01T17:00'), [early], zone);
    expect(laneDue(at('2026-03-01T18:00'), between)).toBe('today');
  });

  it('is what it became, once it has ended', () => {
    for (const status of ['kept', 'broken', 'withdrawn', 'rejected'] as const) {
      expect(laneOf({ ...open, status, dueAt: at('2026-03-01T13:00') }, frame)).toBe(status);
    }
  });

  it('never goes back as due times go on, whenever the shift ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -200, max: 200 }),
        fc.integer({ min: -200, max: 200 }),
        fc.integer({ min: 0, max: 23 }),
        (a, b, hour) => {
          const end = `${String(hour).padStart(2, '0')}:00`;
          const shifts = laneFrame(frame.now, [{ ...early, end }], zone);
          const place = (hours: number): number =>
            promiseLanes.indexOf(laneDue(frame.now + hours * 3_600_000, shifts));
          expect(place(Math.min(a, b))).toBeLessThanOrEqual(place(Math.max(a, b)));
        },
      ),
    );
  });
});

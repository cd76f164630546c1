import { describe, expect, it } from 'vitest';
import { dayAfter, monthsOf } from '../../renderer/features/imports/calendar-days.ts';

const day = (date: string, messages: number, covered = true) => ({ day: date, messages, covered });

describe('a calendar of covered days', () => {
  it('tells quiet days from days that no import reaches, and days to come from both', () => {
    const [march] = monthsOf(
      [
        day('2026-03-01', 0),
        day('2026-03-02', 0, false),
        day('2026-03-03', 7),
        day('2026-03-04', 0, false),
      ],
      '2026-03-03',
    );
    expect(march?.days.map(({ state }) => state)).toEqual(['quiet', 'missing', 'most', 'ahead']);
    expect(march).toMatchObject({ month: 3, messages: 7, coveredDays: 2, missing: [[2, 2]] });
  });

  it('joins missing days to runs', () => {
    const days = [1, 2, 3, 5, 6].map((n) => day(`2026-03-0${n}`, 0, n === 3));
    expect(monthsOf(days, '2026-12-31')[0]?.missing).toEqual([
      [1, 2],
      [5, 6],
    ]);
  });

  it('begins its weeks on Monday', () => {
    const blanks = ['2026-03-01', '2026-06-01', '2026-07-01'].map(
      (first) => monthsOf([day(first, 0)], '2026-12-31')[0]?.blanks,
    );
    expect(blanks).toEqual([6, 0, 2]);
  });

  it('shows few and many apart, however busy one day was', () => {
    const counts = [1, 10, 100, 10_000];
    const days = counts.map((messages, index) => day(`2026-03-0${index + 1}`, messages));
    expect(monthsOf(days, '2026-12-31')[0]?.days.map(({ state }) => state)).toEqual([
      'few',
      'some',
      'many',
      'most',
    ]);
  });

  it('is walked day by day and never left', () => {
    const days = monthsOf([day('2026-03-01', 0), day('2026-03-02', 0)], '2026-12-31')[0]!.days;
    expect(dayAfter(days, null, 7)).toBe('2026-03-02');
    expect(dayAfter(days, '2026-03-01', 1)).toBe('2026-03-02');
    expect(dayAfter(days, '2026-03-02', 7)).toBe('2026-03-02');
    expect(dayAfter(days, '2026-03-01', -366)).toBe('2026-03-01');
    expect(dayAfter([], null, 1)).toBe('');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitFrom } from '../../renderer/features/conversations/hits.ts';
import {
  dayDown,
  nearestMark,
  placeMarks,
  positionsOf,
  type HistoryMark,
} from '../../renderer/features/conversations/minimap-marks.ts';
import {
  dayAfterKey,
  dayAt,
  sheetOf,
  type OutlineDay,
} from '../../renderer/features/conversations/outline-days.ts';

const at = (time: string): number => Date.parse(`${time}Z`);
const day = (date: string, messages: number, clock = '08:00:00'): OutlineDay => ({
  day: date,
  messages,
  firstAt: at(`${date}T${clock}`),
  firstId: date.replaceAll('-', ''),
});

describe('the calendar of a history', () => {
  const days = [
    day('2026-01-30', 3),
    day('2026-02-02', 1),
    day('2026-02-03', 1),
    day('2026-02-10', 1),
    day('2026-04-01', 1),
  ];

  it('has a place for every day of a month, and tells those on which something was said', () => {
    const sheet = sheetOf(days, '2026-02-02');
    // 2026-02-01 is a Sunday: six empty places in a week that begins on Monday.
    expect(sheet).toMatchObject({ year: 2026, month: 2, blanks: 6 });
    expect(sheet.days).toHaveLength(28);
    expect(sheet.days.flatMap((each, index) => (each ? [[index + 1, each.day]] : []))).toEqual([
      [2, '2026-02-02'],
      [3, '2026-02-03'],
      [10, '2026-02-10'],
    ]);
    expect(sheetOf([day('2028-02-29', 1)], '2028-02-29').days).toHaveLength(29);
  });

  it('leads by keys to days with messages only, and stays within the history', () => {
    const walk = (from: number, key: string) => days[dayAfterKey(days, from, key) ?? -1]?.day;
    expect(walk(0, 'ArrowRight')).toBe('2026-02-02');
    expect(walk(0, 'ArrowLeft')).toBe('2026-01-30');
    expect(walk(1, 'ArrowDown')).toBe('2026-02-10');
    expect(walk(3, 'ArrowUp')).toBe('2026-02-03');
    expect(walk(1, 'PageDown')).toBe('2026-04-01');
    expect(walk(4, 'PageUp')).toBe('2026-02-10');
    expect(walk(4, 'PageDown')).toBe('2026-04-01');
    expect(walk(2, 'Home')).toBe('2026-01-30');
    expect(walk(2, 'End')).toBe('2026-04-01');
    expect(dayAfterKey(days, 2, 'x')).toBeUndefined();
  });

  it('finds the day of a moment, or the last one before it', () => {
    const found = (time: string) => days[dayAt(days, at(time))]?.day;
    expect(found('2026-02-03T23:00:00')).toBe('2026-02-03');
    expect(found('2026-03-15T00:00:00')).toBe('2026-02-10');
    expect(found('2020-01-01T00:00:00')).toBe('2026-01-30');
    expect(found('2030-01-01T00:00:00')).toBe('2026-04-01');
  });
});

describe('the overview of a history', () => {
  const days = [day('2026-01-01', 10), day('2026-06-01', 30), day('2026-06-02', 60)];

  it('gives room to what was said, none to silence', () => {
    const positionOf = positionsOf(days);
    expect(positionOf(at('2026-01-01T08:00:00'))).toBe(0);
    expect(positionOf(at('2026-03-01T08:00:00'))).toBeCloseTo(0.1);
    expect(positionOf(at('2026-06-01T08:00:00'))).toBeCloseTo(0.1);
    expect(positionOf(at('2026-06-01T20:00:00'))).toBeCloseTo(0.25);
    expect(positionOf(at('2027-01-01T00:00:00'))).toBe(1);
    expect(positionOf(null)).toBe(0);
    expect(positionsOf([])(0)).toBe(0);
  });

  it('never turns time round', () => {
    const moment = fc.integer({ min: at('2025-12-01T00:00:00'), max: at('2026-07-01T00:00:00') });
    const positionOf = positionsOf(days);
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [first, second] = [positionOf(Math.min(a, b)), positionOf(Math.max(a, b))];
        expect(first).toBeLessThanOrEqual(second);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(second).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('leads from a point to the day that stands there', () => {
    expect([0, 0.09, 0.2, 0.5, 1].map((point) => dayDown(days, point)?.day)).toEqual([
      '2026-01-01',
      '2026-01-01',
      '2026-06-01',
      '2026-06-02',
      '2026-06-02',
    ]);
    expect(dayDown([], 0.5)).toBeUndefined();
  });

  it('joins marks of a kind that stand together and loses none', () => {
    const kind = fc.constantFrom('hit' as const, 'promise' as const, 'dispute' as const);
    const marks = fc.array(
      fc.record({
        messageId: fc.nat().map(String),
        sentAt: fc.option(fc.integer({ min: days[0]!.firstAt, max: days[2]!.firstAt + 9e7 })),
        what: kind,
      }),
    );
    fc.assert(
      fc.property(marks, fc.integer({ min: 1, max: 200 }), (all, slots) => {
        const placed = placeMarks(all, positionsOf(days), slots);
        expect(placed.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
        expect(placed.map(({ position }) => position)).toEqual(
          placed.map(({ position }) => position).toSorted((a, b) => a - b),
        );
        expect(placed.length).toBeLessThanOrEqual(slots * 3);
      }),
    );
  });

  it('leads to the first of marks that stand together', () => {
    const mark = (messageId: string, time: string): HistoryMark => ({
      messageId,
      sentAt: at(time),
      what: 'promise',
    });
    const [first] = placeMarks(
      [mark('2', '2026-06-02T09:00:01'), mark('1', '2026-06-02T09:00:00')],
      positionsOf(days),
      10,
    );
    expect(first).toMatchObject({ messageId: '1', count: 2 });
  });
});

describe('a press on the overview', () => {
  it('means the nearest mark, where one is near', () => {
    const placed = placeMarks(
      [0, 12].map((hour, index) => ({
        messageId: String(index + 1),
        sentAt: at('2026-01-01T08:00:00') + hour * 3_600_000,
        what: 'hit' as const,
      })),
      positionsOf([day('2026-01-01', 10)]),
      100,
    );
    expect(placed.map(({ position }) => position)).toEqual([0, 0.5]);
    expect(nearestMark(placed, 0.45, 0.1)?.messageId).toBe('2');
    expect(nearestMark(placed, 0.24, 0.5)?.messageId).toBe('1');
    expect(nearestMark(placed, 0.3, 0.1)).toBeUndefined();
  });
});

describe('walking the hits of a history', () => {
  const hit = (messageId: string, sentAt: number | null) => ({ messageId, sentAt });
  const hits = [hit('7', null), hit('9', 10), hit('10', 10), hit('3', 20)];

  it('goes on from any message, by time and then by id, and round the ends', () => {
    expect(hitFrom(hits, hit('8', 10), 1)).toBe('9');
    expect(hitFrom(hits, hit('9', 10), 1)).toBe('10');
    expect(hitFrom(hits, hit('3', 20), 1)).toBe('7');
    expect(hitFrom(hits, hit('5', 15), -1)).toBe('10');
    expect(hitFrom(hits, hit('7', null), -1)).toBe('3');
    expect(hitFrom(hits, undefined, 1)).toBe('7');
    expect(hitFrom([], hit('1', 1), 1)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueTime, fullTime, shortTime, wallTime } from '../../renderer/ui/time.ts';

const zone = 'Asia/Shanghai';
const at = (text: string): number => Date.parse(`${text}+08:00`);
const now = at('2026-03-01T12:00:00');

describe('times in words', () => {
  it('says the day, the weekday and the clock in full', () => {
    expect(fullTime(at('2026-03-01T10:15:00'), zone, 'zh-CN')).toBe('2026-03-01 周日 10:15');
    expect(fullTime(at('2026-03-01T10:15:00'), zone, 'en')).toBe('2026-03-01 Sun 10:15');
  });

  it('says that a time is unknown instead of inventing one', () => {
    expect(fullTime(null, zone, 'en')).toBe('time unknown');
    expect(shortTime(null, now, zone, 'en')).toBe('time unknown');
  });

  it.each([
    ['2026-03-01T11:59:30', 'just now'],
    ['2026-03-01T11:57:00', '3 min ago'],
    ['2026-03-01T08:05:00', '08:05'],
    ['2026-02-28T23:30:00', 'yesterday 23:30'],
    ['2026-02-01T09:00:00', '02-01 09:00'],
    ['2025-12-31T09:00:00', '2025-12-31'],
    ['2026-03-01T13:00:00', '13:00'],
  ])('shortens %s to %s', (text, said) => {
    expect(shortTime(at(text), now, zone, 'en')).toBe(said);
  });

  it.each([
    ['2026-03-01T12:20:00', 'in 20 min', 'soon'],
    ['2026-03-01T15:30:00', 'in 3 h', 'soon'],
    ['2026-03-01T18:00:00', 'in 6 h', 'later'],
    ['2026-03-02T09:00:00', 'tomorrow 09:00', 'later'],
    ['2026-03-05T18:00:00', '03-05 Thu 18:00', 'later'],
    ['2026-03-01T11:30:00', '30 min overdue', 'overdue'],
    ['2026-02-28T12:00:00', '24 h overdue', 'overdue'],
    ['2026-02-20T12:00:00', '9 days overdue', 'overdue'],
  ])('says of what is due at %s: %s', (text, said, urgency) => {
    expect(dueTime(at(text), now, zone, 'en')).toEqual({ text: said, urgency });
  });

  it('tells the day by the clock of the shop, not of the computer', () => {
    const midnight = Date.parse('2026-03-01T16:30:00Z');
    expect(wallTime(midnight, 'Asia/Shanghai').date).toBe('2026-03-02');
    expect(wallTime(midnight, 'Europe/London').date).toBe('2026-03-01');
  });

  it('tells the clock as the platform does, through every change of it', () => {
    const zones = ['Asia/Shanghai', 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe'];
    const instants = fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2060, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (timeZone, instant) => {
        const told = new Intl.DateTimeFormat('sv-SE', {
          timeZone,
          dateStyle: 'short',
          timeStyle: 'short',
        }).format(instant);
        const { date, clock } = wallTime(instant, timeZone);
        expect(`${date} ${clock}`).toBe(told);
      }),
    );
    const lastBefore = Date.parse('2026-03-08T06:59:59Z');
    expect(wallTime(lastBefore, 'America/New_York').clock).toBe('01:59');
    expect(wallTime(lastBefore + 1_000, 'America/New_York').clock).toBe('03:00');
  });

  it('has words for every due time', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4e12, max: 4e12 }), (due) => {
        const { text } = dueTime(due, now, zone, 'zh-CN');
        expect(text).not.toMatch(/NaN|undefined|-\d+ (?:分钟|小时|天)/);
      }),
    );
  });
});

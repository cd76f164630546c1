import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptBackups } from '../../../shared/domain/backups/rotation.ts';

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const at = (iso: string): number => Date.parse(iso);
const kept = (times: readonly string[], days: number, weeks: number, months: number): string[] =>
  [...keptBackups(times.map(at), { days, weeks, months }, dayOf)]
    .sort((a, b) => a - b)
    .map((time) => new Date(time).toISOString().slice(0, 16));

describe('the backups that stay', () => {
  it('are the newest of each of the last days', () => {
    const times = [
      '2026-03-01T08:00Z',
      '2026-03-01T20:00Z',
      '2026-03-02T09:00Z',
      '2026-03-04T09:00Z',
    ];
    expect(kept(times, 2, 0, 0)).toEqual(['2026-03-02T09:00', '2026-03-04T09:00']);
    expect(kept(times, 3, 0, 0)).toEqual([
      '2026-03-01T20:00',
      '2026-03-02T09:00',
      '2026-03-04T09:00',
    ]);
  });

  it('and of each of the last weeks, which begin on Mondays, and months', () => {
    const times = ['2026-01-31', '2026-02-01', '2026-02-02', '2026-02-08', '2026-02-09'].map(
      (day) => `${day}T12:00Z`,
    );
    expect(kept(times, 0, 2, 0)).toEqual(['2026-02-08T12:00', '2026-02-09T12:00']);
    expect(kept(times, 0, 0, 2)).toEqual(['2026-01-31T12:00', '2026-02-09T12:00']);
  });

  it('always have the newest among them, and never grow beyond what was asked', () => {
    const count = fc.integer({ min: 0, max: 6 });
    const times = fc.array(fc.integer({ min: 0, max: 400 * 86_400_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(times, count, count, count, (all, days, weeks, months) => {
        const stay = keptBackups(all, { days, weeks, months }, dayOf);
        expect(stay.size).toBeLessThanOrEqual(Math.max(1, days + weeks + months));
        for (const one of stay) expect(all).toContain(one);
        if (all.length > 0) expect(stay).toContain(Math.max(...all));
      }),
    );
  });

  it('are the same whether one looks once or after every backup', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 10 * 86_400_000 }), { maxLength: 40 });
    fc.assert(
      fc.property(gaps, (all) => {
        const rotation = { days: 3, weeks: 2, months: 2 };
        const times: number[] = [];
        let standing: number[] = [];
        let now = 0;
        for (const gap of all) {
          now += gap;
          times.push(now);
          standing = [...keptBackups([...standing, now], rotation, dayOf)];
        }
        const atOnce = keptBackups(times, rotation, dayOf);
        for (const one of atOnce) expect(standing).toContain(one);
      }),
    );
  });
});

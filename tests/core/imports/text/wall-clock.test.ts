import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  wallClockText,
  zoneClock,
  type WallTime,
} from '../../../../electron/core/imports/text/wall-clock.ts';

const zones = [
  'Asia/Shanghai',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Apia',
  'America/Sao_Paulo',
];
/** Around the clock changes of a year, and anywhere in twenty. */
const instants = fc.oneof(
  fc.integer({ min: Date.UTC(2024, 2, 8), max: Date.UTC(2024, 3, 8) }),
  fc.integer({ min: Date.UTC(2024, 9, 25), max: Date.UTC(2024, 10, 5) }),
  fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2025, 0, 1) }),
);

describe('a local time', () => {
  it('is the instant that a clock of the zone shows it at, whatever was asked before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.array(instants), (zone, all) => {
        const clock = zoneClock(zone);
        for (const at of all) {
          const shown = wallTimeAt(at, zone);
          const found = clock.instant(shown);
          expect(wallTimeAt(found, zone)).toEqual(shown);
          expect(found).toBe(zoneClock(zone).instant(shown));
        }
      }),
    );
  });

  it('is written as luxon writes it, day after day', () => {
    fc.assert(
      fc.property(fc.array(instants), (all) => {
        for (const at of all) {
          const shown = DateTime.fromMillis(at, { zone: 'UTC' });
          const time = wallTimeAt(at, 'UTC');
          expect(wallClockText(time)).toBe(shown.toFormat("yyyy-MM-dd'T'HH:mm:ss"));
          const minute = { ...time, second: null };
          expect(wallClockText(minute)).toBe(shown.toFormat("yyyy-MM-dd'T'HH:mm"));
        }
      }),
    );
  });
});

function wallTimeAt(at: number, zone: string): WallTime {
  const { year, month, day, hour, minute, second } = DateTime.fromMillis(at, { zone });
  return { year, month, day, hour, minute, second };
}

import { describe, expect, it } from 'vitest';
import { roughly, sizeText, timeLeft } from '../../renderer/ui/time-left.ts';

describe('the time that is left', () => {
  it('goes on at the speed so far', () => {
    expect(timeLeft(10_000, 25, 100)).toBe(30_000);
    expect(timeLeft(10_000, 99, 100)).toBeCloseTo(101, 0);
  });

  it('is not told before anybody can tell', () => {
    expect(timeLeft(500, 50, 100)).toBeNull();
    expect(timeLeft(10_000, 1, 1_000)).toBeNull();
    expect(timeLeft(10_000, 0, 0)).toBeNull();
    expect(timeLeft(10_000, 100, 100)).toBeNull();
  });

  it('is said roughly', () => {
    expect(roughly(1)).toEqual({ unit: 'seconds', n: 5 });
    expect(roughly(31_000)).toEqual({ unit: 'seconds', n: 35 });
    expect(roughly(61_000)).toEqual({ unit: 'minutes', n: 2 });
    expect(roughly(3 * 3_600_000)).toEqual({ unit: 'hours', n: 3 });
  });
});

describe('a size', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [12_345, '12 kB'],
    [2_500_000, '2.5 MB'],
    [2_000_000_000, '2.0 GB'],
  ])('of %i bytes is %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});

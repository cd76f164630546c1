import { describe, expect, it } from 'vitest';
import { shiftAt, shiftToHandOver } from '../../../shared/domain/shifts/shift-at.ts';

const zone = 'Asia/Shanghai';
const shifts = [
  { name: 'early', start: '08:00', end: '16:00' },
  { name: 'late', start: '16:00', end: '00:00' },
];
const at = (iso: string): number => Date.parse(`${iso}+08:00`);

describe('the running shift', () => {
  it('begins with its first minute and ends before its last', () => {
    expect(shiftAt(at('2026-03-01T08:00'), shifts, zone)?.name).toBe('early');
    expect(shiftAt(at('2026-03-01T15:59'), shifts, zone)?.name).toBe('early');
    expect(shiftAt(at('2026-03-01T16:00'), shifts, zone)?.name).toBe('late');
  });

  it('runs to midnight when it ends at 00:00', () => {
    expect(shiftAt(at('2026-03-01T23:59'), shifts, zone)).toEqual({
      name: 'late',
      shop: null,
      from: at('2026-03-01T16:00'),
      to: at('2026-03-02T00:00'),
    });
  });

  it('is still yesterday’s after midnight when it runs into the morning', () => {
    const night = [{ name: 'night', start: '22:00', end: '06:00' }];
    expect(shiftAt(at('2026-03-02T02:00'), night, zone)).toEqual({
      name: 'night',
      shop: null,
      from: at('2026-03-01T22:00'),
      to: at('2026-03-02T06:00'),
    });
  });

  it('is none between shifts and without shifts', () => {
    expect(shiftAt(at('2026-03-01T03:00'), shifts, zone)).toBeNull();
    expect(shiftAt(at('2026-03-01T12:00'), [], zone)).toBeNull();
  });
});

describe('the shift to hand over', () => {
  it('is the one that ended last when none runs', () => {
    expect(shiftToHandOver(at('2026-03-02T03:00'), shifts, zone)).toEqual({
      name: 'late',
      shop: null,
      from: at('2026-03-01T16:00'),
      to: at('2026-03-02T00:00'),
    });
  });

  it('is the running one while one runs', () => {
    expect(shiftToHandOver(at('2026-03-01T12:00'), shifts, zone)?.name).toBe('early');
  });
});

import { describe, expect, it } from 'vitest';
import {
  countFilters,
  filtersFor,
  noFilters,
  searchFilters,
} from '../../renderer/features/search/query.ts';
import { searchFiltersSchema } from '../../shared/contract/search.ts';

describe('search filters', () => {
  it('filter nothing when nothing is chosen', () => {
    expect(searchFilters(noFilters, 'Asia/Shanghai')).toEqual({});
    expect(countFilters(noFilters)).toBe(0);
  });

  it('take in both days whole, by the clock of the shop', () => {
    const chosen = { ...noFilters, from: '2026-03-01', to: '2026-03-02' };
    expect(searchFilters(chosen, 'Asia/Shanghai')).toEqual({
      from: Date.parse('2026-03-01T00:00:00+08:00'),
      to: Date.parse('2026-03-03T00:00:00+08:00'),
    });
    expect(countFilters(chosen)).toBe(2);
  });

  it('end a day of 23 hours where the clocks say', () => {
    const chosen = { ...noFilters, to: '2026-03-29' };
    expect(searchFilters(chosen, 'Europe/Berlin')).toEqual({
      to: Date.parse('2026-03-30T00:00:00+02:00'),
    });
  });

  it('leave out a half-typed day and a customer of spaces', () => {
    const chosen = { ...noFilters, from: '2026-', customer: '  ' };
    expect(searchFilters(chosen, 'Asia/Shanghai')).toEqual({});
  });

  it('are those of the number or the day that another room asks for, and no others', () => {
    const before = { ...noFilters, agent: 'Xiaohong' };
    expect(filtersFor(before, {})).toBe(before);
    const byNumber = filtersFor(before, { reference: 'SF1234567890123' });
    expect(searchFilters(byNumber, 'Asia/Shanghai')).toEqual({ reference: 'SF1234567890123' });
    expect(countFilters(byNumber)).toBe(1);
    const byDay = filtersFor(before, { day: '2026-03-01' });
    expect(byDay).toEqual({ ...noFilters, from: '2026-03-01', to: '2026-03-01' });
  });

  it('are what the contract takes', () => {
    const filters = searchFilters(
      { ...noFilters, agent: 'Xiaohong', platform: 'jd', role: 'agent', shop: 'Lamps' },
      'Asia/Shanghai',
    );
    expect(searchFiltersSchema.parse(filters)).toEqual(filters);
  });
});

import { describe, expect, it } from 'vitest';
import { periodOf, rosterOf, weekDays } from '../../../shared/domain/shifts/roster.ts';

const zone = 'Asia/Shanghai';
const at = (iso: string): number => Date.parse(`${iso}+08:00`);
const early = { name: '早班', start: '08:00', end: '16:00' };
const night = { name: '夜班', start: '22:00', end: '06:00', days: [5, 6] };
const branch = { name: '早班', start: '08:00', end: '16:00', shop: '分店' };
const days = weekDays(at('2026-09-06T23:30'), zone, 0);
const duty = (person: string, shift: string, from: string, shop: string | null = null) => ({
  person,
  shift,
  shop,
  from: at(from),
});
const names = (duties: readonly { person: string }[]): string[] => duties.map((one) => one.person);

describe('the roster of a week', () => {
  it('runs from Monday to Sunday by the shop’s clock', () => {
    expect([days[0], days[6]]).toEqual(['2026-08-31', '2026-09-06']);
    expect(weekDays(at('2026-09-06T23:30'), 'America/Los_Angeles', 1)[0]).toBe('2026-09-07');
    expect(periodOf(days, zone)).toEqual({
      from: at('2026-08-31T00:00'),
      to: at('2026-09-07T00:00'),
    });
  });

  it('has a duty on the day its shift begins, also past midnight, and none on other days', () => {
    const { rows, others } = rosterOf(
      [early, night],
      days,
      [duty('小红', '早班', '2026-09-02T08:00'), duty('小蓝', '夜班', '2026-09-05T22:00')],
      zone,
    );
    const [first, second] = rows.map(({ cells }) => cells.map(({ duties }) => names(duties)));
    expect(first).toEqual([[], [], ['小红'], [], [], [], []]);
    expect(second).toEqual([[], [], [], [], [], ['小蓝'], []]);
    expect(rows[1]?.cells.map(({ from }) => from !== null)).toEqual([
      ...Array.from({ length: 4 }, () => false),
      true,
      true,
      false,
    ]);
    expect(rows[1]?.cells[5]?.to).toBe(at('2026-09-06T06:00'));
    expect(others).toEqual([]);
  });

  it('tells shops with a shift of the same name apart', () => {
    const duties = [duty('小蓝', '早班', '2026-09-01T08:00', '分店')];
    const { rows } = rosterOf([branch, { ...branch, shop: '灯铺' }], days, duties, zone);
    expect(rows.map(({ cells }) => names(cells[1]?.duties ?? []))).toEqual([['小蓝'], []]);
    const both = rosterOf([early, branch], days, duties, zone).rows;
    expect(both.map(({ cells }) => names(cells[1]?.duties ?? []))).toEqual([[], ['小蓝']]);
    const general = rosterOf([early], days, duties, zone).rows;
    expect(names(general[0]?.cells[1]?.duties ?? [])).toEqual(['小蓝']);
  });

  it('still shows who was planned for a shift that is no longer in the plan', () => {
    const gone = duty('小红', '中班', '2026-09-02T12:00');
    const later = duty('小红', '中班', '2026-09-09T12:00');
    const moved = duty('小蓝', '早班', '2026-09-02T07:00');
    expect(rosterOf([early], days, [gone, later, moved], zone).others).toEqual([gone, moved]);
  });

  it('knows the short and the long night of a change of clocks', () => {
    const berlin = 'Europe/Berlin';
    const nights = [{ name: '夜班', start: '22:00', end: '06:00' }];
    const lengths = (day: string): number[] =>
      rosterOf(nights, weekDays(Date.parse(day), berlin, 0), [], berlin).rows[0]!.cells.map(
        ({ from, to }) => (to! - from!) / 3_600_000,
      );
    expect(lengths('2026-03-25T12:00Z')).toEqual([8, 8, 8, 8, 8, 7, 8]);
    expect(lengths('2026-10-21T12:00Z')).toEqual([8, 8, 8, 8, 8, 9, 8]);
  });
});

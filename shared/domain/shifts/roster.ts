import { DateTime } from 'luxon';
import { shiftOn, type NamedShift } from './shift-at.ts';

/** As much of a duty as a roster places. */
export interface PlacedDuty {
  readonly shift: string;
  readonly shop: string | null;
  /** UTC ms. */
  readonly from: number;
}

export interface RosterCell<Duty> {
  /** Day on which the shift begins, `YYYY-MM-DD` by the shop's clock. */
  readonly date: string;
  /** UTC ms; null where the shift does not begin on that day. */
  readonly from: number | null;
  readonly to: number | null;
  readonly duties: readonly Duty[];
}

export interface Roster<Duty, Shift> {
  readonly rows: readonly { readonly shift: Shift; readonly cells: readonly RosterCell<Duty>[] }[];
  /** Duties that no shift of the plan holds any more: it was renamed, moved or taken out. */
  readonly others: readonly Duty[];
}

/** The seven days, Monday first, of the week that lies `weeks` after that of an instant. */
export function weekDays(instant: number, zone: string, weeks: number): string[] {
  const monday = DateTime.fromMillis(instant, { zone }).startOf('week').plus({ weeks });
  return Array.from({ length: 7 }, (_, day) => monday.plus({ days: day }).toFormat('yyyy-MM-dd'));
}

/** UTC ms from the first day's midnight to that after the last. */
export function periodOf(days: readonly string[], zone: string): { from: number; to: number } {
  const at = (day: string | undefined): DateTime => DateTime.fromISO(day ?? '', { zone });
  return { from: at(days[0]).toMillis(), to: at(days.at(-1)).plus({ days: 1 }).toMillis() };
}

/** Who works which shift on which day. A duty stands where its shift begins, also past midnight. */
export function rosterOf<Duty extends PlacedDuty, Shift extends NamedShift>(
  shifts: readonly Shift[],
  days: readonly string[],
  duties: readonly Duty[],
  zone: string,
): Roster<Duty, Shift> {
  const placed = new Set<Duty>();
  const rows = shifts.map((shift) => {
    const cells = days.map((date) => {
      const window = shiftOn(date, shift, zone);
      const theirs = duties.filter(
        (duty) =>
          duty.shift === shift.name &&
          duty.from === window?.from &&
          (shift.shop ?? null) === shopOfRow(shifts, duty),
      );
      for (const duty of theirs) placed.add(duty);
      return { date, from: window?.from ?? null, to: window?.to ?? null, duties: theirs };
    });
    return { shift, cells };
  });
  const { from, to } = periodOf(days, zone);
  const isInWeek = (duty: Duty): boolean => duty.from >= from && duty.from < to;
  return { rows, others: duties.filter((duty) => isInWeek(duty) && !placed.has(duty)) };
}

/** A shop's own shift goes before that of all shops with its name. */
function shopOfRow(shifts: readonly NamedShift[], { shift, shop }: PlacedDuty): string | null {
  return shifts.some((one) => one.name === shift && one.shop === shop) ? shop : null;
}

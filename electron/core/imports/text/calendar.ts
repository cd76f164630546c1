/** A day as people count it. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * The same day in the common calendar, by the year alone: Thai phones count from the Buddha's death, and
 * Persian ones by the sun since the Hijra, with months of their own. No chat is of 1300 to 1499, nor from
 * after 2400.
 */
export function commonDay(written: Day): Day {
  const { year, month, day } = written;
  if (year > 2400 && year < 2800) return { year: year - 543, month, day };
  return year >= 1300 && year < 1500 ? fromPersian(written) : written;
}

/** Six months of 31 days, five of 30, and one of 29, or 30 in leap years. A day that is none has month 0. */
function fromPersian({ year, month, day }: Day): Day {
  const long = Math.min(month - 1, 6);
  const most = month <= 6 ? 31 : month < 12 || isLeap(year) ? 30 : 29;
  if (month < 1 || month > 12 || day < 1 || day > most) return { year, month: 0, day };
  const dayOfYear = long * 31 + (month - 1 - long) * 30 + day - 1;
  const at = new Date(newYear1300 + (daysBetween1300And(year) + dayOfYear) * 86_400_000);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** 1 Farvardin 1300, UTC ms. */
const newYear1300 = Date.UTC(1921, 2, 21);

function daysBetween1300And(year: number): number {
  let days = 0;
  for (let each = 1300; each < year; each++) days += isLeap(each) ? 366 : 365;
  return days;
}

/** Eight years of 33, as they fall in these centuries. */
function isLeap(year: number): boolean {
  return [1, 5, 9, 13, 17, 22, 26, 30].includes(year % 33);
}

import { DateTime } from 'luxon';
import { AppError } from '../../shared/contract/errors.ts';

/** UTC ms of `2026-11-22` or `2026-11-22T18:00` by the shop's clock, or of a time with an offset. */
export function instantOf(text: string, zone: string): number {
  const time = DateTime.fromISO(text, { zone });
  if (!time.isValid) throw new AppError('invalid-input', `${text} is no time (ISO 8601).`);
  return time.toMillis();
}

/** From the beginning of `from` to the end of `to`, where that is a day. */
export function periodOf(
  { from, to }: { readonly from: string; readonly to: string },
  zone: string,
): { from: number; to: number } {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(to);
  const last = instantOf(to, zone);
  const end = isDay ? DateTime.fromMillis(last, { zone }).plus({ days: 1 }).toMillis() : last;
  return { from: instantOf(from, zone), to: end };
}

/** The end of a day (`2026-11-22`), exclusive; a time of day as it is. */
export function endOf(text: string, zone: string): number {
  const at = instantOf(text, zone);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text.trim());
  return isDay ? DateTime.fromMillis(at, { zone }).plus({ days: 1 }).toMillis() : at;
}

/** A moment that is asked about: of a day its last one. */
export function momentOf(text: string | undefined, zone: string): number | undefined {
  if (text === undefined) return undefined;
  const end = endOf(text, zone);
  return end === instantOf(text, zone) ? end : end - 1;
}

/** The same; `none` takes the value away, and what was not given stays. */
export function instantOrNone(text: string | undefined, zone: string): number | null | undefined {
  if (text === undefined) return undefined;
  return text === 'none' ? null : instantOf(text, zone);
}

/** Cents of `20` or `19.90`; `none` takes the amount away. */
export function centsOrNone(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  if (text === 'none') return null;
  if (/^\d{1,9}(\.\d{1,2})?$/.test(text)) return Math.round(Number(text) * 100);
  throw new AppError('invalid-input', `${text} is no amount such as 19.90.`);
}

/** The value without those that were not given. */
export function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

export function oneOf<T extends string>(name: string, choices: readonly T[], value: string): T {
  const chosen = choices.find((choice) => choice === value);
  if (chosen !== undefined) return chosen;
  const message = `--${name} is one of ${choices.join(', ')}.`;
  throw new AppError('invalid-input', message, { [name]: value });
}

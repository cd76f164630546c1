import { readShownTime, timeOfShown } from '../../text/shown-time.ts';
import { asUtc, type WallTime } from '../../text/wall-clock.ts';

export interface PageTime {
  readonly local: WallTime;
  /** UTC ms; null where the page names no zone, or one that is more than one. */
  readonly instant: number | null;
}

/** `Friday, October 4, 2013 at 10:05pm PDT`, `4. Oktober 2013 um 22:05 UTC+02`. */
export function readPageTime(written: string): PageTime | null {
  if (written.length > 200) return null;
  const [, before = written, zone] = zoneEnd.exec(written.trim()) ?? [];
  const shown = readShownTime(before);
  const local = shown && timeOfShown(shown, 'MDY');
  if (!local) return null;
  const ahead = zone === undefined ? null : minutesAhead(zone);
  return { local, instant: ahead === null ? null : asUtc(local) - ahead * 60_000 };
}

const zoneEnd = /^(.*\d.*?) ((?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d\d)?)?|[A-Z]{3,4})$/su;

function minutesAhead(zone: string): number | null {
  const [, sign, hours, minutes = '0'] = /^(?:UTC|GMT)([+-])(\d{1,2}):?(\d\d)?$/.exec(zone) ?? [];
  if (hours === undefined) return zones[zone] ?? null;
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

/** Zones that Facebook calls by letters: those of North America; elsewhere it writes UTC+hh. */
const zones: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  AST: -240,
  ADT: -180,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AKST: -540,
  AKDT: -480,
  HST: -600,
};

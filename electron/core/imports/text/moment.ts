import type { ParsedMessage } from '../../store/import-records.ts';
import { readCellTime, storedTime } from '../table/cell-time.ts';
import type { ZoneClock } from './wall-clock.ts';

/** The time of a record as a message holds it; `sentAt` is null where it cannot be read. */
export type Moment = Pick<ParsedMessage, 'sentAt' | 'wallClock' | 'zone' | 'timeRaw'>;

/**
 * Reads the time of an exported record: an epoch by its magnitude, ISO with or without offset, or a local
 * time. The same field may hold all of them. `small` says what an epoch is that is too small to tell.
 */
export function momentOf(value: unknown, clock: ZoneClock, small: 's' | 'ms' = 's'): Moment {
  const timeRaw =
    typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  const written = timeRaw.trim();
  if (epoch.test(written)) {
    return { sentAt: instantOf(Number(written), small), wallClock: null, zone: null, timeRaw };
  }
  const [, day, time, fraction, offset] = withOffset.exec(written) ?? [];
  if (day !== undefined) {
    const at = Date.parse(`${day}T${time}${fraction ?? ''}${colonOf(offset!)}`);
    const wallClock = offset === 'Z' ? null : `${day}T${time}`;
    if (Number.isNaN(at)) return { sentAt: null, wallClock: null, zone: null, timeRaw };
    return { sentAt: at, wallClock, zone: null, timeRaw };
  }
  return { ...storedTime(readCellTime(written, 'DMY'), clock), timeRaw };
}

/** The same moment, with the local time that the export writes beside its instant. */
export function withLocal(moment: Moment, written: unknown, clock: ZoneClock): Moment {
  const local = momentOf(written, clock);
  if (moment.sentAt === null) return local.sentAt === null ? moment : local;
  return local.zone === null ? moment : { ...moment, wallClock: local.wallClock };
}

const epoch = /^-?\d+(?:\.\d+)?$/;
const withOffset = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(\.\d+)?\s?(Z|[+-]\d\d:?\d\d)$/;

/** 0 stands for "none" in every exporter. */
function instantOf(value: number, small: 's' | 'ms'): number | null {
  const size = Math.abs(value);
  if (size === 0 || size >= 1e18) return null;
  if (size >= 1e17) return Math.round(value / 1_000_000);
  if (size >= 1e14) return Math.round(value / 1000);
  if (size >= 1e11 || (small === 'ms' && size < 1e8)) return Math.round(value);
  return Math.round(value * 1000);
}

function colonOf(offset: string): string {
  return offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
}

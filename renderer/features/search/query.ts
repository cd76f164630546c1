import { DateTime } from 'luxon';
import type { SearchFilters } from '../../../shared/contract/search.ts';
import type { Platform, Role } from '../../../shared/model/message.ts';

/** The filters as the controls hold them; empty strings and null filter nothing. */
export interface Filters {
  /** `YYYY-MM-DD` by the shop's clock, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly agent: string | null;
  readonly customer: string;
  readonly platform: Platform | null;
  readonly shop: string | null;
  readonly role: Role | null;
}

export const noFilters: Filters = {
  from: '',
  to: '',
  agent: null,
  customer: '',
  platform: null,
  shop: null,
  role: null,
};

/** How many of them filter anything. */
export function countFilters(filters: Filters): number {
  return Object.values(filters).filter((value) => value !== '' && value !== null).length;
}

/** As the contract has them: days become instants of the shop's zone. */
export function searchFilters(filters: Filters, zone: string): SearchFilters {
  const { from, to, agent, customer, platform, shop, role } = filters;
  const start = dayStart(from, zone, 0);
  const end = dayStart(to, zone, 1);
  return {
    ...(start === undefined ? {} : { from: start }),
    ...(end === undefined ? {} : { to: end }),
    ...(agent === null ? {} : { agent }),
    ...(customer.trim() === '' ? {} : { customer: customer.trim() }),
    ...(platform === null ? {} : { platform }),
    ...(shop === null ? {} : { shop }),
    ...(role === null ? {} : { role }),
  };
}

/** UTC ms at which the day begins, or the one so many days later. */
function dayStart(day: string, zone: string, later: number): number | undefined {
  const date = DateTime.fromISO(day, { zone });
  return day !== '' && date.isValid ? date.plus({ days: later }).toMillis() : undefined;
}

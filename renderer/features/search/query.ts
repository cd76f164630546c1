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
  /** An order, item, tracking or phone number that the message names. */
  readonly reference: string | null;
}

export const noFilters: Filters = {
  from: '',
  to: '',
  agent: null,
  customer: '',
  platform: null,
  shop: null,
  role: null,
  reference: null,
};

/** How many of them filter anything. */
export function countFilters(filters: Filters): number {
  return Object.values(filters).filter((value) => value !== '' && value !== null).length;
}

/** As the contract has them: days become instants of the shop's zone. */
export function searchFilters(filters: Filters, zone: string): SearchFilters {
  const { from, to, agent, customer, platform, shop, role, reference } = filters;
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
    ...(reference === null ? {} : { reference }),
  };
}

/** The filters after another room has asked for a number or a day; words alone leave them as they are. */
export function filtersFor(
  before: Filters,
  { reference, day }: { readonly reference?: string; readonly day?: string },
): Filters {
  if (reference === undefined && day === undefined) return before;
  return { ...noFilters, reference: reference ?? null, from: day ?? '', to: day ?? '' };
}

/** UTC ms at which the day begins, or the one so many days later. */
function dayStart(day: string, zone: string, later: number): number | undefined {
  const date = DateTime.fromISO(day, { zone });
  return day !== '' && date.isValid ? date.plus({ days: later }).toMillis() : undefined;
}

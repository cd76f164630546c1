import type { ImportOptions } from '../../../shared/contract/imports.ts';

/** Import options as the form holds them; an empty field leaves the matter to the format. */
export interface OptionFields {
  readonly shop: string;
  readonly agents: readonly string[];
  readonly zone: string;
  /** True once a person has said so; else a file may ask. */
  readonly zoneGiven: boolean;
  readonly dateOrder: ImportOptions['dateOrder'] | null;
  readonly encoding: ImportOptions['encoding'] | null;
}

/** How one file is read, where a person has said so; what is missing here is found out. */
export type Reading = Partial<
  Pick<
    ImportOptions,
    'columns' | 'delimiter' | 'linePattern' | 'roleWords' | 'preset' | 'encoding' | 'dateOrder'
  >
>;

export const asDetected: Reading = {};

export function isAsDetected(reading: Reading): boolean {
  return Object.values(reading).every((value) => value === undefined);
}

export function emptyOptions(zone: string): OptionFields {
  return { shop: '', agents: [], zone, zoneGiven: false, dateOrder: null, encoding: null };
}

/** What was said of one file goes before what was said of all. */
export function importOptions(fields: OptionFields, reading: Reading = asDetected): ImportOptions {
  const { shop, agents, zone, zoneGiven, dateOrder, encoding } = fields;
  return {
    agents: [...agents],
    zone,
    ...(zoneGiven ? { zoneGiven } : {}),
    ...(shop.trim() === '' ? {} : { shop: shop.trim() }),
    ...(dateOrder ? { dateOrder } : {}),
    ...(encoding ? { encoding } : {}),
    ...reading,
  };
}

import type { Columns, ImportOptions } from '../../../shared/contract/imports.ts';

/** Import options as the form holds them; an empty field leaves the matter to the format. */
export interface OptionFields {
  readonly shop: string;
  readonly agents: readonly string[];
  readonly zone: string;
  readonly dateOrder: ImportOptions['dateOrder'] | null;
  readonly encoding: ImportOptions['encoding'] | null;
}

export function emptyOptions(zone: string): OptionFields {
  return { shop: '', agents: [], zone, dateOrder: null, encoding: null };
}

export function importOptions(fields: OptionFields, columns: Columns | undefined): ImportOptions {
  const { shop, agents, zone, dateOrder, encoding } = fields;
  return {
    agents: [...agents],
    zone,
    ...(shop.trim() === '' ? {} : { shop: shop.trim() }),
    ...(dateOrder ? { dateOrder } : {}),
    ...(encoding ? { encoding } : {}),
    ...(columns ? { columns } : {}),
  };
}

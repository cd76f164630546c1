import type { ImportOptions } from '../../../shared/contract/imports.ts';
import type { Core } from '../core.ts';

/**
 * What the archive knows of its own shop goes with every import: the accounts under which it speaks, and
 * the only shop there is for files that name none.
 */
export async function withKnownSides<T extends ImportOptions>(
  { store }: Pick<Core, 'store'>,
  options: T,
): Promise<T> {
  const { shops, ownAccounts } = await store.settings.get();
  const [only, ...others] = shops;
  const shop = options.shop ?? (others.length === 0 ? only : undefined);
  return {
    ...options,
    agents: [...new Set([...options.agents, ...ownAccounts])],
    ...(shop === undefined ? {} : { shop }),
  };
}

import type { SearchFilters } from '../../../shared/contract/search.ts';
import type { Hint } from '../../../shared/domain/search/language/syntax.ts';
import { parseSearch } from '../../../shared/domain/search/language/parse.ts';
import { planSearch } from '../../../shared/domain/search/language/plan.ts';
import { channelWords, platformWords } from '../../../shared/i18n/platform-words.ts';
import type { Core } from '../core.ts';
import type { SearchRequest } from '../store/search.ts';

/** Reads what people type, by the archive's own clock and zone. */
export function searchRequests({ store, clock }: Pick<Core, 'store' | 'clock'>) {
  return async (input: {
    readonly query: string;
    readonly filters?: SearchFilters | undefined;
  }): Promise<SearchRequest & { readonly hints: Hint[] }> => {
    const { zone } = await store.settings.get();
    const now = clock.now();
    const { root, hints } = parseSearch(input.query, { now, zone, ...names });
    return {
      plan: planSearch(root),
      filters: input.filters ?? {},
      now,
      hints: hints.map((hint) => ({ ...hint })),
    };
  };
}

/** Platforms and channels by all the words that people here use for them. */
const names = {
  platformNames: inverse(platformWords),
  channelNames: inverse(channelWords),
};

function inverse(words: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const pairs = Object.values(words).flatMap((language) =>
    Object.entries(language).map(([id, name]) => [name, id] as const),
  );
  return Object.fromEntries(pairs);
}

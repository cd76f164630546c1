import type { SearchFilters } from '../../../shared/contract/search.ts';
import { markedTerms, planSearch } from '../../../shared/domain/search/language/plan.ts';
import { parseSearch } from '../../../shared/domain/search/language/parse.ts';
import { snippetOf } from '../../../shared/domain/search/snippet.ts';
import { channelWords, platformWords } from '../../../shared/i18n/words.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

export function searchProcedures({ store, clock }: Core) {
  const read = async (input: { query: string; filters?: SearchFilters | undefined }) => {
    const { zone } = await store.settings.get();
    const now = clock.now();
    const { root, hints } = parseSearch(input.query, { now, zone, ...names });
    return { plan: planSearch(root), filters: input.filters ?? {}, now, hints };
  };
  return {
    search: os.search.search.handler(async ({ input, signal }) => {
      const { hints, ...request } = await read(input);
      const { found, hasMore } = await store.search.find({
        ...request,
        limit: input.limit,
        before: input.beforeId === undefined ? undefined : Number(input.beforeId),
        signal,
      });
      const terms = markedTerms(request.plan);
      return {
        hits: found.map((message) => ({ ...message, snippet: snippetOf(message.text, terms) })),
        next: hasMore ? (found.at(-1)?.messageId ?? null) : null,
        hints: hints.map((hint) => ({ ...hint })),
      };
    }),
    count: os.search.count.handler(async ({ input, signal }) => {
      const { hints: _, ...request } = await read(input);
      return store.search.count({ ...request, signal });
    }),
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

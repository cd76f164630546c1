import { parseQuery } from '../../../shared/domain/search/query.ts';
import { snippetOf } from '../../../shared/domain/search/snippet.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

export function searchProcedures({ store }: Core) {
  return {
    search: os.search.search.handler(async ({ input, signal }) => {
      const query = parseQuery(input.query);
      const { found, hasMore } = await store.search.find({
        query,
        filters: input.filters ?? {},
        limit: input.limit,
        before: input.beforeId === undefined ? undefined : Number(input.beforeId),
        signal,
      });
      return {
        hits: found.map((message) => ({ ...message, snippet: snippetOf(message.text, query) })),
        next: hasMore ? (found.at(-1)?.messageId ?? null) : null,
      };
    }),
    count: os.search.count.handler(({ input, signal }) =>
      store.search.count({
        query: parseQuery(input.query),
        filters: input.filters ?? {},
        signal,
      }),
    ),
  };
}

import type { Hit } from '../../../shared/contract/search.ts';
import { markedTerms } from '../../../shared/domain/search/language/plan.ts';
import { snippetOf } from '../../../shared/domain/search/snippet.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import type { FoundMessage } from '../store/search.ts';
import { searchRequests } from './request.ts';
import { knownMessage, saidBefore, similarHit } from './said-before.ts';

export function searchProcedures(core: Core) {
  const { store } = core;
  const read = searchRequests(core);
  return {
    search: os.search.search.handler(async ({ input, signal }) => {
      const { hints, ...request } = await read(input);
      const { limit, sort } = input;
      const terms = markedTerms(request.plan);
      const page = { ...request, limit, before: numberOf(input.beforeId), signal };
      const isRanked = sort === 'relevance' && terms.length > 1;
      const { found, hasMore, among } = isRanked
        ? await store.search.relevant(page)
        : { among: null, ...(await store.search.find({ ...page, sort: unranked(sort) })) };
      const next = hasMore ? (found.at(-1)?.messageId ?? null) : null;
      return { hits: found.map(hitWith(terms)), next, hints, among };
    }),
    conversations: os.search.conversations.handler(async ({ input, signal }) => {
      const { hints, ...request } = await read(input);
      const { limit, perConversation, sort } = input;
      const { groups, hasMore } = await store.search.conversations({
        ...request,
        limit,
        perConversation,
        sort,
        before: numberOf(input.beforeId),
        signal,
      });
      const hit = hitWith(markedTerms(request.plan));
      const told = groups.flatMap(({ conversationId, found, count }) => {
        const [first] = found;
        // Withdrawn since it was found.
        if (!first) return [];
        const { conversationTitle: title, platform, shop } = first;
        return [{ conversationId, title, platform, shop, hits: found.map(hit), count }];
      });
      const next = hasMore ? (told.at(-1)?.hits[0]?.messageId ?? null) : null;
      return { groups: told, next, hints };
    }),
    count: os.search.count.handler(async ({ input, signal }) => {
      const { hints: _, ...request } = await read(input);
      return store.search.count({ ...request, signal });
    }),
    saidBefore: os.search.saidBefore.handler(({ input }) => saidBefore(core, input)),
    similar: os.search.similar.handler(async ({ input }) => {
      const { text, messageId } = await knownMessage(store, input.messageId);
      const besides = Number(messageId);
      const found = await store.search.similar({ text, besides, limit: input.limit });
      return { hits: found.map(similarHit) };
    }),
    complete: os.search.complete.handler(async ({ input }) => ({
      values: [...(await store.search.complete(input))],
    })),
  };
}

function hitWith(terms: readonly string[]): (message: FoundMessage) => Hit {
  return (message) => ({ ...message, snippet: snippetOf(message.text, terms) });
}

function unranked(sort: 'newest' | 'oldest' | 'relevance'): 'newest' | 'oldest' {
  return sort === 'oldest' ? 'oldest' : 'newest';
}

function numberOf(id: string | undefined): number | undefined {
  return id === undefined ? undefined : Number(id);
}

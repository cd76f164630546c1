import { AppError } from '../../../shared/contract/errors.ts';
import { markedTerms } from '../../../shared/domain/search/language/plan.ts';
import { snippetOf } from '../../../shared/domain/search/snippet.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import { searchRequests } from './request.ts';

export function searchProcedures(core: Core) {
  const { store } = core;
  const read = searchRequests(core);
  const notYet = (): never => {
    throw new AppError('unavailable', 'This cannot be searched for yet.');
  };
  return {
    search: os.search.search.handler(async ({ input, signal }) => {
      const { hints, ...request } = await read(input);
      if (input.sort !== 'newest') notYet();
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
        hints,
        among: null,
      };
    }),
    count: os.search.count.handler(async ({ input, signal }) => {
      const { hints: _, ...request } = await read(input);
      return store.search.count({ ...request, signal });
    }),
    conversations: os.search.conversations.handler(notYet),
    saidBefore: os.search.saidBefore.handler(notYet),
    similar: os.search.similar.handler(notYet),
    complete: os.search.complete.handler(notYet),
  };
}

import { useMutation, useQuery } from '@tanstack/react-query';
import type { SavedSearch } from '../../../shared/contract/searches.ts';
import { searchTexts } from '../../../shared/i18n/search.ts';
import { api, client } from '../../api/client.ts';
import { useErrorText } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';

/** Searches kept under a name, with their counts of the moment. */
export function useSavedSearches(): readonly SavedSearch[] {
  const query = useQuery(
    api.searches.list.queryOptions({ input: { withCounts: true }, staleTime: 10_000 }),
  );
  return query.data?.searches ?? [];
}

/** What the caller searched for last, newest first. */
export function useRecentSearches(): readonly string[] {
  const query = useQuery(api.searches.recent.queryOptions({ input: { limit: 8 }, staleTime: 0 }));
  return query.data?.recent.map((each) => each.query) ?? [];
}

/** Remembers a search in which a hit was opened; a failure costs nothing but the memory. */
export function rememberSearch(query: string): void {
  if (query.trim() !== '') client.searches.remember({ query }).catch(() => undefined);
}

/** Takes a search off the list; undone, it is there again under the same name. */
export function useRemoveSearch(): (search: SavedSearch) => void {
  const t = useTexts(searchTexts);
  const say = useErrorText();
  const { mutate } = useMutation({
    mutationFn: async ({ searchId }: SavedSearch) => client.searches.remove({ searchId }),
    onSuccess: (_, { name, query }) =>
      notify(t.removed(name), {
        label: t.undo,
        run: () => void client.searches.save({ name, query }).catch(() => undefined),
      }),
    onError: (error) => notify(`${t.remove}: ${say(error).title}`),
  });
  return mutate;
}

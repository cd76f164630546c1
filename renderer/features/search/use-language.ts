import { useMemo } from 'react';
import type { SearchContext } from '../../../shared/domain/search/language/clauses.ts';
import { parseSearch } from '../../../shared/domain/search/language/parse.ts';
import type { ParsedSearch } from '../../../shared/domain/search/language/syntax.ts';
import { channelWords, platformWords } from '../../../shared/i18n/platform-words.ts';
import { useNow } from '../../ui/now.ts';
import { useSettings } from '../../ui/settings.ts';

/** The query as the engine will read it: for chips, hints and filters. */
export function useParsedSearch(query: string): ParsedSearch {
  const context = useSearchContext();
  return useMemo(() => parseSearch(query, context), [query, context]);
}

function useSearchContext(): SearchContext {
  const now = useNow();
  const { zone } = useSettings();
  return useMemo(() => ({ now, zone, platformNames, channelNames }), [now, zone]);
}

const platformNames = inverse(Object.values(platformWords));
const channelNames = inverse(Object.values(channelWords));

/** Ids by every name that some language has for them. */
function inverse(languages: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  return Object.fromEntries(
    languages.flatMap((words) => Object.entries(words).map(([id, name]) => [name, id] as const)),
  );
}

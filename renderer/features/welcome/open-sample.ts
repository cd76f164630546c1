import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { ImportProgress } from '../../../shared/contract/imports.ts';
import type { Language } from '../../../shared/i18n/texts.ts';
import { api, client } from '../../api/client.ts';
import { useImport } from '../../ui/import-run.ts';
import { useLanguage } from '../../ui/language.ts';
import { startTour } from '../../ui/tour.ts';

/** Opens the sample shop, making it at the first time, and begins the tour when it stands. */
export function useOpenSample(): () => Promise<void> {
  const queries = useQueryClient();
  const language = useLanguage();
  const run = useImport();
  return async () => {
    await run.start(async (signal) => openSample(queries, language, signal));
    startTour();
  };
}

/**
 * The sample shop's archive is another one. The page learns that before anything else happens in it, or
 * what the person does next would be lost when the rooms change over later.
 */
async function* openSample(
  queries: QueryClient,
  language: Language,
  signal: AbortSignal,
): AsyncGenerator<ImportProgress> {
  let isKnown = false;
  for await (const said of await client.archives.openSample(undefined, { signal })) {
    if (!isKnown) {
      await client.settings.set({ language });
      await queries.refetchQueries({ queryKey: api.archives.current.key() });
    }
    isKnown = true;
    yield said;
  }
}

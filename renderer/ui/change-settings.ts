import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Settings } from '../../shared/contract/settings.ts';
import { settingsTexts } from '../../shared/i18n/settings.ts';
import { api } from '../api/client.ts';
import { useErrorText } from './failure.tsx';
import { useSentences, useTexts } from './language.ts';
import { lastLook } from './look.ts';
import { notify } from './notice.tsx';

/** Changes at once on the screen, and back again when it could not be saved, which the status bar tells. */
export function useChangeSettings(): (set: Partial<Settings>) => void {
  const t = useTexts(settingsTexts);
  const say = useErrorText();
  const sentences = useSentences();
  const queries = useQueryClient();
  const key = api.settings.get.queryKey();
  const { mutate } = useMutation(
    api.settings.set.mutationOptions({
      onMutate: (set) => {
        const before = queries.getQueryData(key) ?? lastLook();
        queries.setQueryData(key, { ...before, ...(set as Partial<Settings>) });
        return before;
      },
      onError: (error, _set, before) => {
        queries.setQueryData(key, before);
        const { title, advice } = say(error);
        notify(sentences(`${t.saveFailed}: ${title}`, advice));
      },
      onSuccess: (settings) => queries.setQueryData(key, settings),
    }),
  );
  return (set) => mutate(set);
}

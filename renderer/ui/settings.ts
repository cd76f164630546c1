import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { defaultSettings } from '../../shared/contract/default-settings.ts';
import type { Settings } from '../../shared/contract/settings.ts';
import { api } from '../api/client.ts';
import { lastLook } from './look.ts';

/** Asked for once, at the top: every time and every name in a long list looks here. */
export const SettingsContext = createContext<Settings>(defaultSettings);

/** What the archive remembers for its people. */
export function useSettings(): Settings {
  return use(SettingsContext);
}

/**
 * For the top of the app. Until the archive has answered, the look of the last visit is used, so that
 * nothing flashes.
 */
export function useStoredSettings(): Settings {
  return useQuery(api.settings.get.queryOptions({ staleTime: Infinity })).data ?? lastLook();
}

/** Changes at once on the screen, and back again when it could not be saved. */
export function useChangeSettings(): {
  change: (set: Partial<Settings>) => void;
  error: Error | null;
} {
  const queries = useQueryClient();
  const key = api.settings.get.queryKey();
  const mutation = useMutation(
    api.settings.set.mutationOptions({
      onMutate: (set) => {
        const before = queries.getQueryData(key) ?? lastLook();
        queries.setQueryData(key, { ...before, ...(set as Partial<Settings>) });
        return before;
      },
      onError: (_error, _set, before) => queries.setQueryData(key, before),
      onSuccess: (settings) => queries.setQueryData(key, settings),
    }),
  );
  return { change: (set) => mutation.mutate(set), error: mutation.error };
}

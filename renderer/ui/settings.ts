import { useQuery } from '@tanstack/react-query';
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

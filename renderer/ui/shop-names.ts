import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { useSettings } from './settings.ts';

/** The shops of the settings, then those that the records name. */
export function useShopNames(): readonly string[] {
  const { shops } = useSettings();
  const stats = useQuery(api.archive.stats.queryOptions());
  return [...new Set([...shops, ...(stats.data?.shops ?? [])])];
}

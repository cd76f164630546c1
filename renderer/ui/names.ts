import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { useSettings } from './settings.ts';

/** People to choose from: those of the settings, then the agents that the records name. */
export function useNames(): readonly string[] {
  const { people, person } = useSettings();
  const stats = useQuery(api.archive.stats.queryOptions());
  return [...new Set([person, ...people, ...(stats.data?.agentNames ?? [])])].filter(
    (name) => name !== '',
  );
}

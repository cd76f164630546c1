import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { useSettings } from './settings.ts';

/** People to choose from: the shop's own, those of the settings, then the agents that the records name. */
export function useNames(): readonly string[] {
  const { people, person } = useSettings();
  const stats = useQuery(api.archive.stats.queryOptions());
  const persons = useQuery(api.persons.list.queryOptions());
  const own = (persons.data?.persons ?? [])
    .filter(({ leftAt }) => leftAt === null)
    .map(({ name }) => name);
  return [...new Set([person, ...own, ...people, ...(stats.data?.agentNames ?? [])])].filter(
    (name) => name !== '',
  );
}

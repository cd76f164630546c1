import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { HandoverElsewhere } from '../../../shared/contract/handover-notes.ts';
import { api, client } from '../../api/client.ts';
import type { Acknowledging } from './use-note.ts';

/** A note of another computer: its archive, and its id there. */
export interface NotePlace {
  readonly archive: string;
  readonly handoverId: string;
}

export const elsewhereQuery = () => api.handovers.elsewhere.queryOptions();

/** Undefined until it is known; the next bundle takes words on it to where it was signed. */
export function useElsewhere({ archive, handoverId }: NotePlace) {
  const queries = useQueryClient();
  const query = useQuery({
    ...elsewhereQuery(),
    select: ({ notes }): HandoverElsewhere | undefined =>
      notes.find((one) => one.archive === archive && one.note.handoverId === handoverId),
  });
  const deeds: Acknowledging = {
    acknowledge: async (word) => {
      await client.handovers.acknowledgeElsewhere({ archive, handoverId, ...word });
      await queries.invalidateQueries({ queryKey: api.handovers.elsewhere.key() });
    },
  };
  return { query, deeds };
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Handover } from '../../../shared/contract/handovers.ts';
import { api, client, type Client } from '../../api/client.ts';

type Calls = Client['handovers'];
type Without<Name extends keyof Calls> = Omit<Parameters<Calls[Name]>[0], 'handoverId'>;
export type ItemEdit = Without<'edit'>;
export type ItemSet = ItemEdit['set'];
export type Word = Without<'acknowledge'>;

/** What can be done with a note; every answer is the whole note, which the screen then shows. */
export interface NoteDeeds {
  edit(edit: ItemEdit): Promise<void>;
  addItem(item: Without<'addItem'>): Promise<void>;
  sign(as: string): Promise<void>;
  acknowledge(word: Word): Promise<void>;
  /** Lists anew what the archive holds by now; what people wrote stays. */
  refresh(note: Handover): Promise<void>;
}

export function useNote(handoverId: string) {
  return useQuery(api.handovers.get.queryOptions({ input: { handoverId } }));
}

/** Deeds fail as the core does; the caller keeps what was typed and says so. */
export function useNoteDeeds(handoverId: string): NoteDeeds {
  const queries = useQueryClient();
  const show = (note: Handover): void => {
    queries.setQueryData(api.handovers.get.queryKey({ input: { handoverId } }), note);
  };
  return {
    edit: async (edit) => show(await client.handovers.edit({ handoverId, ...edit })),
    addItem: async (item) => show(await client.handovers.addItem({ handoverId, ...item })),
    sign: async (as) => show(await client.handovers.sign({ handoverId, as })),
    acknowledge: async (word) => show(await client.handovers.acknowledge({ handoverId, ...word })),
    refresh: async ({ from, to, outgoing, incoming, shop, shift, zone }) =>
      show(
        await client.handovers.draft({
          from,
          to,
          outgoing,
          shift,
          zone,
          ...(incoming === null ? {} : { incoming }),
          ...(shop === null ? {} : { shop }),
        }),
      ),
  };
}

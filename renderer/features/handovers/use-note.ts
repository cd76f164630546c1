import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import type { Polish } from '../../../shared/contract/handover-polish.ts';
import { api, client, type Client } from '../../api/client.ts';

type Calls = Client['handovers'];
type Without<Name extends keyof Calls> = Omit<Parameters<Calls[Name]>[0], 'handoverId'>;
export type ItemEdit = Without<'edit'>;
export type ItemSet = ItemEdit['set'];
export type Word = Without<'acknowledge'>;

/** What the incoming clerk does with a note, and the outgoing's answers. */
export interface Acknowledging {
  acknowledge(word: Word): Promise<void>;
}

/** What can be done with a note; every answer is the whole note, which the screen then shows. */
export interface NoteDeeds extends Acknowledging {
  edit(edit: ItemEdit): Promise<void>;
  addItem(item: Without<'addItem'>): Promise<void>;
  sign(word: Without<'sign'>): Promise<void>;
  addendum(addendum: Without<'addendum'>): Promise<void>;
  countersign(word: Without<'countersign'>): Promise<void>;
  /** Asks the shop's writing help for another wording. */
  polish(asked: Without<'polish'>): Promise<Polish>;
  /** A proposed wording goes into the draft, or away. */
  decidePolish(polishId: string, take: boolean): Promise<void>;
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
    sign: async (word) => show(await client.handovers.sign({ handoverId, ...word })),
    addendum: async (addendum) =>
      show(await client.handovers.addendum({ handoverId, ...addendum })),
    countersign: async (word) => show(await client.handovers.countersign({ handoverId, ...word })),
    acknowledge: async (word) => show(await client.handovers.acknowledge({ handoverId, ...word })),
    polish: (asked) => client.handovers.polish({ handoverId, ...asked }),
    decidePolish: async (polishId, take) => {
      await client.handovers.decidePolish({ polishId, take });
      show(await client.handovers.get({ handoverId }));
    },
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

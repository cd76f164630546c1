import type { Handover } from '../../../shared/contract/handovers.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import type { By } from '../store/store.ts';
import { acknowledge } from './acknowledge.ts';
import { addItem } from './add-item.ts';
import { draftHandover } from './draft.ts';
import { editItem } from './edit.ts';
import { renderHandover } from './render/render.ts';
import { signHandover } from './sign.ts';
import { verifyChain } from './verify.ts';
import { toHandover } from './view.ts';

export function handoversProcedures({ store, clock, changes }: Core) {
  const { handovers } = store;
  const byActor = (context: { readonly actor: string }): By => ({
    actor: context.actor,
    at: clock.now(),
  });
  const changed = async (handoverId: string): Promise<Handover> => {
    changes.publish('changed', { topics: ['handovers'] });
    return toHandover(await handovers.get(handoverId));
  };
  return {
    draft: os.handovers.draft.handler(async ({ input, context }) =>
      changed(await draftHandover(store, input, byActor(context))),
    ),
    get: os.handovers.get.handler(async ({ input }) =>
      toHandover(await handovers.get(input.handoverId)),
    ),
    list: os.handovers.list.handler(({ input }) =>
      handovers.list({ limit: input.limit, beforeId: input.beforeId }),
    ),
    edit: os.handovers.edit.handler(async ({ input, context }) => {
      await editItem(handovers, input, byActor(context));
      return changed(input.handoverId);
    }),
    addItem: os.handovers.addItem.handler(async ({ input, context }) => {
      await addItem(store, input, byActor(context));
      return changed(input.handoverId);
    }),
    sign: os.handovers.sign.handler(async ({ input, context }) => {
      await signHandover(handovers, input.handoverId, input.as, byActor(context));
      return changed(input.handoverId);
    }),
    acknowledge: os.handovers.acknowledge.handler(async ({ input, context }) => {
      const { soloHandover } = await store.settings.get();
      const request = { ...input, solo: input.solo || soloHandover };
      await acknowledge(handovers, request, byActor(context));
      return changed(input.handoverId);
    }),
    render: os.handovers.render.handler(async ({ input }) => {
      const note = await handovers.get(input.handoverId);
      return renderHandover(note, input.format, input.language);
    }),
    verify: os.handovers.verify.handler(() => verifyChain(handovers)),
  };
}

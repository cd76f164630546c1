import type { Handover } from '../../../shared/contract/handover-notes.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import type { ProvePerson } from '../store/persons.ts';
import type { By } from '../store/store.ts';
import { acknowledge } from './acknowledge.ts';
import { addAddendum } from './addendum.ts';
import { addItem } from './add-item.ts';
import { countersign } from './countersign.ts';
import { draftHandover } from './draft.ts';
import { editItem } from './edit.ts';
import { acknowledgeElsewhere, elsewhereOf, listElsewhere } from './elsewhere.ts';
import { liveView } from './live.ts';
import { missCheck } from './miss-check.ts';
import { decidePolish, polishItem } from './polish.ts';
import { publishDue } from './publish-due.ts';
import { renderHandover } from './render/render.ts';
import { signHandover } from './sign.ts';
import { unreadNotes } from './unread.ts';
import { verifyChain } from './verify.ts';
import { toHandover } from './view.ts';

export function handoversProcedures(core: Core, prove: ProvePerson) {
  const { store, clock, changes } = core;
  const { handovers, settings } = store;
  const byActor = (context: { readonly actor: string }): By => ({
    actor: context.actor,
    at: clock.now(),
  });
  /** Who signs or decides is proven; the deed is theirs, whoever sits at the desk. */
  const byPerson = async (name: string, secret: string | undefined): Promise<By> => {
    const at = clock.now();
    await prove({ name, secret, at });
    return { actor: name, at };
  };
  const read = async (handoverId: string): Promise<Handover> => {
    const { handoverCountersign } = await settings.get();
    return toHandover(await handovers.get(handoverId), handoverCountersign);
  };
  const changed = (handoverId: string): Promise<Handover> => {
    changes.publish('changed', { topics: ['handovers'] });
    return read(handoverId);
  };
  return {
    draft: os.handovers.draft.handler(async ({ input, context }) =>
      changed(await draftHandover(store, input, byActor(context))),
    ),
    get: os.handovers.get.handler(({ input }) => read(input.handoverId)),
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
    sign: os.handovers.sign.handler(async ({ input }) => {
      const by = await byPerson(input.as, input.secret);
      await signHandover(handovers, input.handoverId, input.as, by);
      return changed(input.handoverId);
    }),
    acknowledge: os.handovers.acknowledge.handler(async ({ input }) => {
      const { soloHandover, handoverReadBack } = await settings.get();
      const by = await byPerson(input.as, input.secret);
      const request = {
        ...input,
        solo: input.solo || soloHandover,
        mustReadBack: handoverReadBack === 'required',
      };
      await acknowledge(handovers, request, by);
      return changed(input.handoverId);
    }),
    addendum: os.handovers.addendum.handler(async ({ input }) => {
      await addAddendum(handovers, input, await byPerson(input.as, input.secret));
      return changed(input.handoverId);
    }),
    countersign: os.handovers.countersign.handler(async ({ input }) => {
      const { handoverId, as, remark, secret } = input;
      const at = clock.now();
      const person = await prove({ name: as, secret, at });
      await countersign(handovers, { handoverId, as, remark, person }, { actor: as, at });
      return changed(handoverId);
    }),
    publishDue: os.handovers.publishDue.handler(async ({ context }) => {
      const ids = await publishDue(store, byActor(context));
      if (ids.length > 0) changes.publish('changed', { topics: ['handovers'] });
      const notes = await Promise.all(ids.map((id) => handovers.get(id)));
      return { handovers: notes.map(({ head }) => head) };
    }),
    unread: os.handovers.unread.handler(async () => ({ handovers: await unreadNotes(handovers) })),
    live: os.handovers.live.handler(({ input, context }) =>
      liveView(store, {
        at: input.at ?? clock.now(),
        shop: input.shop ?? null,
        actor: context.actor,
      }),
    ),
    missCheck: os.handovers.missCheck.handler(({ input }) =>
      missCheck(store, input.handoverId, clock.now(), input.until),
    ),
    quality: os.handovers.quality.handler(async ({ input }) => {
      const { handovers: newest } = await handovers.list({ limit: 200, beforeId: undefined });
      const signed = newest.filter(({ state }) => state !== 'draft').slice(0, input.limit);
      const oldestFirst = signed.toReversed().map(({ handoverId }) => handoverId);
      const notes = [];
      for (const id of oldestFirst) notes.push(await missCheck(store, id, clock.now()));
      return { notes };
    }),
    polish: os.handovers.polish.handler(({ input, context }) =>
      polishItem(core, input, byActor(context)),
    ),
    decidePolish: os.handovers.decidePolish.handler(async ({ input, context }) => {
      const polish = await decidePolish(store, input, byActor(context));
      changes.publish('changed', { topics: ['handovers'] });
      return polish;
    }),
    elsewhere: os.handovers.elsewhere.handler(async () => {
      const { handoverCountersign } = await settings.get();
      return { notes: await listElsewhere(handovers, handoverCountersign) };
    }),
    acknowledgeElsewhere: os.handovers.acknowledgeElsewhere.handler(async ({ input }) => {
      const { soloHandover, handoverReadBack, handoverCountersign } = await settings.get();
      const by = await byPerson(input.as, input.secret);
      const { archive, ...word } = input;
      const solo = word.solo || soloHandover;
      const request = { ...word, solo, mustReadBack: handoverReadBack === 'required' };
      await acknowledgeElsewhere(handovers, archive, request, by);
      changes.publish('changed', { topics: ['handovers'] });
      const notes = await listElsewhere(handovers, handoverCountersign);
      return elsewhereOf(notes, archive, input.handoverId);
    }),
    render: os.handovers.render.handler(async ({ input }) => {
      const { handoverCountersign } = await settings.get();
      const note = await handovers.get(input.handoverId);
      return renderHandover(note, input.format, input.language, handoverCountersign);
    }),
    verify: os.handovers.verify.handler(() => verifyChain(handovers)),
  };
}

import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

export function marksProcedures({ store, clock, changes }: Core) {
  const changed = (): void => changes.publish('changed', { topics: ['marks'] });
  return {
    get: os.marks.get.handler(async ({ input }) => ({
      marks: await store.marks.get(input.messageIds),
    })),
    tags: os.marks.tags.handler(async () => ({ tags: await store.marks.tags() })),
    tag: os.marks.tag.handler(async ({ input, context }) => {
      const by = { actor: context.actor, at: clock.now() };
      const tagged = await store.marks.tag(input.messageIds, input.tag, by);
      changed();
      return { tagged };
    }),
    untag: os.marks.untag.handler(async ({ input, context }) => {
      const by = { actor: context.actor, at: clock.now() };
      const untagged = await store.marks.untag(input.messageIds, input.tag, by);
      changed();
      return { untagged };
    }),
    note: os.marks.note.handler(async ({ input, context }) => {
      const by = { actor: context.actor, at: clock.now() };
      const noteId = await store.marks.note(input.messageId, input.text, by);
      changed();
      return { noteId };
    }),
    removeNote: os.marks.removeNote.handler(async ({ input, context }) => {
      await store.marks.removeNote(input.noteId, { actor: context.actor, at: clock.now() });
      changed();
      return {};
    }),
    of: os.marks.of.handler(({ input }) => store.marks.things.of(input)),
    tagThing: os.marks.tagThing.handler(async ({ input: { tag, ...thing }, context }) => {
      const by = { actor: context.actor, at: clock.now() };
      const tagged = await store.marks.things.tag(thing, tag, by);
      changed();
      return { tagged };
    }),
    untagThing: os.marks.untagThing.handler(async ({ input: { tag, ...thing }, context }) => {
      const by = { actor: context.actor, at: clock.now() };
      const untagged = await store.marks.things.untag(thing, tag, by);
      changed();
      return { untagged };
    }),
    noteThing: os.marks.noteThing.handler(async ({ input: { text, ...thing }, context }) => {
      const by = { actor: context.actor, at: clock.now() };
      const noteId = await store.marks.things.note(thing, text, by);
      changed();
      return { noteId };
    }),
    removeThingNote: os.marks.removeThingNote.handler(async ({ input, context }) => {
      const by = { actor: context.actor, at: clock.now() };
      await store.marks.things.removeNote(input.noteId, by);
      changed();
      return {};
    }),
  };
}

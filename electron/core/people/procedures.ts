import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

export function peopleProcedures({ store, clock, changes }: Core) {
  const changed = (): void => changes.publish('changed', { topics: ['messages'] });
  return {
    find: os.people.find.handler(async ({ input }) => ({
      accounts: await store.people.find(input.text, input.limit),
    })),
    get: os.people.get.handler(({ input }) => store.people.personOf(input.accountId)),
    link: os.people.link.handler(async ({ input, context }) => {
      const { accountId, otherId, reason } = input;
      const by = { actor: context.actor, at: clock.now() };
      const linkId = await store.people.link(accountId, otherId, reason, by);
      changed();
      return { linkId };
    }),
    unlink: os.people.unlink.handler(async ({ input, context }) => {
      const by = { actor: context.actor, at: clock.now() };
      await store.people.unlink(input.linkId, input.reason, by);
      changed();
      return {};
    }),
  };
}

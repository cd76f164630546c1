import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

export function settingsProcedures({ store, clock, changes }: Core) {
  return {
    get: os.settings.get.handler(() => store.settings.get()),
    set: os.settings.set.handler(async ({ input, context }) => {
      const settings = await store.settings.set(input, { actor: context.actor, at: clock.now() });
      changes.publish('changed', { topics: ['settings'] });
      return settings;
    }),
  };
}

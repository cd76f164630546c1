import type { Count } from '../../../shared/contract/search.ts';
import type { SavedSearch } from '../../../shared/contract/searches.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import { searchRequests } from './request.ts';

export function searchesProcedures(core: Core) {
  const { store, clock, changes } = core;
  const changed = (): void => changes.publish('changed', { topics: ['marks'] });
  const counted = searchRequests(core);
  return {
    list: os.searches.list.handler(async ({ input, signal }) => {
      const searches: SavedSearch[] = [];
      for (const search of await store.searches.list()) {
        let count: Count | null = null;
        if (input.withCounts) {
          const { hints: _, ...request } = await counted({ query: search.query });
          count = await store.search.count({ ...request, signal });
        }
        searches.push({ ...search, count });
      }
      return { searches };
    }),
    save: os.searches.save.handler(async ({ input, context }) => {
      const by = { actor: context.actor, at: clock.now() };
      const searchId = await store.searches.save(input.name, input.query, by);
      changed();
      return { searchId };
    }),
    rename: os.searches.rename.handler(async ({ input, context }) => {
      const by = { actor: context.actor, at: clock.now() };
      await store.searches.rename(input.searchId, input.name, by);
      changed();
      return {};
    }),
    remove: os.searches.remove.handler(async ({ input, context }) => {
      await store.searches.remove(input.searchId, { actor: context.actor, at: clock.now() });
      changed();
      return {};
    }),
    recent: os.searches.recent.handler(async ({ input, context }) => ({
      recent: await store.searches.recent(context.actor, input.limit),
    })),
    remember: os.searches.remember.handler(async ({ input, context }) => {
      // Told to nobody: it changes no answer, and it happens with every hit that is opened.
      await store.searches.remember(input.query, { actor: context.actor, at: clock.now() });
      return {};
    }),
    forget: os.searches.forget.handler(async ({ context }) => {
      await store.searches.forget(context.actor);
      changed();
      return {};
    }),
  };
}

import { AppError } from '../../../shared/contract/errors.ts';
import type { LetGoCounts } from '../../../shared/contract/let-go.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

/** Old findings that nobody will look at one by one: off the boards in one act, and back in one. */
export function letGoProcedures({ store, clock, changes }: Core) {
  const changed = (): void =>
    changes.publish('changed', { topics: ['promises', 'disputes', 'watch', 'answers', 'marks'] });
  const mustBePast = (before: number): void => {
    if (before <= clock.now()) return;
    throw new AppError('invalid-input', 'Only what lies in the past can be let go.');
  };
  return {
    preview: os.letGo.preview.handler(async ({ input }) => {
      mustBePast(input.before);
      return counted(await store.letGo.count(input, clock.now()));
    }),
    run: os.letGo.run.handler(async ({ input: { reason, ...filter }, context }) => {
      mustBePast(filter.before);
      const by = { actor: context.actor, at: clock.now() };
      const { act, counts } = await store.letGo.run(filter, reason, by);
      changed();
      return { act, ...counted(counts) };
    }),
    takeBack: os.letGo.takeBack.handler(async ({ input: { act }, context }) => {
      const by = { actor: context.actor, at: clock.now() };
      const counts = await store.letGo.takeBack(act, by);
      changed();
      return counted(counts);
    }),
    list: os.letGo.list.handler(async () => ({ acts: await store.letGo.list() })),
  };
}

function counted(counts: LetGoCounts) {
  return { counts, total: Object.values(counts).reduce((total, count) => total + count, 0) };
}

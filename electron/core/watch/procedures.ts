import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import type { WatchStatus } from '../store/watch.ts';

/** The watch list: the detector points, people decide. */
export function watchProcedures({ store, clock, changes }: Core) {
  const decide = async (
    actor: string,
    findingId: string,
    action: string,
    from: readonly WatchStatus[],
    status: WatchStatus,
    closeReason = '',
  ) => {
    const by = { actor, at: clock.now() };
    const finding = await store.watch.decide(findingId, action, from, { status, closeReason }, by);
    changes.publish('changed', { topics: ['watch'] });
    return finding;
  };
  return {
    list: os.watch.list.handler(({ input }) => store.watch.list({ ...input, now: clock.now() })),
    confirm: os.watch.confirm.handler(({ input: { findingId, reason }, context }) =>
      decide(context.actor, findingId, 'confirm', ['proposed', 'dismissed'], 'confirmed', reason),
    ),
    dismiss: os.watch.dismiss.handler(({ input: { findingId, reason }, context }) =>
      decide(context.actor, findingId, 'dismiss', ['proposed', 'confirmed'], 'dismissed', reason),
    ),
    reopen: os.watch.reopen.handler(({ input: { findingId }, context }) =>
      decide(context.actor, findingId, 'reopen', ['confirmed', 'dismissed'], 'proposed'),
    ),
  };
}

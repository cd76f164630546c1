import { needsNoAnswerTag, type Waiting } from '../../../shared/contract/waiting.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

/** Buyers whose last words nobody answered. */
export function waitingProcedures({ store, clock, changes }: Core) {
  const changed = (): void => changes.publish('changed', { topics: ['marks'] });
  return {
    list: os.waiting.list.handler(async ({ input: { limit, offset, order, ...query } }) => {
      const oldest = await store.waiting.list(query, clock.now());
      const all = order === 'oldest' ? oldest : oldest.toReversed();
      const end = offset + limit;
      return {
        waiting: all.slice(offset, end),
        total: all.length,
        ages: agesOf(all),
        next: end < all.length ? end : null,
      };
    }),
    count: os.waiting.count.handler(async ({ input: { atMost } }) => ({
      waiting: await store.waiting.count(atMost, clock.now()),
    })),
    settle: os.waiting.settle.handler(async ({ input, context }) => {
      const by = { actor: context.actor, at: clock.now() };
      await store.marks.tag([input.messageId], needsNoAnswerTag, by);
      changed();
      return {};
    }),
    unsettle: os.waiting.unsettle.handler(async ({ input, context }) => {
      const by = { actor: context.actor, at: clock.now() };
      await store.marks.untag([input.messageId], needsNoAnswerTag, by);
      changed();
      return {};
    }),
  };
}

function agesOf(waiting: readonly Waiting[]) {
  const ages = { hour: 0, day: 0, week: 0, older: 0 };
  for (const { ageMinutes } of waiting) {
    if (ageMinutes < 60) ages.hour++;
    else if (ageMinutes < 24 * 60) ages.day++;
    else if (ageMinutes < 7 * 24 * 60) ages.week++;
    else ages.older++;
  }
  return ages;
}

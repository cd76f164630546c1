import {
  needsNoAnswerTag,
  type Waiting,
  type WaitingAge,
} from '../../../shared/contract/waiting.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';

/** Buyers whose last words nobody answered. */
export function waitingProcedures({ store, clock, changes }: Core) {
  const changed = (): void => changes.publish('changed', { topics: ['marks'] });
  return {
    list: os.waiting.list.handler(async ({ input: { limit, offset, order, age, ...query } }) => {
      const found = await store.waiting.list(query, clock.now());
      const oldest = age === undefined ? found : found.filter((one) => ageOf(one) === age);
      const all = order === 'oldest' ? oldest : oldest.toReversed();
      const end = offset + limit;
      return {
        waiting: all.slice(offset, end),
        total: all.length,
        ages: agesOf(found),
        next: end < all.length ? end : null,
      };
    }),
    count: os.waiting.count.handler(async ({ input: { atMost, recent } }) => ({
      waiting: await store.waiting.count(atMost, recent, clock.now()),
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

function agesOf(waiting: readonly Waiting[]): Record<WaitingAge, number> {
  const ages = { hour: 0, day: 0, week: 0, older: 0 };
  for (const one of waiting) ages[ageOf(one)]++;
  return ages;
}

function ageOf({ ageMinutes }: Waiting): WaitingAge {
  if (ageMinutes < 60) return 'hour';
  if (ageMinutes < 24 * 60) return 'day';
  return ageMinutes < 7 * 24 * 60 ? 'week' : 'older';
}

import { AppError } from '../../../shared/contract/errors.ts';
import type { PromiseRow } from '../../../shared/contract/promises.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import type { PromiseChange, PromiseStatus, StoredPromise } from '../store/promises.ts';
import { boardFrame, boardRows } from './board-rows.ts';

/** The register of promises: the detector proposes, a person decides, every decision is recorded. */
export function promisesProcedures(core: Core) {
  const { store, clock, changes } = core;
  const shown = async (promise: StoredPromise): Promise<PromiseRow> => {
    const [row] = await boardRows(core, await boardFrame(core), [promise]);
    return row!;
  };
  const change = async (
    actor: string,
    promiseId: string,
    action: string,
    from: readonly PromiseStatus[],
    what: PromiseChange,
  ) => {
    const by = { actor, at: clock.now() };
    const promise = await store.promises.change(promiseId, action, from, what, by);
    changes.publish('changed', { topics: ['promises'] });
    return shown(promise);
  };
  return {
    list: os.promises.list.handler(async ({ input }) => {
      const frame = await boardFrame(core);
      const page = await store.promises.list({ ...input, frame });
      return { ...page, promises: await boardRows(core, frame, page.promises) };
    }),
    get: os.promises.get.handler(async ({ input: { promiseId } }) => {
      const promise = await shown(await store.promises.get(promiseId));
      return { ...promise, history: await store.history.list('promise', promiseId) };
    }),
    rates: os.promises.rates.handler(async ({ input }) => ({
      rates: await store.promises.rates({ ...input, now: clock.now() }),
    })),
    reminders: os.promises.reminders.handler(async () => {
      const frame = await boardFrame(core);
      const due = await store.promises.reminders(frame.now, frame.leadMs);
      return { reminders: await boardRows(core, frame, due) };
    }),
    snooze: os.promises.snooze.handler(({ input: { promiseId, until }, context }) => {
      if (until <= clock.now()) {
        throw new AppError('invalid-input', 'A reminder can be put off to a later time only.');
      }
      return change(context.actor, promiseId, 'snooze', ['open'], { remindAt: until });
    }),
    seen: os.promises.seen.handler(({ input: { promiseId }, context }) =>
      change(context.actor, promiseId, 'seen', ['open'], { remindedAt: clock.now() }),
    ),
    confirm: os.promises.confirm.handler(({ input, context }) =>
      change(context.actor, input.promiseId, 'confirm', ['proposed', 'rejected'], {
        status: 'open',
        closeReason: '',
      }),
    ),
    reject: os.promises.reject.handler(({ input, context }) =>
      change(context.actor, input.promiseId, 'reject', ['proposed', 'open'], {
        status: 'rejected',
        closeReason: input.reason ?? '',
      }),
    ),
    keep: os.promises.keep.handler(({ input, context }) => {
      if (!input.proofMessageId && !input.reason) {
        throw new AppError('invalid-input', 'A kept promise needs a proof message or a reason.');
      }
      return change(context.actor, input.promiseId, 'keep', ['proposed', 'open', 'broken'], {
        status: 'kept',
        proofMessageId: input.proofMessageId,
        closeReason: input.reason,
      });
    }),
    break: os.promises.break.handler(({ input, context }) =>
      change(context.actor, input.promiseId, 'break', ['proposed', 'open'], {
        status: 'broken',
        closeReason: input.reason ?? '',
      }),
    ),
    withdraw: os.promises.withdraw.handler(({ input, context }) =>
      change(context.actor, input.promiseId, 'withdraw', ['open'], {
        status: 'withdrawn',
        closeReason: input.reason,
      }),
    ),
    reopen: os.promises.reopen.handler(({ input: { promiseId, to }, context }) =>
      change(context.actor, promiseId, 'reopen', decidedBefore[to], {
        status: to,
        proofMessageId: null,
        closeReason: '',
      }),
    ),
    edit: os.promises.edit.handler(({ input: { promiseId, ...edit }, context }) => {
      // Another due time is another reminder.
      const anew = edit.dueAt === undefined ? {} : { remindAt: null, remindedAt: null };
      const what = { ...edit, ...anew };
      return change(context.actor, promiseId, 'edit', ['proposed', 'open', 'broken'], what);
    }),
    record: os.promises.record.handler(async ({ input, context }) => {
      const by = { actor: context.actor, at: clock.now() };
      const promise = await store.promises.record(input, by);
      changes.publish('changed', { topics: ['promises'] });
      return shown(promise);
    }),
  };
}

/** What may be taken back, by what it becomes again. */
const decidedBefore = {
  proposed: ['open', 'rejected'],
  open: ['kept', 'broken', 'withdrawn'],
} as const satisfies Record<string, readonly PromiseStatus[]>;

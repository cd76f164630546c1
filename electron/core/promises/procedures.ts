import { AppError } from '../../../shared/contract/errors.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import type { PromiseChange, PromiseStatus } from '../store/promises.ts';

/** The register of promises: the detector proposes, a person decides, every decision is recorded. */
export function promisesProcedures({ store, clock, changes }: Core) {
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
    return promise;
  };
  return {
    list: os.promises.list.handler(({ input }) => store.promises.list(input)),
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
    edit: os.promises.edit.handler(({ input: { promiseId, ...edit }, context }) =>
      change(context.actor, promiseId, 'edit', ['proposed', 'open', 'broken'], edit),
    ),
    record: os.promises.record.handler(async ({ input, context }) => {
      const by = { actor: context.actor, at: clock.now() };
      const promise = await store.promises.record(input.messageId, input.kind, input.dueAt, by);
      changes.publish('changed', { topics: ['promises'] });
      return promise;
    }),
  };
}

/** What may be taken back, by what it becomes again. */
const decidedBefore = {
  proposed: ['open', 'rejected'],
  open: ['kept', 'broken', 'withdrawn'],
} as const satisfies Record<string, readonly PromiseStatus[]>;

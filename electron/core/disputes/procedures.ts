import { AppError } from '../../../shared/contract/errors.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import type { DisputeChange } from '../store/disputes.ts';

/** The board of disputes: proposed by the detector, led through its stages by people. */
export function disputesProcedures({ store, clock, changes }: Core) {
  const change = async (actor: string, disputeId: string, action: string, what: DisputeChange) => {
    const by = { actor, at: clock.now() };
    const dispute = await store.disputes.change(disputeId, action, what, by);
    changes.publish('changed', { topics: ['disputes'] });
    return dispute;
  };
  return {
    list: os.disputes.list.handler(({ input }) => store.disputes.list(input)),
    get: os.disputes.get.handler(({ input }) => store.disputes.get(input.disputeId)),
    stage: os.disputes.stage.handler(({ input: { disputeId, stage, reason }, context }) => {
      if (stage === 'closed' && !reason) {
        throw new AppError('invalid-input', 'Closing a dispute needs its result as the reason.');
      }
      const closeReason = stage === 'closed' || stage === 'rejected' ? (reason ?? '') : '';
      return change(context.actor, disputeId, `stage:${stage}`, { stage, closeReason });
    }),
    edit: os.disputes.edit.handler(({ input: { disputeId, ...edit }, context }) =>
      change(context.actor, disputeId, 'edit', edit),
    ),
    record: os.disputes.record.handler(async ({ input, context }) => {
      const { messageIds, kind, severity } = input;
      const by = { actor: context.actor, at: clock.now() };
      const dispute = await store.disputes.record(messageIds, kind, severity, by);
      changes.publish('changed', { topics: ['disputes'] });
      return dispute;
    }),
  };
}

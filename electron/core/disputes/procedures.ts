import { AppError } from '../../../shared/contract/errors.ts';
import { detailsOf } from '../../../shared/domain/disputes/causes.ts';
import { deadlineFor, deadlineTable } from '../../../shared/domain/disputes/deadlines.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import type { DisputeChange } from '../store/disputes.ts';
import { caseRow } from './case-rows.ts';

/** The board of disputes: proposed by the detector, led through its stages by people. */
export function disputesProcedures({ store, clock, changes }: Core) {
  const changed = (): void => changes.publish('changed', { topics: ['disputes'] });
  const change = async (actor: string, disputeId: string, action: string, what: DisputeChange) => {
    const now = clock.now();
    const dispute = await store.disputes.change(disputeId, action, what, { actor, at: now });
    changed();
    return caseRow(dispute, now);
  };
  const deadlines = async () => {
    const { disputeDeadlines } = await store.settings.get();
    return { rows: deadlineTable(disputeDeadlines) };
  };
  return {
    list: os.disputes.list.handler(async ({ input }) => {
      const now = clock.now();
      const page = await store.disputes.list({ ...input, now });
      return { ...page, disputes: page.disputes.map((dispute) => caseRow(dispute, now)) };
    }),
    get: os.disputes.get.handler(async ({ input: { disputeId } }) => ({
      ...caseRow(await store.disputes.get(disputeId), clock.now()),
      messages: await store.disputes.messages(disputeId),
      history: await store.history.list('dispute', disputeId),
    })),
    stage: os.disputes.stage.handler(({ input, context }) => {
      const { disputeId, stage, reason, resultMessageId, satisfaction } = input;
      const closeReason = stage === 'closed' || stage === 'rejected' ? (reason ?? '') : '';
      const end = { stage, closeReason };
      if (stage !== 'closed') return change(context.actor, disputeId, `stage:${stage}`, end);
      const missing = [
        !reason && 'its result in words',
        !resultMessageId && 'the message that told the buyer the result',
        !satisfaction && 'whether the buyer was satisfied',
      ].filter((one) => one !== false);
      if (missing.length > 0) {
        const message = `Closing a dispute needs ${missing.join(', ')}.`;
        throw new AppError('invalid-input', message);
      }
      const result = { ...end, resultMessageId, satisfaction };
      return change(context.actor, disputeId, 'stage:closed', result);
    }),
    edit: os.disputes.edit.handler(async ({ input: { disputeId, ...edit }, context }) => {
      const { platformState, cause, causeDetail } = edit;
      if (typeof causeDetail === 'string') {
        const of = cause ?? (await store.disputes.get(disputeId)).cause;
        const known = of === null ? [] : detailsOf(of).map(({ id }) => id);
        if (!known.includes(causeDetail)) {
          const message = `"${causeDetail}" is no finer cause here: ${known.join(', ') || 'choose the cause first'}.`;
          throw new AppError('invalid-input', message);
        }
      }
      if (platformState === undefined) return change(context.actor, disputeId, 'edit', edit);
      const since = platformState === null ? null : (edit.platformStateAt ?? clock.now());
      return change(context.actor, disputeId, 'edit', {
        ...edit,
        platformStateAt: since,
        deadlineAt:
          edit.deadlineAt !== undefined || platformState === null || since === null
            ? edit.deadlineAt
            : deadlineFor(
                (await store.settings.get()).disputeDeadlines,
                (await store.disputes.get(disputeId)).platform,
                platformState,
                since,
              ),
      });
    }),
    told: os.disputes.told.handler(({ input: { disputeId, replyBy, messageId }, context }) =>
      change(context.actor, disputeId, 'told', { replyBy, toldMessageId: messageId }),
    ),
    check: os.disputes.check.handler(async ({ input, context }) => {
      const { disputeId, item, state, messageId = null, note = null } = input;
      const now = clock.now();
      const tick = { item, state, messageId, note };
      const by = { actor: context.actor, at: now };
      const dispute = await store.disputes.tick(disputeId, tick, by);
      changed();
      return caseRow(dispute, now);
    }),
    transfer: os.disputes.transfer.handler(({ input: { disputeId, to, summary }, context }) =>
      change(context.actor, disputeId, 'transfer', { owner: to, facts: summary }),
    ),
    deadlines: os.disputes.deadlines.handler(deadlines),
    setDeadline: os.disputes.setDeadline.handler(async ({ input, context }) => {
      const { platform, state, hours } = input;
      const { disputeDeadlines } = await store.settings.get();
      const rest = disputeDeadlines.filter(
        (row) => row.platform !== platform || row.state !== state,
      );
      const own = hours === undefined ? rest : [...rest, { platform, state, hours }];
      const by = { actor: context.actor, at: clock.now() };
      await store.settings.set({ disputeDeadlines: own }, by);
      changes.publish('changed', { topics: ['settings', 'disputes'] });
      return deadlines();
    }),
    record: os.disputes.record.handler(async ({ input, context }) => {
      const { messageIds, kind, severity } = input;
      const now = clock.now();
      const by = { actor: context.actor, at: now };
      const dispute = await store.disputes.record(messageIds, kind, severity, by);
      changed();
      return caseRow(dispute, now);
    }),
  };
}

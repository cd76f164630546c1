import type { Dispute } from '../../../shared/contract/disputes.ts';
import { disputesTexts } from '../../../shared/i18n/disputes.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { disputeStageWords } from '../../../shared/i18n/matter-words.ts';
import { client, type Client } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { useUndoable } from '../../ui/undoable.ts';

type Edit = Omit<Parameters<Client['disputes']['edit']>[0], 'disputeId'>;
type Check = Omit<Parameters<Client['disputes']['check']>[0], 'disputeId'>;
/** What a move to the last stage brings with it. */
export type Ending = Omit<Parameters<Client['disputes']['stage']>[0], 'disputeId' | 'stage'>;

export interface Moves {
  /** Closing asks the result, the message that told it, and the buyer's satisfaction. */
  move(dispute: Dispute, stage: Dispute['stage'], ending?: Ending): Promise<void>;
  edit(dispute: Dispute, edit: Edit): Promise<void>;
  check(dispute: Dispute, check: Check): Promise<void>;
  told(dispute: Dispute, replyBy: number, messageId: string): Promise<void>;
  transfer(dispute: Dispute, to: string, summary: string): Promise<void>;
}

/** Leads a dispute through its stages; every move can be taken back for ten seconds. */
export function useMoves(onFailedUndo: (error: unknown) => void): Moves {
  const t = useTexts(disputesTexts);
  const stages = useTexts(disputeStageWords);
  const common = useTexts(commonWords);
  const undoable = useUndoable();
  return {
    async move(dispute, stage, ending = {}) {
      const { disputeId, closeReason, resultMessageId, satisfaction } = dispute;
      await client.disputes.stage({ disputeId, stage, ...ending });
      const back = (): Promise<unknown> =>
        client.disputes.stage({
          disputeId,
          stage: dispute.stage,
          ...(closeReason ? { reason: closeReason } : {}),
          ...(resultMessageId ? { resultMessageId } : {}),
          ...(satisfaction ? { satisfaction } : {}),
        });
      notify(stage === 'rejected' ? t.rejected : t.moved(stages[stage]), {
        label: common.undo,
        run: () => void back().catch(onFailedUndo),
      });
    },
    async edit({ disputeId }, edit) {
      await client.disputes.edit({ disputeId, ...edit });
    },
    async check({ disputeId }, check) {
      await client.disputes.check({ disputeId, ...check });
    },
    async told({ disputeId }, replyBy, messageId) {
      await client.disputes.told({ disputeId, replyBy, messageId });
      notify(t.toldNoted);
    },
    async transfer({ disputeId, owner: before }, to, summary) {
      await client.disputes.transfer({ disputeId, to, summary });
      undoable(t.transferred(to), () => client.disputes.edit({ disputeId, owner: before }));
    },
  };
}

import type { Dispute } from '../../../shared/contract/disputes.ts';
import { disputesTexts } from '../../../shared/i18n/disputes.ts';
import { commonWords, disputeStageWords } from '../../../shared/i18n/words.ts';
import { client, type Client } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';

type Edit = Omit<Parameters<Client['disputes']['edit']>[0], 'disputeId'>;

export interface Moves {
  /** Closing asks the result, rejecting takes a reason. */
  move(dispute: Dispute, stage: Dispute['stage'], reason?: string): Promise<void>;
  edit(dispute: Dispute, edit: Edit): Promise<void>;
}

/** Leads a dispute through its stages; every move can be taken back for ten seconds. */
export function useMoves(onFailedUndo: (error: unknown) => void): Moves {
  const t = useTexts(disputesTexts);
  const stages = useTexts(disputeStageWords);
  const common = useTexts(commonWords);
  return {
    async move(dispute, stage, reason) {
      const { disputeId } = dispute;
      await client.disputes.stage({ disputeId, stage, ...(reason ? { reason } : {}) });
      const back = (): Promise<unknown> =>
        client.disputes.stage({
          disputeId,
          stage: dispute.stage,
          ...(dispute.closeReason ? { reason: dispute.closeReason } : {}),
        });
      notify(stage === 'rejected' ? t.rejected : t.moved(stages[stage]), {
        label: common.undo,
        run: () => void back().catch(onFailedUndo),
      });
    },
    async edit({ disputeId }, edit) {
      await client.disputes.edit({ disputeId, ...edit });
    },
  };
}

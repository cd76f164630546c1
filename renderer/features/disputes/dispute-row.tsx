import type { Dispute } from '../../../shared/contract/disputes.ts';
import { disputesTexts } from '../../../shared/i18n/disputes.ts';
import { letGoTexts } from '../../../shared/i18n/let-go.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { disputeKindWords, disputeStageWords } from '../../../shared/i18n/matter-words.ts';
import { yuan } from '../../ui/amount.ts';
import { BoardRow } from '../../ui/board/board-row.tsx';
import { useTexts } from '../../ui/language.ts';
import { PlatformMark, SeverityMark } from '../../ui/marks.tsx';
import { DueTime, TimeText } from '../../ui/time-text.tsx';
import { severityOf } from './views.ts';

/** How bad, who, about what and how far; below it what is to be done, or the words that show it. */
export function DisputeRow({ dispute }: { readonly dispute: Dispute }) {
  const t = useTexts(disputesTexts);
  const common = useTexts(commonWords);
  const kinds = useTexts(disputeKindWords);
  const stages = useTexts(disputeStageWords);
  const letGo = useTexts(letGoTexts);
  const { platform, customer, kind, stage, amountCents, openedAt, owner, evidence } = dispute;
  const due = nearest(dispute);
  const isRunning = stage !== 'proposed' && stage !== 'closed' && stage !== 'rejected';
  const there = evidence.filter(({ state }) => state !== 'missing').length;
  return (
    <BoardRow
      marks={
        <>
          <SeverityMark severity={severityOf(dispute)} />
          <PlatformMark platform={platform} />
        </>
      }
      who={customer ?? common.unknownCustomer}
      amount={amountCents === null ? null : yuan(amountCents)}
      when={due === null || !isRunning ? <TimeText at={openedAt} /> : <DueTime at={due} />}
      kind={kinds[kind]}
      words={dispute.nextStep ?? dispute.excerpt}
      remarks={[
        owner,
        dispute.isOverdue && stages[stage],
        dispute.letGo !== null && letGo.state,
        isRunning && t.evidenceCount(there, evidence.length),
        stage === 'proposed' && t.messageCount(dispute.messageIds.length),
      ]}
    />
  );
}

function nearest({ deadlineAt, replyBy }: Dispute): number | null {
  if (deadlineAt === null || replyBy === null) return deadlineAt ?? replyBy;
  return Math.min(deadlineAt, replyBy);
}

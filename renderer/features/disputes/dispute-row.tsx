import type { Dispute } from '../../../shared/contract/disputes.ts';
import { disputesTexts } from '../../../shared/i18n/disputes.ts';
import { commonWords, disputeKindWords, disputeStageWords } from '../../../shared/i18n/words.ts';
import { yuan } from '../../ui/amount.ts';
import { useTexts } from '../../ui/language.ts';
import { PlatformMark, SeverityMark } from '../../ui/marks.tsx';
import { DueTime, TimeText } from '../../ui/time-text.tsx';
import classes from './disputes.module.css';
import { severityOf } from './views.ts';

/** How bad, who, about what and how far; below it the words that show it best. */
export function DisputeRow({ dispute }: { readonly dispute: Dispute }) {
  const t = useTexts(disputesTexts);
  const common = useTexts(commonWords);
  const kinds = useTexts(disputeKindWords);
  const stages = useTexts(disputeStageWords);
  const { platform, customer, kind, stage, amountCents, deadlineAt, openedAt, owner } = dispute;
  return (
    <div className={classes['row']}>
      <div className={classes['line']}>
        <SeverityMark severity={severityOf(dispute)} />
        <PlatformMark platform={platform} />
        <span className={classes['who']}>{customer ?? common.unknownCustomer}</span>
        {amountCents !== null && <span className={classes['amount']}>{yuan(amountCents)}</span>}
        {deadlineAt === null ? <TimeText at={openedAt} /> : <DueTime at={deadlineAt} />}
      </div>
      <div className={classes['line']}>
        <span className={classes['remark']}>{kinds[kind]}</span>
        <span className={classes['words']}>{dispute.nextStep ?? dispute.excerpt}</span>
        {owner && <span className={classes['remark']}>{owner}</span>}
        {stage !== 'proposed' && <span className={classes['remark']}>{stages[stage]}</span>}
        <span className={classes['remark']}>{t.messageCount(dispute.messageIds.length)}</span>
      </div>
    </div>
  );
}

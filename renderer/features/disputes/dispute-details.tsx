import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Dispute } from '../../../shared/contract/disputes.ts';
import { disputesTexts } from '../../../shared/i18n/disputes.ts';
import { commonWords, disputeKindWords } from '../../../shared/i18n/words.ts';
import { yuan } from '../../ui/amount.ts';
import { Facts } from '../../ui/facts.tsx';
import { Failure } from '../../ui/failure.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';
import { useIsWide } from '../../ui/layout.ts';
import { SeverityMark } from '../../ui/marks.tsx';
import type { RoomProps } from '../../ui/room.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { DisputeFields } from './dispute-fields.tsx';
import classes from './disputes.module.css';
import { reasonInWords } from './reason-words.ts';
import { ShownMessages } from './shown-messages.tsx';
import { StageStepper } from './stage-stepper.tsx';
import type { Moves } from './use-moves.ts';
import { severityOf } from './views.ts';

interface DisputeDetailsProps extends RoomProps {
  readonly dispute: Dispute;
  readonly moves: Moves;
  readonly failure: unknown;
  readonly onFailed: (error: unknown) => void;
  readonly onMove: (stage: Dispute['stage']) => void;
  readonly onBasket: () => void;
  readonly onClose: () => void;
}

/** One dispute whole: how far it is, what people wrote on it, and the messages that show it. */
export function DisputeDetails(props: DisputeDetailsProps) {
  const { dispute, moves, failure, onFailed, onMove, onBasket, onClose, Conversation } = props;
  const t = useTexts(disputesTexts);
  const common = useTexts(commonWords);
  const kinds = useTexts(disputeKindWords);
  const isWide = useIsWide();
  const [openId, setOpenId] = useState(dispute.messageIds[0]);
  const { stage, customer, amountCents, closeReason, openedAt } = dispute;
  const isProposed = stage === 'proposed';
  const reasonName = stage === 'closed' ? t.closedBecause : t.rejectedBecause;
  return (
    <div className={classes['details']} data-narrow={!isWide || undefined}>
      <div className={classes['facts']}>
        {!isWide && (
          <Button size="compact-sm" variant="subtle" w="fit-content" onClick={onClose}>
            {common.back}
          </Button>
        )}
        <div className={classes['line']}>
          <SeverityMark severity={severityOf(dispute)} />
          <h2 className={classes['title']}>{customer ?? common.unknownCustomer}</h2>
          <TimeText at={openedAt} full />
        </div>
        {isProposed || stage === 'rejected' ? (
          <div className={classes['actions']} role="group" aria-label={t.actions}>
            <Button
              size="compact-md"
              onClick={() => onMove('accept')}
              rightSection={<KeyHint keys="y" />}
            >
              {isProposed ? t.confirm : t.reopen}
            </Button>
            {isProposed && (
              <Button
                size="compact-md"
                variant="default"
                onClick={() => onMove('rejected')}
                rightSection={<KeyHint keys="x" />}
              >
                {t.reject}
              </Button>
            )}
          </div>
        ) : (
          <StageStepper stage={stage} onMove={onMove} />
        )}
        {failure !== null && <Failure error={failure} what={t.failed} />}
        <Facts
          facts={[
            [t.why, reasonInWords(dispute.reason, t)],
            [t.kind, isProposed ? kinds[dispute.kind] : null],
            [t.amount, isProposed && amountCents !== null ? yuan(amountCents) : null],
            [reasonName, closeReason],
          ]}
        />
        {!isProposed && stage !== 'rejected' && (
          <DisputeFields dispute={dispute} moves={moves} onFailed={onFailed} />
        )}
        <ShownMessages dispute={dispute} openId={openId} onOpen={setOpenId} onBasket={onBasket} />
      </div>
      <section className={classes['source']} aria-label={t.source}>
        <Conversation
          conversationId={dispute.conversationId}
          messageId={openId}
          words={dispute.reason.words}
        />
      </section>
    </div>
  );
}

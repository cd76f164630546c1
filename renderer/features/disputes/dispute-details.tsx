import { Button, Group, Tabs } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Dispute } from '../../../shared/contract/disputes.ts';
import { disputesTexts, satisfactionWords } from '../../../shared/i18n/disputes.ts';
import { letGoTexts } from '../../../shared/i18n/let-go.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { disputeKindWords } from '../../../shared/i18n/matter-words.ts';
import { yuan } from '../../ui/amount.ts';
import { BoardDetail } from '../../ui/board/board-detail.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Failure } from '../../ui/failure.tsx';
import { HistoryList } from '../../ui/history-list.tsx';
import { ActionKey } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';
import { SeverityMark } from '../../ui/marks.tsx';
import type { RoomProps } from '../../ui/room.ts';
import { ThingMarks } from '../../ui/thing-marks.tsx';
import { DueTime, TimeText } from '../../ui/time-text.tsx';
import { CaseFields } from './case-fields.tsx';
import { Duties, Evidence } from './checklists.tsx';
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
  readonly onTold: () => void;
  readonly onTransfer: () => void;
  readonly onBasket: () => void;
  readonly onClose: () => void;
}

/** One dispute whole: how far it is, what is to be done, what people wrote, and the messages that show it. */
export function DisputeDetails(props: DisputeDetailsProps): ReactNode {
  const { dispute, moves, failure, onFailed, onMove, onBasket, onClose, Conversation } = props;
  const t = useTexts(disputesTexts);
  const common = useTexts(commonWords);
  const kinds = useTexts(disputeKindWords);
  const satisfaction = useTexts(satisfactionWords);
  const letGo = useTexts(letGoTexts);
  const [openId, setOpenId] = useState(dispute.messageIds[0]);
  const { disputeId, stage, customer, customerId, amountCents, closeReason, replyBy } = dispute;
  const isProposed = stage === 'proposed';
  const isCase = !isProposed && stage !== 'rejected';
  const list = { dispute, moves, onFailed, onOpen: setOpenId };
  const reasonName = stage === 'closed' ? t.closedBecause : t.rejectedBecause;
  const endName = dispute.letGo === null ? reasonName : letGo.state;
  return (
    <BoardDetail
      marks={<SeverityMark severity={severityOf(dispute)} />}
      title={customer ?? common.unknownCustomer}
      when={<TimeText at={dispute.openedAt} full />}
      onClose={onClose}
      sourceLabel={t.source}
      source={
        <Conversation
          conversationId={dispute.conversationId}
          messageId={openId}
          words={dispute.reason.words}
        />
      }
    >
      {isCase ? (
        <StageStepper stage={stage} onMove={onMove} />
      ) : (
        <Decide isProposed={isProposed} onMove={onMove} />
      )}
      {failure !== null && <Failure error={failure} what={t.failed} />}
      <Facts
        facts={[
          [t.why, reasonInWords(dispute, t)],
          [t.kind, isProposed ? kinds[dispute.kind] : null],
          [t.amount, isProposed && amountCents !== null ? yuan(amountCents) : null],
          [endName, closeReason],
          [t.satisfaction, dispute.satisfaction && satisfaction[dispute.satisfaction]],
          [t.replyBy, replyBy === null ? null : <DueTime key="reply" at={replyBy} />],
        ]}
      />
      {isCase && (
        <>
          <Tabs defaultValue="progress" keepMounted={false}>
            <div className={classes['parts']}>
              <Tabs.List aria-label={t.parts}>
                <Tabs.Tab value="progress">{t.progress}</Tabs.Tab>
                <Tabs.Tab value="case">{t.caseFacts}</Tabs.Tab>
                <Tabs.Tab value="evidence">{t.evidence}</Tabs.Tab>
                <Tabs.Tab value="record">{t.record}</Tabs.Tab>
              </Tabs.List>
              <Group gap="xs">
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={props.onTold}
                  rightSection={<ActionKey action="told" />}
                >
                  {t.told}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={props.onTransfer}
                  rightSection={<ActionKey action="transfer" />}
                >
                  {t.transfer}
                </Button>
              </Group>
            </div>
            <Tabs.Panel value="progress" className={classes['panel'] ?? ''}>
              <Duties {...list} />
              <DisputeFields dispute={dispute} moves={moves} onFailed={onFailed} />
            </Tabs.Panel>
            <Tabs.Panel value="case" className={classes['panel'] ?? ''}>
              <CaseFields dispute={dispute} moves={moves} />
            </Tabs.Panel>
            <Tabs.Panel value="evidence" className={classes['panel'] ?? ''}>
              <Evidence {...list} />
            </Tabs.Panel>
            <Tabs.Panel value="record" className={classes['panel'] ?? ''}>
              <ThingMarks thing={{ noun: 'dispute', id: disputeId }} label={t.thisDispute} />
              {customerId && (
                <ThingMarks thing={{ noun: 'account', id: customerId }} label={t.theCustomer} />
              )}
              <HistoryList noun="dispute" id={disputeId} />
            </Tabs.Panel>
          </Tabs>
        </>
      )}
      <ShownMessages dispute={dispute} openId={openId} onOpen={setOpenId} onBasket={onBasket} />
    </BoardDetail>
  );
}

interface DecideProps {
  readonly isProposed: boolean;
  readonly onMove: (stage: Dispute['stage']) => void;
}

function Decide({ isProposed, onMove }: DecideProps) {
  const t = useTexts(disputesTexts);
  return (
    <div className={classes['actions']} role="group" aria-label={t.actions}>
      <Button
        size="compact-md"
        onClick={() => onMove('accept')}
        rightSection={<ActionKey action="confirm" />}
      >
        {isProposed ? t.confirm : t.reopen}
      </Button>
      {isProposed && (
        <Button
          size="compact-md"
          variant="default"
          onClick={() => onMove('rejected')}
          rightSection={<ActionKey action="dismiss" />}
        >
          {t.reject}
        </Button>
      )}
    </div>
  );
}

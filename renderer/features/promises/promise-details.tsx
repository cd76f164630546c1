import { useState } from 'react';
import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { letGoTexts } from '../../../shared/i18n/let-go.ts';
import { promisesTexts } from '../../../shared/i18n/promises.ts';
import { promiseKindWords, promiseStatusWords } from '../../../shared/i18n/matter-words.ts';
import { client } from '../../api/client.ts';
import { yuan } from '../../ui/amount.ts';
import { BoardDetail, DetailActions } from '../../ui/board/board-detail.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Failure } from '../../ui/failure.tsx';
import { HistoryList } from '../../ui/history-list.tsx';
import { useTexts } from '../../ui/language.ts';
import { Fold } from '../../ui/fold.tsx';
import type { RoomProps } from '../../ui/room.ts';
import { ThingMarks } from '../../ui/thing-marks.tsx';
import { DueTime, TimeText } from '../../ui/time-text.tsx';
import { actionOf, actionsOf, type PromiseAction, labelOf } from './actions.ts';
import { Proofs } from './proofs.tsx';
import classes from './promises.module.css';
import { certaintyInWords, reasonInWords } from './reason-words.ts';

interface PromiseDetailsProps extends RoomProps {
  readonly promise: PromiseRow;
  /** From long ago: when it was due, not by how much it is late. */
  readonly isPast: boolean;
  readonly failure: unknown;
  readonly onAction: (action: PromiseAction) => void;
  readonly onProve: (messageId: string) => void;
  readonly onClose: () => void;
}

interface Place {
  readonly conversationId: string;
  readonly messageId: string;
}

/** One promise whole: what is known, what may prove it, what can be decided, and who decided what. */
export function PromiseDetails(props: PromiseDetailsProps) {
  const { promise, isPast, failure, onAction, onProve, onClose, Conversation } = props;
  const t = useTexts(promisesTexts);
  const kinds = useTexts(promiseKindWords);
  const states = useTexts(promiseStatusWords);
  const letGo = useTexts(letGoTexts);
  const [place, setPlace] = useState<Place>(promise);
  const { promiseId, dueAt, duePhrase, amountCents, owner, closeReason, remindAt } = promise;
  const { changedAt, changedBy, proofMessageId, customerId } = promise;
  const isPressing = !isPast && (promise.status === 'open' || promise.status === 'proposed');
  /** A proof may stand in another conversation of the customer. */
  const find = async (messageId: string): Promise<void> => {
    const { messages } = await client.conversations.context({ messageId, before: 0, after: 0 });
    setPlace(messages.find((message) => message.messageId === messageId) ?? promise);
  };
  return (
    <BoardDetail
      title={t.who(promise.agent, promise.customer ?? t.theCustomer)}
      when={<TimeText at={promise.saidAt} />}
      onClose={onClose}
      sourceLabel={t.source}
      actions={
        <DetailActions
          label={t.actions}
          actions={actionsOf(promise).map((id) => ({
            id,
            label: t[labelOf(id, promise)],
            action: actionOf(id),
          }))}
          onAction={onAction}
        />
      }
      source={
        <Conversation
          conversationId={place.conversationId}
          messageId={place.messageId}
          words={promise.reason.words}
        />
      }
    >
      <p className={classes['what']}>{promise.what}</p>
      {promise.lane === 'vague' && <p className={classes['ask']}>{t.vagueAsk}</p>}
      <Proofs promise={promise} onOpen={setPlace} onProve={onProve} />
      <Facts
        facts={[
          [
            t.due,
            isPressing || dueAt === null ? (
              <DueTime key="due" at={dueAt} />
            ) : (
              <TimeText key="due" at={dueAt} full />
            ),
            duePhrase && t.duePhrase(duePhrase),
          ],
          [t.remindAt, remindAt === null ? null : <TimeText key="remind" at={remindAt} full />],
          [t.kind, kinds[promise.kind], promise.strength === 'soft' ? t.soft : t.firm],
          [t.amount, amountCents === null ? null : yuan(amountCents)],
          [t.owner, owner],
          [t.why, reasonInWords(promise, t), certaintyInWords(promise, t)],
          [
            t.status,
            promise.letGo === null ? states[promise.status] : letGo.state,
            <TimeText key="changed" at={changedAt} />,
          ],
          [t.decidedBy, promise.status === 'proposed' ? null : changedBy],
          [
            t.proof,
            proofMessageId && (
              <button
                key="proof"
                type="button"
                className={classes['link']}
                onClick={() => void find(proofMessageId)}
              >
                {t.showProof}
              </button>
            ),
          ],
          [t.closedBecause, closeReason],
        ]}
      />
      {failure !== null && <Failure error={failure} what={t.failed} />}
      <Fold title={t.more}>
        <ThingMarks thing={{ noun: 'promise', id: promiseId }} label={t.thisPromise} />
        {customerId && (
          <ThingMarks thing={{ noun: 'account', id: customerId }} label={t.theCustomer} />
        )}
        <HistoryList noun="promise" id={promiseId} />
      </Fold>
    </BoardDetail>
  );
}

import { Button } from '@mantine/core';
import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { promisesTexts } from '../../../shared/i18n/promises.ts';
import { commonWords, promiseKindWords, promiseStatusWords } from '../../../shared/i18n/words.ts';
import { yuan } from '../../ui/amount.ts';
import { Facts } from '../../ui/facts.tsx';
import { Failure } from '../../ui/failure.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';
import { useIsWide } from '../../ui/layout.ts';
import type { RoomProps } from '../../ui/room.ts';
import { DueTime, TimeText } from '../../ui/time-text.tsx';
import { actionsOf, keysOf, type PromiseAction } from './actions.ts';
import classes from './promises.module.css';
import { certaintyInWords, reasonInWords } from './reason-words.ts';

interface PromiseDetailsProps extends RoomProps {
  readonly promise: PromiseRow;
  readonly failure: unknown;
  readonly onAction: (action: PromiseAction) => void;
  readonly onClose: () => void;
}

/** One promise whole: what is known, what can be decided, and the message in its conversation. */
export function PromiseDetails(props: PromiseDetailsProps) {
  const { promise, failure, onAction, onClose, Conversation } = props;
  const t = useTexts(promisesTexts);
  const common = useTexts(commonWords);
  const kinds = useTexts(promiseKindWords);
  const states = useTexts(promiseStatusWords);
  const isWide = useIsWide();
  const { dueAt, duePhrase, amountCents, owner, closeReason, changedAt, changedBy } = promise;
  const settled = states[promise.status];
  return (
    <div className={classes['details']} data-narrow={!isWide || undefined}>
      <div className={classes['facts']}>
        {!isWide && (
          <Button size="compact-sm" variant="subtle" w="fit-content" onClick={onClose}>
            {common.back}
          </Button>
        )}
        <h2 className={classes['title']}>
          {t.who(promise.agent, promise.customer ?? t.theCustomer)}
        </h2>
        <p className={classes['said']}>{promise.what}</p>
        <Facts
          facts={[
            [t.due, <DueTime key="due" at={dueAt} />, duePhrase && t.duePhrase(duePhrase)],
            [t.kind, kinds[promise.kind], promise.strength === 'soft' ? t.soft : t.firm],
            [t.amount, amountCents === null ? null : yuan(amountCents)],
            [t.owner, owner],
            [t.why, reasonInWords(promise.reason, t), certaintyInWords(promise, t)],
            [t.status, settled, <TimeText key="changed" at={changedAt} />],
            [t.decidedBy, promise.status === 'proposed' ? null : changedBy],
            [t.closedBecause, closeReason],
          ]}
        />
        {failure !== null && <Failure error={failure} what={t.failed} />}
      </div>
      <div className={classes['actions']} role="group" aria-label={t.actions}>
        {actionsOf[promise.status].map((action, place) => (
          <Button
            key={action}
            size="compact-md"
            variant={place === 0 ? 'filled' : 'default'}
            onClick={() => onAction(action)}
            rightSection={<KeyHint keys={keysOf[action]} />}
          >
            {t[action]}
          </Button>
        ))}
      </div>
      <section className={classes['source']} aria-label={t.source}>
        <Conversation
          conversationId={promise.conversationId}
          messageId={promise.messageId}
          words={promise.reason.words}
        />
      </section>
    </div>
  );
}

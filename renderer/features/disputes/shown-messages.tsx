import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Dispute } from '../../../shared/contract/disputes.ts';
import { disputesTexts } from '../../../shared/i18n/disputes.ts';
import { messageKindWords } from '../../../shared/i18n/words.ts';
import { api } from '../../api/client.ts';
import { useBasket } from '../../ui/basket.ts';
import { ActionKey } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './disputes.module.css';

interface ShownMessagesProps {
  readonly dispute: Dispute;
  /** The one that stands in the conversation below. */
  readonly openId: string | undefined;
  readonly onOpen: (messageId: string) => void;
  readonly onBasket: () => void;
}

/** The messages that show the dispute; a press opens one in its conversation. */
export function ShownMessages({ dispute, openId, onOpen, onBasket }: ShownMessagesProps) {
  const t = useTexts(disputesTexts);
  const kinds = useTexts(messageKindWords);
  const basket = useBasket();
  const query = useQuery(
    api.disputes.get.queryOptions({ input: { disputeId: dispute.disputeId } }),
  );
  const inBasket = dispute.messageIds.every((id) =>
    basket.some(({ messageId }) => messageId === id),
  );
  return (
    <section aria-label={t.messages}>
      <div className={classes['messagesHead']}>
        <h3 className={classes['subtitle']}>{t.messages}</h3>
        <Button
          size="compact-sm"
          variant="default"
          disabled={inBasket}
          onClick={onBasket}
          rightSection={<ActionKey action="disputeEvidence" />}
        >
          {inBasket ? t.inBasket : t.toBasket}
        </Button>
      </div>
      <QueryState query={query} rows={2}>
        {({ messages }) => (
          <ul className={classes['messages']}>
            {messages.map(({ messageId, sender, sentAt, text, kind }) => (
              <li key={messageId}>
                <button
                  type="button"
                  className={classes['message']}
                  aria-pressed={messageId === openId}
                  onClick={() => onOpen(messageId)}
                >
                  <span className={classes['remark']}>
                    {sender} <TimeText at={sentAt} />
                  </span>
                  <span className={classes['words']}>{text || kinds[kind]}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </QueryState>
    </section>
  );
}

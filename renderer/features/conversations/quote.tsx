import type { ReactNode } from 'react';
import { historyTexts } from '../../../shared/i18n/conversations.ts';
import type { Message } from '../../../shared/model/message.ts';
import { useTexts } from '../../ui/language.ts';
import { useShown } from '../../ui/masking.tsx';
import classes from './history.module.css';

interface QuoteProps {
  readonly replyTo: NonNullable<Message['replyTo']>;
  readonly onGoTo: (messageId: string) => void;
}

/** What a message answers; leads there where it is in the archive. */
export function Quote({ replyTo, onGoTo }: QuoteProps): ReactNode {
  const t = useTexts(historyTexts);
  const shown = useShown();
  const { messageId, sender, excerpt } = replyTo;
  if (messageId === null) return <span className={classes['quote']}>{t.quotedMissing}</span>;
  return (
    <button
      type="button"
      className={classes['quote']}
      // The list keeps the focus and moves it; r does the same for the selected message.
      tabIndex={-1}
      title={t.goToQuoted(sender)}
      onClick={(event) => {
        event.stopPropagation();
        onGoTo(messageId);
      }}
    >
      <span className={classes['quoteSender']}>
        {t.quoted} {sender}
      </span>
      <span className={classes['quoteText']}>{shown(excerpt)}</span>
    </button>
  );
}

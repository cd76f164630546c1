import { memo, type ReactNode } from 'react';
import type { MessageMarks } from '../../../shared/contract/marks.ts';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import { messageKindWords, roleWords } from '../../../shared/i18n/words.ts';
import type { Message } from '../../../shared/model/message.ts';
import { useTexts } from '../../ui/language.ts';
import { BadgeMark, type BadgeKind } from '../../ui/marks.tsx';
import { useSettings } from '../../ui/settings.ts';
import { wallTime } from '../../ui/time.ts';
import { Attachment } from './attachment.tsx';
import { MessageMarksLine } from './message-marks.tsx';
import { MessageText } from './message-text.tsx';
import classes from './message.module.css';
import { Quote } from './quote.tsx';

interface MessageRowProps {
  readonly message: Message;
  readonly continues: boolean;
  readonly words: readonly string[];
  readonly badges: readonly BadgeKind[];
  /** What people put beside it. */
  readonly marks: MessageMarks | undefined;
  readonly onGoTo: (messageId: string) => void;
}

/** Sides are told apart by alignment, tint and name together; system lines stand quiet in the middle. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps): ReactNode {
  const { message, continues, words, badges, marks } = props;
  if (message.isSystem || message.role === 'system') {
    return (
      <>
        <SystemLine message={message} words={words} />
        {marks && <MessageMarksLine marks={marks} />}
      </>
    );
  }
  const isOurs = message.role === 'agent' || message.role === 'bot';
  return (
    <div
      className={classes['message']}
      data-side={isOurs ? 'ours' : 'theirs'}
      data-internal={message.internal}
    >
      {!continues && <MessageHead message={message} />}
      <div className={classes['line']}>
        <div className={classes['bubble']}>
          {message.replyTo && <Quote replyTo={message.replyTo} onGoTo={props.onGoTo} />}
          <Content message={message} words={words} />
        </div>
        {badges.length > 0 && (
          <span className={classes['badges']}>
            {badges.map((kind) => (
              <BadgeMark key={kind} kind={kind} />
            ))}
          </span>
        )}
      </div>
      {marks && <MessageMarksLine marks={marks} />}
    </div>
  );
});

function MessageHead({ message }: { message: Message }): ReactNode {
  const t = useTexts(conversationTexts);
  const roles = useTexts(roleWords);
  const { zone } = useSettings();
  return (
    <div className={classes['head']}>
      <span className={classes['sender']}>{message.sender}</span>
      {(message.role === 'unknown' || message.role === 'bot') && <span>{roles[message.role]}</span>}
      {message.internal && <span className={classes['flag']}>{t.internal}</span>}
      <span className={classes['clock']}>
        {message.sentAt === null ? message.wallClock : wallTime(message.sentAt, zone).clock}
      </span>
    </div>
  );
}

function Content({ message, words }: { message: Message; words: readonly string[] }): ReactNode {
  const t = useTexts(conversationTexts);
  const kinds = useTexts(messageKindWords);
  const isMedia = message.kind !== 'text' && message.kind !== 'recall';
  return (
    <>
      {message.kind === 'recall' && <span className={classes['flag']}>{t.recalled} </span>}
      {isMedia && message.attachments.length === 0 && (
        <span className={classes['flag']}>{kinds[message.kind]} </span>
      )}
      {message.text !== '' && (
        <MessageText messageId={message.messageId} text={message.text} words={words} />
      )}
      {message.text === '' && message.attachments.length === 0 && (
        <span className={classes['quiet']}>{t.emptyText}</span>
      )}
      {message.edited && <span className={classes['flag']}> {t.edited}</span>}
      {message.attachments.map((attachment) => (
        <Attachment key={attachment.name} attachment={attachment} />
      ))}
    </>
  );
}

function SystemLine({ message, words }: { message: Message; words: readonly string[] }): ReactNode {
  const t = useTexts(conversationTexts);
  return (
    <p className={classes['system']}>
      {message.kind === 'recall' && `${t.recalled} `}
      <MessageText messageId={message.messageId} text={message.text} words={words} />
    </p>
  );
}

import type { ReactNode } from 'react';
import type { Inspection } from '../../../shared/contract/imports.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { messageKindWords, roleWords } from '../../../shared/i18n/words.ts';
import { useTexts } from '../../ui/language.ts';
import { PlatformMark } from '../../ui/marks.tsx';
import classes from './imports.module.css';

type PreviewedMessage = Inspection['messages'][number];

/** The first messages as they would come in. */
export function FirstRows({ inspection }: { inspection: Inspection }): ReactNode {
  const t = useTexts(importsTexts);
  const roles = useTexts(roleWords);
  const { messages, conversations } = inspection;
  const platform = conversations[0]?.platform;
  if (messages.length === 0) return null;
  const hasChats = new Set(messages.map(({ conversation }) => conversation)).size > 1;
  return (
    <>
      <h3 className={classes['subTitle']}>
        {platform && <PlatformMark platform={platform} />} {t.firstRows}
      </h3>
      <div className={classes['tableScroll']} tabIndex={0} role="region" aria-label={t.firstRows}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t.fieldTime}</th>
              {hasChats && <th scope="col">{t.fieldConversation}</th>}
              <th scope="col">{t.fieldSender}</th>
              <th scope="col">{t.fieldRole}</th>
              <th scope="col">{t.fieldText}</th>
            </tr>
          </thead>
          <tbody>
            {messages.map((message, index) => (
              // Rows of a preview never move.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index} data-system={message.isSystem}>
                <td className={classes['number']}>{timeOf(message)}</td>
                {hasChats && <td className={classes['nameCell']}>{message.conversation}</td>}
                <td className={classes['nameCell']}>{message.sender}</td>
                <td className={classes['number']}>{roles[message.role]}</td>
                <td className={classes['textCell']}>
                  <PreviewedText message={message} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function PreviewedText({ message }: { message: PreviewedMessage }): ReactNode {
  const kinds = useTexts(messageKindWords);
  if (message.text.trim() !== '') return message.text;
  return <span className={classes['quiet']}>{kinds[message.kind]}</span>;
}

/** As written; where only an instant is known, by the clock of UTC and saying so. */
function timeOf({ wallClock, sentAt }: PreviewedMessage): string {
  if (wallClock !== null) return wallClock.replace('T', ' ');
  return sentAt === null
    ? '—'
    : new Date(sentAt).toISOString().replace('T', ' ').slice(0, 19) + 'Z';
}

import { IconNote, IconTag } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { MessageMarks } from '../../../shared/contract/marks.ts';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import { useTexts } from '../../ui/language.ts';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './message.module.css';

/** What people put beside a message: tags in a line, each note below. Never part of its words. */
export function MessageMarksLine({ marks }: { marks: MessageMarks }): ReactNode {
  const t = useTexts(conversationTexts);
  return (
    <div className={classes['marks']}>
      {marks.tags.length > 0 && (
        <ul className={classes['tags']} aria-label={t.tags}>
          {marks.tags.map(({ tag }) => (
            <li key={tag} className={classes['tag']}>
              <IconTag size="0.75rem" aria-hidden />
              {tag}
            </li>
          ))}
        </ul>
      )}
      {marks.notes.map(({ noteId, text, addedBy, addedAt }) => (
        <p key={noteId} className={classes['note']} role="note">
          <IconNote size="0.875rem" aria-hidden />
          <span className={classes['noteText']}>{text}</span>
          <span className={classes['noteBy']}>
            {addedBy} <TimeText at={addedAt} />
          </span>
        </p>
      ))}
    </div>
  );
}

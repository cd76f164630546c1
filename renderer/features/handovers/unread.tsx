import { useQuery } from '@tanstack/react-query';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { api } from '../../api/client.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { EmptyState } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { DueLines } from './due-lines.tsx';
import classes from './handovers.module.css';
import { ElsewhereList } from './elsewhere-list.tsx';
import { Period } from './period.tsx';
import { elsewhereQuery, type NotePlace } from './use-elsewhere.ts';

interface UnreadProps {
  readonly onOpen: (handoverId: string) => void;
  readonly onOpenElsewhere: (place: NotePlace) => void;
}

/** Signed notes with items that nobody has decided on: who is accountable meanwhile, and for what. */
export function Unread({ onOpen, onOpenElsewhere }: UnreadProps) {
  const t = useTexts(handoverDeedsTexts);
  const words = useTexts(handoversTexts);
  const number = useNumber();
  const query = useQuery(api.handovers.unread.queryOptions());
  const elsewhere = useQuery(elsewhereQuery()).data?.notes ?? [];
  const isRead = elsewhere.every(({ note }) => note.state === 'acknowledged');
  return (
    <QueryState query={query} what={t.viewUnread}>
      {({ handovers }) => (
        <div className={classes['sheet']}>
          {handovers.length === 0 && isRead && <EmptyState text={t.unreadEmpty} />}
          {handovers.map((note) => (
            <section key={note.handoverId} className={classes['section']}>
              <button
                type="button"
                className={classes['itemHead']}
                onClick={() => onOpen(note.handoverId)}
              >
                <span className={classes['line']}>
                  <span className={classes['number']}>{words.number(note.number ?? 0)}</span>
                  <span className={classes['grow']}>
                    {words.people(note.outgoing, note.incoming ?? words.anyone)} {note.shift}{' '}
                    <Period note={note} />
                  </span>
                  <span className={classes['red']}>
                    {words.pendingCount(number(note.pending.length))}
                  </span>
                </span>
                <span className={classes['remark']}>
                  {note.automatic ? `${t.automatic} · ` : ''}
                  {t.accountable(note.accountable)}
                </span>
              </button>
              <DueLines items={note.pending} />
            </section>
          ))}
          <ElsewhereList notes={elsewhere} onOpen={onOpenElsewhere} />
        </div>
      )}
    </QueryState>
  );
}

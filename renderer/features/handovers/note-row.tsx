import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './handovers.module.css';
import { Period } from './period.tsx';

type Head = Omit<
  Handover,
  | 'sections'
  | 'acknowledgements'
  | 'addenda'
  | 'countersignatures'
  | 'wantsCountersignature'
  | 'lint'
>;

interface NoteRowProps {
  readonly note: Head & { readonly items: number; readonly red: number; readonly pending: number };
}

/** Number and state, who hands over to whom; below it the shift and what is in the note. */
export function NoteRow({ note }: NoteRowProps) {
  const t = useTexts(handoversTexts);
  const number = useNumber();
  const { state, outgoing, incoming, shift, items, red, pending, hash, signedAt } = note;
  return (
    <div className={classes['row']}>
      <div className={classes['line']}>
        <span className={classes['number']}>
          {note.number === null ? t.draft : t.number(note.number)}
        </span>
        <span className={classes['grow']}>{t.people(outgoing, incoming ?? t.anyone)}</span>
        {hash && <code className={classes['hash']}>{hash.slice(0, 8)}</code>}
        <span className={classes['state']} data-state={state}>
          {t[state]}
        </span>
      </div>
      <div className={classes['line']}>
        <span className={classes['grow']}>
          {shift} <Period note={note} />
        </span>
        {red > 0 && <span className={classes['red']}>{t.redCount(number(red))}</span>}
        <span className={classes['remark']}>{t.itemCount(number(items))}</span>
        {state === 'signed' && pending > 0 && (
          <span className={classes['remark']}>{t.pendingCount(number(pending))}</span>
        )}
        {signedAt !== null && <TimeText at={signedAt} />}
      </div>
    </div>
  );
}

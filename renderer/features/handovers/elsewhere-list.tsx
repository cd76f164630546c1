import type { ReactNode } from 'react';
import type { HandoverElsewhere } from '../../../shared/contract/handover-notes.ts';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { useTexts } from '../../ui/language.ts';
import classes from './handovers.module.css';
import { Period } from './period.tsx';
import type { NotePlace } from './use-elsewhere.ts';

interface ElsewhereListProps {
  readonly notes: readonly HandoverElsewhere[];
  readonly onOpen: (place: NotePlace) => void;
}

/** Notes that were signed on another computer of the shop and came in a bundle, newest first. */
export function ElsewhereList({ notes, onOpen }: ElsewhereListProps): ReactNode {
  const t = useTexts(handoverDeedsTexts);
  const words = useTexts(handoversTexts);
  if (notes.length === 0) return null;
  return (
    <section className={classes['section']} aria-label={t.elsewhere}>
      <h2 className={classes['sectionName']}>{t.elsewhere}</h2>
      {notes.toReversed().map(({ archive, note, verdict }) => (
        <button
          key={`${archive} ${note.handoverId}`}
          type="button"
          className={classes['itemHead']}
          onClick={() => onOpen({ archive, handoverId: note.handoverId })}
        >
          <span className={classes['line']}>
            <span className={classes['number']}>{words.number(note.number ?? 0)}</span>
            <span className={classes['grow']}>
              {words.people(note.outgoing, note.incoming ?? words.anyone)} {note.shift}{' '}
              <Period note={note} />
            </span>
            {verdict === 'altered' && <span className={classes['red']}>▲ {t.altered}</span>}
            <span className={classes['state']} data-state={note.state}>
              {words[note.state]}
            </span>
          </span>
        </button>
      ))}
    </section>
  );
}

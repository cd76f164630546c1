import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { platformWords } from '../../../shared/i18n/platform-words.ts';
import { platformSchema } from '../../../shared/model/message.ts';
import { useLanguage, useNumber, useTexts } from '../../ui/language.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { shortTime } from '../../ui/time.ts';
import { useNow } from '../../ui/now.ts';
import classes from './handovers.module.css';
import { Period } from './period.tsx';

/** Shift, people, window, and how far the records reach. */
export function NoteHead({ note }: { readonly note: Handover }) {
  const t = useTexts(handoversTexts);
  const platforms = useTexts(platformWords);
  const language = useLanguage();
  const number = useNumber();
  const now = useNow();
  const { leftOut, coverage, shift, shop, outgoing, incoming, zone } = note;
  const nameOf = (platform: string): string => {
    const known = platformSchema.safeParse(platform);
    return known.success ? platforms[known.data] : platform;
  };
  const time = (at: number | null): string => shortTime(at, now, zone, language);
  const isLeftOut = leftOut.promises + leftOut.disputes + leftOut.waiting > 0;
  return (
    <div className={classes['head']}>
      <p>
        <strong>{t.people(outgoing, incoming ?? t.anyone)}</strong> {shift} <Period note={note} />{' '}
        {shop ?? ''}
      </p>
      <details className={classes['remark']}>
        <summary>
          {t.snapshot(time(note.snapshotAt))} · {t.coverage}
        </summary>
        <ul className={classes['plain']}>
          {coverage.map(({ platform, lastMessageAt, lastImportAt }) => (
            <li key={platform}>
              {t.coverageLine(nameOf(platform), time(lastMessageAt), time(lastImportAt))}
            </li>
          ))}
        </ul>
      </details>
      {isLeftOut && (
        <p className={classes['remark']}>
          {t.leftOut(number(leftOut.promises), number(leftOut.disputes), number(leftOut.waiting))}
        </p>
      )}
      {leftOut.likelyKept > 0 && (
        <p className={classes['remark']}>{t.likelyKept(number(leftOut.likelyKept))}</p>
      )}
      {note.signedBy !== null && (
        <p className={classes['remark']}>
          {t.signedBy(note.signedBy, '')} <TimeText at={note.signedAt} full />
        </p>
      )}
    </div>
  );
}

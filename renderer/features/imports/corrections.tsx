import type { ReactNode } from 'react';
import type { Correction } from '../../../shared/contract/imports.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { useChoiceWords } from './choice-words.ts';
import classes from './imports.module.css';

/** What was set right in a batch after it came in. Empty: nothing is shown. */
export function Corrections({ corrections }: { corrections: readonly Correction[] }): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  const sayChoice = useChoiceWords();
  if (corrections.length === 0) return null;
  const words = {
    'date-order': t.correctionDate,
    zone: t.correctionZone,
    'own-account': t.correctionOwn,
  } as const;
  return (
    <>
      <h3 className={classes['subTitle']}>{t.correctionsDone}</h3>
      <ul className={classes['corrections']}>
        {corrections.map(({ correctionId, at, by, kind, from, to, messages }) => (
          <li key={correctionId}>
            <TimeText at={at} full />{' '}
            {words[kind](from.map(sayChoice).join(', ') || t.nobody, sayChoice(to))}{' '}
            <span className={classes['quiet']}>{t.correctionBy(by, format(messages))}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

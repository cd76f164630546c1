import type { ReactNode } from 'react';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { useTexts } from '../../ui/language.ts';
import type { Encoding, EncodingReading } from './encoding-readings.ts';
import classes from './imports.module.css';

interface EncodingChoiceProps {
  readonly readings: readonly EncodingReading[];
  readonly onChoose: (encoding: Encoding) => void;
}

/** The same line in several encodings: a person sees which one is right. */
export function EncodingChoice({ readings, onChoose }: EncodingChoiceProps): ReactNode {
  const t = useTexts(importsTexts);
  return (
    <div className={classes['asking']} role="group" aria-label={t.encoding}>
      <p>{t.encodingAsk}</p>
      <ul className={classes['encodings']}>
        {readings.map(([encoding, line]) => (
          <li key={encoding}>
            <button
              type="button"
              className={classes['choiceRow']}
              onClick={() => onChoose(encoding)}
            >
              <span className={classes['choiceName']}>{encoding.toUpperCase()}</span>
              <span className={classes['choiceLine']}>{line}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

import type { ReactNode } from 'react';
import { AppError } from '../../../shared/contract/errors.ts';
import { importOptionsSchema, type ImportOptions } from '../../../shared/contract/imports.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { useTexts } from '../../ui/language.ts';
import classes from './imports.module.css';

type Encoding = NonNullable<ImportOptions['encoding']>;
/** An encoding, and what a line of the file is in it. */
type EncodingReading = readonly [encoding: Encoding, line: string];

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

/** What an error offers where a file's encoding cannot be told; null for any other. */
export function readingsOf(error: unknown): readonly EncodingReading[] | null {
  const details = error instanceof AppError ? (error.details ?? {}) : {};
  const { choices } = details;
  if (typeof choices !== 'string') return null;
  const known = importOptionsSchema.shape.encoding.unwrap();
  const readings = choices.split(', ').flatMap((choice): EncodingReading[] => {
    const encoding = known.safeParse(choice);
    const line = details[choice];
    return encoding.success && typeof line === 'string' ? [[encoding.data, line]] : [];
  });
  return readings.length > 0 ? readings : null;
}

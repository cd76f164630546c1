import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Inspection } from '../../../shared/contract/imports.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { api } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { guessColumns } from './guess-columns.ts';
import classes from './imports.module.css';
import { LineMarking } from './line-marking.tsx';
import { asDetected, importOptions, isAsDetected } from './options.ts';
import { PresetBar } from './preset-bar.tsx';
import type { PreviewProps } from './preview.tsx';

interface HandReadingProps extends PreviewProps {
  readonly inspection: Inspection | undefined;
  /** Why it cannot be read as it is said to be; null where it can. */
  readonly failure: unknown;
}

/** Where a person says how a file is read: as a table, by a marked line, by a preset. */
export function HandReading(props: HandReadingProps): ReactNode {
  const { file, options, reading, onReading, inspection, failure } = props;
  const t = useTexts(importsTexts);
  const isMarked = reading.linePattern !== undefined;
  const [isMarking, setMarking] = useState(isMarked);
  const isUnknown = failure instanceof AppError && failure.code === 'unsupported-format';
  const before = useFirstLines(props, isMarked);
  const lines = linesOf(failure) ?? before;
  const isByHand = !isAsDetected(reading);
  const isOpen = isByHand || isUnknown;
  return (
    <div className={classes['handReading']}>
      {isByHand && (
        <p className={classes['tableOffer']}>
          <span>{t.readingByHand}</span>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              setMarking(false);
              onReading(asDetected);
            }}
          >
            {t.readAuto}
          </Button>
        </p>
      )}
      {isUnknown && lines.length > 0 && (
        <p className={classes['bad']} role="alert">
          ▲ {t.unknownFile(file.name)}
        </p>
      )}
      {isUnknown && !isMarked && reading.columns === undefined && (
        <>
          <p className={classes['tableOffer']}>
            <span>{t.readAsTableHint}</span>
            <Button
              variant="default"
              onClick={() => onReading({ ...reading, columns: guessColumns(lines) })}
            >
              {t.readAsTable}
            </Button>
          </p>
          {lines.length > 0 && !isMarking && (
            <p className={classes['tableOffer']}>
              <span>{t.markLineOffer}</span>
              <Button variant="default" onClick={() => setMarking(true)}>
                {t.markLine}
              </Button>
            </p>
          )}
        </>
      )}
      {(isMarking || isMarked) && lines.length > 0 && (
        <LineMarking
          key={file.grant}
          lines={lines}
          pattern={reading.linePattern}
          onPattern={(linePattern) =>
            onReading({ ...reading, linePattern, columns: undefined, preset: undefined })
          }
        />
      )}
      <PresetBar
        reading={reading}
        onReading={onReading}
        options={options}
        headers={inspection?.table?.headers ?? []}
        isOpen={isOpen || Boolean(inspection?.table)}
      />
    </div>
  );
}

/** The first lines, as the refusal of the file as it is tells them; known from before the first mark. */
function useFirstLines(
  { file, options, reading }: PreviewProps,
  isWanted: boolean,
): readonly string[] {
  const plain = importOptions(options, reading.encoding ? { encoding: reading.encoding } : {});
  const { error } = useQuery(
    api.imports.inspect.queryOptions({
      input: { grant: file.grant, options: plain, limit: 20 },
      staleTime: Infinity,
      retryOnMount: false,
      enabled: isWanted,
    }),
  );
  return linesOf(error) ?? [];
}

/** The lines of a text that no format fits, for a person to mark; null for any other error. */
export function linesOf(error: unknown): readonly string[] | null {
  const told = error instanceof AppError ? error.details?.['lines'] : undefined;
  if (typeof told !== 'string') return null;
  const lines = told.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 0 ? lines : null;
}

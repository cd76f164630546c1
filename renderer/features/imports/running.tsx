import { Button, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import type { ImportRun } from '../../ui/import-run.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { roughly, sizeText } from '../../ui/time-left.ts';
import classes from './imports.module.css';

interface RunningProps {
  readonly run: Pick<ImportRun, 'progress' | 'timeLeft' | 'isDry'>;
  readonly onCancel: () => void;
}

/**
 * How far the import is in messages, bytes and time, and the way out, which leaves nothing behind. Once the
 * messages are stored there is nothing to be called off: search and detection catch up by themselves.
 */
export function Running({ run: { progress, timeLeft, isDry }, onCancel }: RunningProps): ReactNode {
  const t = useTexts(importsTexts);
  const title = isDry ? t.dryRunning : t.running;
  const isStored = progress?.stage === 'indexing' || progress?.stage === 'analysing';
  const share =
    progress && progress.bytesTotal > 0 ? (100 * progress.bytes) / progress.bytesTotal : 0;
  return (
    <Panel title={title}>
      <Progress value={share} aria-label={title} />
      <div className={classes['running']}>
        <div>
          <p role="status">
            {progress && <Amounts progress={progress} />}
            {timeLeft !== null && <TimeLeft ms={timeLeft} />}
          </p>
          {isStored && <p className={classes['quiet']}>{t.alreadyStored}</p>}
          {progress && progress.file !== '' && (
            <p className={classes['quiet']}>
              {t.fileOf(progress.fileNumber, progress.fileCount, progress.file)}
            </p>
          )}
        </div>
        {!isStored && (
          <Button variant="default" onClick={onCancel}>
            {isDry ? t.dryCancel : t.cancel}
          </Button>
        )}
      </div>
    </Panel>
  );
}

/** Of a file its bytes; of what follows, its messages. */
function Amounts({ progress }: { progress: NonNullable<ImportRun['progress']> }): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  const { stage, bytes, bytesTotal, messages } = progress;
  const said =
    stage === 'reading' || stage === 'storing'
      ? [t.messagesSoFar(format(messages)), t.bytesOf(sizeText(bytes), sizeText(bytesTotal))]
      : [t.rowsOf(format(bytes), format(bytesTotal))];
  return [t[stage], ...said].join(' · ');
}

function TimeLeft({ ms }: { ms: number }): ReactNode {
  const t = useTexts(importsTexts);
  const { unit, n } = roughly(ms);
  return ` · ${t.timeLeft(t[unit](n))}`;
}

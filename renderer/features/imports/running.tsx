import { Button, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import type { ImportRun } from '../../ui/import-run.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import classes from './imports.module.css';

interface RunningProps {
  readonly progress: ImportRun['progress'];
  readonly onCancel: () => void;
}

/** How far the import is, and the way out of it, which leaves nothing behind. */
export function Running({ progress, onCancel }: RunningProps): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  const share =
    progress && progress.bytesTotal > 0 ? (100 * progress.bytes) / progress.bytesTotal : 0;
  return (
    <Panel title={t.running}>
      <Progress value={share} aria-label={t.running} />
      <div className={classes['running']}>
        <p role="status">
          {progress && (
            <>
              {t[progress.stage]} · {t.messagesSoFar(format(progress.messages))}
              <br />
              <span className={classes['quiet']}>
                {t.fileOf(progress.fileNumber, progress.fileCount, progress.file)}
              </span>
            </>
          )}
        </p>
        <Button variant="default" onClick={onCancel}>
          {t.cancel}
        </Button>
      </div>
    </Panel>
  );
}

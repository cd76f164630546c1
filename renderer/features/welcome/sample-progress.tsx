import { Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { welcomeTexts } from '../../../shared/i18n/imports.ts';
import { Failure } from '../../ui/failure.tsx';
import { useImport } from '../../ui/import-run.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import classes from './welcome.module.css';

/** How far the sample shop is, and what kept it from coming. */
export function SampleProgress(): ReactNode {
  const t = useTexts(welcomeTexts);
  const format = useNumber();
  const { isRunning, progress, error } = useImport();
  if (error !== null) return <Failure error={error} what={t.openSample} />;
  if (!isRunning) return null;
  const share =
    progress && progress.bytesTotal > 0 ? (100 * progress.bytes) / progress.bytesTotal : 0;
  return (
    <div className={classes['progress']} role="status">
      <Progress value={share} aria-label={t.preparing} />
      <p>{progress ? t.progress(format(progress.messages)) : t.preparing}</p>
    </div>
  );
}

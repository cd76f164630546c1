import { Button, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { welcomeTexts } from '../../../shared/i18n/imports.ts';
import { client } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useImport } from '../../ui/import-run.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import classes from './welcome.module.css';

/** What one sees before anything is imported: what this is for, and two ways on. */
export function Welcome(): ReactNode {
  const t = useTexts(welcomeTexts);
  const [, navigate] = useLocation();
  const format = useNumber();
  const run = useImport();
  const progress = run.progress;
  return (
    <section className={classes['welcome']} aria-label={t.title}>
      <h1 className={classes['title']}>{t.title}</h1>
      <p className={classes['text']}>{t.sentence}</p>
      <div className={classes['buttons']}>
        <Button size="md" onClick={() => navigate('/imports')} disabled={run.isRunning}>
          {t.importChats}
        </Button>
        <Button
          size="md"
          variant="default"
          disabled={run.isRunning}
          onClick={() =>
            void run.start((signal) => client.archives.openSample(undefined, { signal }))
          }
        >
          {t.openSample}
        </Button>
      </div>
      {run.isRunning && (
        <div className={classes['progress']} role="status">
          <Progress
            value={
              progress && progress.bytesTotal > 0 ? (100 * progress.bytes) / progress.bytesTotal : 0
            }
            aria-label={t.preparing}
          />
          <p>{progress ? t.progress(format(progress.messages)) : t.preparing}</p>
        </div>
      )}
      {run.error !== null && <Failure error={run.error} what={t.openSample} />}
      <p className={classes['note']}>{t.note}</p>
    </section>
  );
}

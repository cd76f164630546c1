import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { welcomeTexts } from '../../../shared/i18n/imports.ts';
import { useImport } from '../../ui/import-run.ts';
import { useTexts } from '../../ui/language.ts';
import { useOpenSample } from './open-sample.ts';
import { SampleProgress } from './sample-progress.tsx';
import classes from './welcome.module.css';

/** What one sees before anything is imported: what this is for, and two ways on. */
export function Welcome(): ReactNode {
  const t = useTexts(welcomeTexts);
  const [, navigate] = useLocation();
  const { isRunning } = useImport();
  const openSample = useOpenSample();
  return (
    <section className={classes['welcome']} aria-label={t.title}>
      <h1 className={classes['title']}>{t.title}</h1>
      <p className={classes['text']}>{t.sentence}</p>
      <div className={classes['buttons']}>
        <Button size="md" onClick={() => navigate('/imports')} disabled={isRunning}>
          {t.importChats}
        </Button>
        <Button size="md" variant="default" disabled={isRunning} onClick={() => void openSample()}>
          {t.openSample}
        </Button>
      </div>
      <SampleProgress />
      <p className={classes['note']}>{t.note}</p>
    </section>
  );
}

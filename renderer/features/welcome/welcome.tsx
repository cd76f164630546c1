import { Button, Progress } from '@mantine/core';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { welcomeTexts } from '../../../shared/i18n/imports.ts';
import type { ImportProgress } from '../../../shared/contract/imports.ts';
import { api, client } from '../../api/client.ts';
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
  const queries = useQueryClient();
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
          onClick={() => void run.start(async (signal) => openSample(queries, signal))}
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

/**
 * The sample shop's archive is another one. The page learns that before anything else happens in it, or
 * what the person does next would be lost when the rooms change over later.
 */
async function* openSample(
  queries: QueryClient,
  signal: AbortSignal,
): AsyncGenerator<ImportProgress> {
  let isKnown = false;
  for await (const said of await client.archives.openSample(undefined, { signal })) {
    if (!isKnown) await queries.refetchQueries({ queryKey: api.archives.current.key() });
    isKnown = true;
    yield said;
  }
}

import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Batch } from '../../../shared/contract/imports.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { api } from '../../api/client.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { FileTable, type FileRow } from './file-table.tsx';
import classes from './imports.module.css';
import { IssuesDrawer } from './issues-drawer.tsx';

/** Every import so far, newest first; nothing of them is ever deleted. */
export function Batches(): ReactNode {
  const t = useTexts(importsTexts);
  const { more } = useTexts(commonWords);
  const query = useInfiniteQuery(
    api.imports.batches.infiniteOptions({
      input: (beforeId: string | undefined) =>
        beforeId === undefined ? { limit: 20 } : { limit: 20, beforeId },
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  return (
    <Panel title={t.batches}>
      <QueryState
        query={query}
        what={t.batches}
        isEmpty={({ pages }) => pages[0]?.batches.length === 0}
        empty={<p className={classes['quiet']}>{t.noBatches}</p>}
      >
        {({ pages }) => (
          <>
            {pages
              .flatMap(({ batches }) => batches)
              .map((batch) => (
                <BatchRow key={batch.batchId} batch={batch} />
              ))}
            {query.hasNextPage && (
              <Button
                variant="default"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {more}
              </Button>
            )}
          </>
        )}
      </QueryState>
    </Panel>
  );
}

function BatchRow({ batch }: { batch: Batch }): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  const [shown, show] = useState<FileRow | null>(null);
  const { totals } = batch;
  return (
    <details className={classes['batch']}>
      <summary>
        <TimeText at={batch.finishedAt} full />
        <span>{t.batchNumber(batch.batchId)}</span>
        <span>{t.batchLine(batch.files.length, batch.actor)}</span>
        <span className={classes['quiet']}>
          {t.columnNew} {format(totals.new)} · {t.columnDuplicate} {format(totals.duplicate)} ·{' '}
          {totals.conflicting > 0 && `${t.columnConflicting} ${format(totals.conflicting)} · `}
          {t.columnIssues} {format(totals.issues)}
        </span>
      </summary>
      <FileTable files={batch.files} onIssues={show} />
      {shown && <IssuesDrawer file={shown} onClose={() => show(null)} />}
    </details>
  );
}

import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Batch } from '../../../shared/contract/imports.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { api } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { Corrections } from './corrections.tsx';
import { FileTable, type FileRow } from './file-table.tsx';
import classes from './imports.module.css';
import { IssuesDrawer } from './issues-drawer.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

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
  const { totals, withdrawnAt, withdrawnBy, withdrawnReason } = batch;
  const [isOpen, setOpen] = useState(false);
  const actor = batch.actor === 'inbox' ? t.inboxActor : batch.actor;
  return (
    <details
      className={classes['batch']}
      data-withdrawn={withdrawnAt !== null}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <TimeText at={batch.finishedAt} full />
        <span>{t.batchNumber(batch.batchId)}</span>
        <span>{t.batchLine(batch.files.length, actor)}</span>
        <span className={classes['quiet']}>
          {[
            `${t.columnNew} ${format(totals.new)}`,
            `${t.columnDuplicate} ${format(totals.duplicate)}`,
            totals.conflicting > 0 && `${t.columnConflicting} ${format(totals.conflicting)}`,
            totals.rejected > 0 && `${t.columnIssues} ${format(totals.rejected)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {withdrawnAt !== null && (
          <span className={classes['withdrawn']}>
            ⊘ {t.withdrawnBy(withdrawnBy ?? '', withdrawnReason ?? '')}
          </span>
        )}
      </summary>
      {isOpen && <BatchDetails batch={batch} />}
    </details>
  );
}

/** Files, corrections and what can be done; made only for the rows that are open. */
function BatchDetails({ batch }: { batch: Batch }): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  const [shown, show] = useState<FileRow | null>(null);
  const [asking, setAsking] = useState<'withdraw' | 'correct' | null>(null);
  const restore = useMutation(
    api.imports.restore.mutationOptions({
      onSuccess: ({ messages }) => notify(t.restored(format(messages))),
    }),
  );
  const { batchId, withdrawnAt } = batch;
  const close = (): void => setAsking(null);
  return (
    <div className={classes['batchDetails']}>
      <FileTable files={batch.files} onIssues={show} />
      <Corrections corrections={batch.corrections} />
      <div className={classes['buttons']}>
        {withdrawnAt === null ? (
          <>
            <Button variant="default" size="xs" onClick={() => setAsking('correct')}>
              {t.correct}…
            </Button>
            <Button variant="default" size="xs" onClick={() => setAsking('withdraw')}>
              {t.withdraw}…
            </Button>
          </>
        ) : (
          <>
            <TimeText at={withdrawnAt} full />
            <Button
              variant="default"
              size="xs"
              loading={restore.isPending}
              onClick={() => restore.mutate({ batchId })}
            >
              {t.restore}
            </Button>
          </>
        )}
      </div>
      {restore.error !== null && <Failure error={restore.error} what={t.restore} />}
      {asking === 'withdraw' && <WithdrawDialog batchId={batchId} onClose={close} />}
      {asking === 'correct' && <CorrectDialog batch={batch} onClose={close} />}
      {shown && <IssuesDrawer file={shown} onClose={() => show(null)} />}
    </div>
  );
}

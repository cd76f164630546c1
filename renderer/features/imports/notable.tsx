import { Button } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { api } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import type { FileRow } from './file-table.tsx';
import classes from './imports.module.css';
import { IssuesDrawer } from './issues-drawer.tsx';
import { nameOf } from './batches-of.ts';

/** As many files are looked into; of more, each has its own notes in the table. */
const mostFiles = 20;
const shownEach = 3;

type Reason = 'conflicting-id' | 'maybe-known-chat';

/** What a person should look at after an import: conflicts, and chats that were kept apart. */
export function Notable({ files }: { files: readonly FileRow[] }): ReactNode {
  return (
    <>
      <NotableReason
        files={files.filter(({ conflicting }) => conflicting > 0)}
        reason="conflicting-id"
      />
      <NotableReason files={files.filter(({ issues }) => issues > 0)} reason="maybe-known-chat" />
    </>
  );
}

function NotableReason({
  files,
  reason,
}: {
  files: readonly FileRow[];
  reason: Reason;
}): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  const [shown, show] = useState<FileRow | null>(null);
  const kept = files.filter(({ sourceFileId }) => sourceFileId !== null).slice(0, mostFiles);
  const queries = useQueries({
    queries: kept.map(({ sourceFileId }) =>
      api.imports.issues.queryOptions({
        input: { sourceFileId: sourceFileId ?? '', reasons: [reason], limit: shownEach },
      }),
    ),
  });
  const failed = queries.find(({ error }) => error !== null);
  const total = queries.reduce((sum, { data }) => sum + (data?.total ?? 0), 0);
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  if (total === 0) return null;
  const title = reason === 'conflicting-id' ? t.conflictsTitle : t.apartTitle;
  return (
    <section className={classes['notable']} aria-label={title(format(total))}>
      <h3 className={classes['subTitle']}>◆ {title(format(total))}</h3>
      <ul>
        {kept.map((file, index) => {
          const found = queries[index]?.data;
          if (!found || found.total === 0) return null;
          return (
            <li key={file.path}>
              {found.issues.map(({ line, excerpt }) => (
                <p key={`${line} ${excerpt}`} className={classes['excerpt']}>
                  {excerpt}
                </p>
              ))}
              <Button variant="subtle" size="compact-sm" onClick={() => show(file)}>
                {nameOf(file.path)} · {t.seeAll} {format(found.total)}
              </Button>
            </li>
          );
        })}
      </ul>
      {shown && <IssuesDrawer file={shown} reasons={[reason]} onClose={() => show(null)} />}
    </section>
  );
}

import { Button, CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ImportReport } from '../../../shared/contract/imports.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { api } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { FileTable, type FileRow } from './file-table.tsx';
import classes from './imports.module.css';
import { IssuesDrawer } from './issues-drawer.tsx';

interface ReportProps {
  readonly report: ImportReport | null;
  readonly error: unknown;
  readonly onClose: () => void;
}

/** What became of the last import, file by file. */
export function Report({ report, error, onClose }: ReportProps): ReactNode {
  const t = useTexts(importsTexts);
  const [, navigate] = useLocation();
  const [shown, show] = useState<FileRow | null>(null);
  const files = useFilesOf(report);
  const common = useTexts(commonWords);
  if (error instanceof AppError && error.code === 'cancelled')
    return (
      <p className={classes['cancelled']} role="status">
        {t.cancelled}
      </p>
    );
  if (error !== null) return <Failure error={error} what={t.title} />;
  if (!report) return null;
  return (
    <Panel
      title={t.done}
      actions={
        <>
          <Button variant="default" onClick={() => navigate('/search')}>
            {t.goSearch}
          </Button>
          <CloseButton aria-label={common.close} onClick={onClose} />
        </>
      }
    >
      <Summary report={report} />
      <FileTable files={files} onIssues={show} />
      {shown && <IssuesDrawer file={shown} onClose={() => show(null)} />}
    </Panel>
  );
}

function Summary({ report: { totals } }: { report: ImportReport }): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  const { conflicting } = totals;
  const isNothingNew =
    totals.new + conflicting === 0 && totals.refused === 0 && totals.issues === 0;
  return (
    <div className={classes['summary']} role="status">
      <p>
        {isNothingNew
          ? t.nothingNew
          : t.doneWords(format(totals.new), format(totals.duplicate), format(totals.issues))}
      </p>
      {conflicting > 0 && (
        <p className={classes['bad']}>▲ {t.conflictingWords(format(conflicting))}</p>
      )}
      {totals.refused > 0 && <p className={classes['bad']}>▲ {t.refusedWords(totals.refused)}</p>}
    </div>
  );
}

/** The report's files, with the ids under which the archive keeps them. */
function useFilesOf(report: ImportReport | null): readonly FileRow[] {
  const batches = useQuery(
    api.imports.batches.queryOptions({ input: { limit: 20 }, enabled: report !== null }),
  );
  if (!report) return [];
  // Newest first, so that a file met before is found where it was met last.
  const kept = batches.data?.batches.flatMap(({ files }) => files) ?? [];
  return report.files.map((file) => ({
    ...file,
    sourceFileId: kept.find(({ path }) => path === file.path)?.sourceFileId ?? null,
  }));
}

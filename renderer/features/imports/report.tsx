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
import type { ImportRun } from '../../ui/import-run.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { FileTable, type FileRow } from './file-table.tsx';
import classes from './imports.module.css';
import { IssuesDrawer } from './issues-drawer.tsx';
import { Ledger } from './ledger.tsx';
import { Notable } from './notable.tsx';

interface ReportProps {
  readonly run: Pick<ImportRun, 'report' | 'error' | 'isDry'>;
  /** True while what was refused is still there to be tried again. */
  readonly hasLeft: boolean;
  readonly onClose: () => void;
}

/** What became of the last import, or would become of it, file by file. */
export function Report({
  run: { report, error, isDry },
  hasLeft,
  onClose,
}: ReportProps): ReactNode {
  const t = useTexts(importsTexts);
  const [, navigate] = useLocation();
  const [shown, show] = useState<FileRow | null>(null);
  const files = useFilesOf(isDry ? null : report) ?? report?.files.map(withoutId) ?? [];
  const common = useTexts(commonWords);
  const broken = error !== null && (
    <Broken error={error} isDry={isDry} hasLeft={hasLeft} hasPart={report !== null} />
  );
  if (!report) return broken || null;
  return (
    <>
      {broken}
      <Panel
        title={isDry ? t.dryRunDone : t.done}
        actions={
          <>
            {!isDry && (
              <Button variant="default" onClick={() => navigate('/search')}>
                {t.goSearch}
              </Button>
            )}
            <CloseButton aria-label={common.close} onClick={onClose} />
          </>
        }
      >
        <Summary report={report} isDry={isDry} />
        <Ledger totals={report.totals} />
        {report.totals.refused > 0 && hasLeft && !isDry && (
          <p className={classes['quiet']}>{t.keptChosen}</p>
        )}
        {!isDry && <Notable files={files} />}
        <FileTable files={files} isDry={isDry} onIssues={show} />
        {shown && <IssuesDrawer file={shown} onClose={() => show(null)} />}
      </Panel>
    </>
  );
}

interface BrokenProps {
  readonly error: unknown;
  readonly isDry: boolean;
  readonly hasLeft: boolean;
  /** Some of what was chosen came in before. */
  readonly hasPart: boolean;
}

/** Called off by a person, or failed. */
function Broken({ error, isDry, hasLeft, hasPart }: BrokenProps): ReactNode {
  const t = useTexts(importsTexts);
  if (!(error instanceof AppError && error.code === 'cancelled'))
    return <Failure error={error} what={isDry ? t.dryRunDone : t.title} />;
  const words = hasPart ? t.cancelledPart : hasLeft ? t.cancelledKept : t.cancelled;
  return (
    <p className={classes['cancelled']} role="status">
      {isDry ? t.dryRunCancelled : words}
    </p>
  );
}

function Summary({
  report: { totals },
  isDry,
}: {
  report: ImportReport;
  isDry: boolean;
}): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  const { conflicting, sessions = 0 } = totals;
  const isNothingNew = totals.new + conflicting + totals.refused + totals.rejected + sessions === 0;
  const done = isNothingNew
    ? t.nothingNew
    : t.doneWords(format(totals.new), format(totals.duplicate), format(totals.rejected));
  return (
    <div className={classes['summary']} role="status">
      <p>{isDry ? t.dryRunWords : done}</p>
      {sessions > 0 && <p>{t.sessionsWords(format(sessions))}</p>}
      {conflicting > 0 && (
        <p className={classes['warning']}>◆ {t.conflictingWords(format(conflicting))}</p>
      )}
      {totals.refused > 0 && (
        <p className={classes['bad']}>
          ▲ {isDry ? t.dryRefusedWords(totals.refused) : t.refusedWords(totals.refused)}
        </p>
      )}
    </div>
  );
}

function withoutId(file: ImportReport['files'][number]): FileRow {
  return { ...file, sourceFileId: null };
}

/** The report's files, with the ids under which the archive keeps them. */
function useFilesOf(report: ImportReport | null): readonly FileRow[] | null {
  const batches = useQuery(
    api.imports.batches.queryOptions({ input: { limit: 20 }, enabled: report !== null }),
  );
  if (!report) return null;
  // Newest first, so that a file met before is found where it was met last.
  const kept = batches.data?.batches.flatMap(({ files }) => files) ?? [];
  const byPath = new Map(kept.toReversed().map(({ path, sourceFileId }) => [path, sourceFileId]));
  return report.files.map((file) => ({ ...file, sourceFileId: byPath.get(file.path) ?? null }));
}

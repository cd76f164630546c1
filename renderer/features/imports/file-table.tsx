import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { isErrorCode } from '../../../shared/contract/errors.ts';
import type { FileReport } from '../../../shared/contract/imports.ts';
import { errorAdvice, errorWords } from '../../../shared/i18n/errors.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { useFormatWords } from './choice-words.ts';
import classes from './imports.module.css';
import { nameOf } from './batches-of.ts';

/** A file of a batch; null where the archive keeps none of it. */
export interface FileRow extends FileReport {
  readonly sourceFileId: string | null;
}

interface FileTableProps {
  readonly files: readonly FileRow[];
  /** Nothing was taken in: only what would come of it. */
  readonly isDry?: boolean;
  readonly onIssues: (file: FileRow) => void;
}

const shownAtFirst = 50;
const shownMore = 500;

/** A row a file: what was refused first, then what there is something to say of, then the others. */
export function FileTable({ files, isDry = false, onIssues }: FileTableProps): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  const [shownCount, setShownCount] = useState(shownAtFirst);
  const [own, companions] = apart(files);
  const shown = own.slice(0, shownCount);
  const left = own.length - shown.length;
  return (
    <>
      <div className={classes['tableScroll']} tabIndex={0} role="region" aria-label={t.columnFile}>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{t.columnFile}</th>
              <th scope="col">{t.columnState}</th>
              {[
                t.columnRead,
                t.columnNew,
                t.columnDuplicate,
                t.columnConflicting,
                t.columnIssues,
                t.columnNotes,
              ].map((name) => (
                <th key={name} scope="col" className={classes['right']}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((file, index) => (
              // The same name may come in twice, from two folders.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={`${file.path} ${index}`}>
                <td className={classes['pathCell']} title={file.path}>
                  {nameOf(file.path)}
                </td>
                <td>
                  <FileState file={file} isDry={isDry} />
                </td>
                {[file.read, file.new, file.duplicate, file.conflicting, file.rejected].map(
                  (count, column) => (
                    // oxlint-disable-next-line react/no-array-index-key
                    <td key={column} className={classes['right']} data-none={count === 0}>
                      {format(count)}
                    </td>
                  ),
                )}
                <td className={classes['right']}>
                  {file.issues > 0 && file.sourceFileId !== null ? (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      px={0}
                      aria-label={t.showNotes(format(file.issues), nameOf(file.path))}
                      onClick={() => onIssues(file)}
                    >
                      {format(file.issues)}
                    </Button>
                  ) : (
                    format(file.issues)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => setShownCount(shownCount + shownMore)}
        >
          {t.moreFiles(format(Math.min(left, shownMore)))}
        </Button>
      )}
      {companions.length > 0 && (
        <details className={classes['companions']}>
          <summary>{t.companions(format(companions.length))}</summary>
          <p>
            {companions
              .slice(0, shownMore)
              .map(({ path }) => nameOf(path))
              .join(' · ')}
          </p>
        </details>
      )}
    </>
  );
}

/** Files with records of their own, and those that were only read along. */
function apart(files: readonly FileRow[]): [FileRow[], FileRow[]] {
  const weight = ({ status, issues }: FileRow): number =>
    status === 'refused' ? 0 : issues > 0 ? 1 : 2;
  const own = files.filter(({ status }) => status !== 'companion');
  return [
    own.toSorted((a, b) => weight(a) - weight(b)),
    files.filter(({ status }) => status === 'companion'),
  ];
}

function FileState({ file, isDry }: { file: FileRow; isDry: boolean }): ReactNode {
  const t = useTexts(importsTexts);
  const words = useTexts(errorWords);
  const advice = useTexts(errorAdvice);
  const number = useNumber();
  const sayFormat = useFormatWords();
  const { status, format, error, system, restored = 0, sessions = 0 } = file;
  if (status !== 'refused') {
    const facts = [
      format === null ? null : sayFormat(format),
      system > 0 ? t.withSystem(number(system)) : null,
      restored > 0 ? t.restoredWords(number(restored)) : null,
      sessions > 0 ? t.sessionsWords(number(sessions)) : null,
    ].filter((fact) => fact !== null);
    return (
      <>
        {isDry && status === 'imported' ? t.dryImported : t[status]}{' '}
        <span className={classes['quiet']}>{facts.join(' · ')}</span>
      </>
    );
  }
  const code = isErrorCode(error?.code) ? error.code : 'internal';
  return (
    <>
      <span className={classes['bad']}>
        ▲ {isDry ? t.dryRefused : t.refused}: {words[code]}
      </span>
      <br />
      <span className={classes['quiet']}>
        {typeof error?.details?.['choices'] === 'string' ? t.encodingAdvice : advice[code]}
      </span>
    </>
  );
}

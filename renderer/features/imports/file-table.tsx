import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { isErrorCode } from '../../../shared/contract/errors.ts';
import type { FileReport } from '../../../shared/contract/imports.ts';
import { errorAdvice, errorWords } from '../../../shared/i18n/errors.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { useFormatWords } from './choice-words.ts';
import classes from './imports.module.css';

/** A file of a batch; null where the archive keeps none of it. */
export interface FileRow extends FileReport {
  readonly sourceFileId: string | null;
}

interface FileTableProps {
  readonly files: readonly FileRow[];
  readonly onIssues: (file: FileRow) => void;
}

export function FileTable({ files, onIssues }: FileTableProps): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  return (
    <div className={classes['tableScroll']} tabIndex={0} role="region" aria-label={t.columnFile}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t.columnFile}</th>
            <th scope="col">{t.columnState}</th>
            <th scope="col" className={classes['right']}>
              {t.columnNew}
            </th>
            <th scope="col" className={classes['right']}>
              {t.columnDuplicate}
            </th>
            <th scope="col" className={classes['right']}>
              {t.columnConflicting}
            </th>
            <th scope="col" className={classes['right']}>
              {t.columnSystem}
            </th>
            <th scope="col" className={classes['right']}>
              {t.columnIssues}
            </th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.path}>
              <td className={classes['pathCell']} title={file.path}>
                {file.path.split(/[\\/]/).at(-1)}
              </td>
              <td>
                <FileState file={file} />
              </td>
              <td className={classes['right']}>{format(file.new)}</td>
              <td className={classes['right']}>{format(file.duplicate)}</td>
              <td className={classes['right']}>{format(file.conflicting)}</td>
              <td className={classes['right']}>{format(file.system)}</td>
              <td className={classes['right']}>
                {file.issues > 0 && file.sourceFileId !== null ? (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={t.showIssues(format(file.issues))}
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
  );
}

function FileState({ file: { status, format, error } }: { file: FileRow }): ReactNode {
  const t = useTexts(importsTexts);
  const words = useTexts(errorWords);
  const advice = useTexts(errorAdvice);
  const sayFormat = useFormatWords();
  if (status !== 'refused')
    return (
      <>
        {t[status]}{' '}
        {format !== null && <span className={classes['quiet']}>{sayFormat(format)}</span>}
      </>
    );
  const code = isErrorCode(error?.code) ? error.code : 'internal';
  return (
    <>
      <span className={classes['bad']}>
        ▲ {t.refused}: {words[code]}
      </span>
      <br />
      <span className={classes['quiet']}>{advice[code]}</span>
    </>
  );
}

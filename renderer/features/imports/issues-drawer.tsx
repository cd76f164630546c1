import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { api } from '../../api/client.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { QueryState } from '../../ui/query-state.tsx';
import type { FileRow } from './file-table.tsx';
import classes from './imports.module.css';
import { IssueList } from './issue-list.tsx';

const shownIssues = 1_000;

/** The lines of one file that could not be read. The original keeps them all. */
export function IssuesDrawer({ file, onClose }: { file: FileRow; onClose: () => void }): ReactNode {
  const t = useTexts(importsTexts);
  const { close } = useTexts(commonWords);
  const format = useNumber();
  const input = { sourceFileId: file.sourceFileId ?? '', limit: shownIssues };
  const query = useQuery(api.imports.issues.queryOptions({ input }));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={t.issuesTitle(file.path.split(/[\\/]/).at(-1) ?? file.path)}
      closeButtonProps={{ 'aria-label': close }}
    >
      <QueryState query={query} what={file.path}>
        {({ issues, total }) => (
          <>
            <p className={classes['quiet']}>
              {t.issuesShown(format(issues.length), format(total))}
            </p>
            <IssueList issues={issues} />
          </>
        )}
      </QueryState>
    </Drawer>
  );
}

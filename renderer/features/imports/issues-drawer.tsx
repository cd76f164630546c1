import { Button, Drawer } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { api } from '../../api/client.ts';
import { useFocusReturn } from '../../ui/focus-return.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { QueryState } from '../../ui/query-state.tsx';
import type { FileRow } from './file-table.tsx';
import classes from './imports.module.css';
import { IssueList } from './issue-list.tsx';
import { nameOf } from './batches-of.ts';

const pageSize = 200;

interface IssuesDrawerProps {
  readonly file: FileRow;
  /** Only those of these reasons. */
  readonly reasons?: readonly string[];
  readonly onClose: () => void;
}

/** Everything that there is to say of one file, page by page. The original keeps it all. */
export function IssuesDrawer({ file, reasons, onClose }: IssuesDrawerProps): ReactNode {
  const t = useTexts(importsTexts);
  const { close } = useTexts(commonWords);
  const format = useNumber();
  useFocusReturn();
  const query = useInfiniteQuery(
    api.imports.issues.infiniteOptions({
      input: (offset: number) => ({
        sourceFileId: file.sourceFileId ?? '',
        offset,
        limit: pageSize,
        ...(reasons ? { reasons: [...reasons] } : {}),
      }),
      initialPageParam: 0,
      getNextPageParam: ({ total }, pages) => {
        const read = pages.reduce((sum, { issues }) => sum + issues.length, 0);
        return read < total ? read : undefined;
      },
    }),
  );
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={t.issuesTitle(nameOf(file.path))}
      closeButtonProps={{ 'aria-label': close }}
    >
      <QueryState
        query={query}
        what={file.path}
        isEmpty={({ pages }) => pages[0]?.total === 0}
        empty={<p className={classes['quiet']}>{t.noIssues}</p>}
      >
        {({ pages }) => {
          const issues = pages.flatMap((page) => page.issues);
          const total = pages[0]?.total ?? 0;
          return (
            <>
              <p className={classes['quiet']}>
                {t.issuesShown(format(issues.length), format(total))}
              </p>
              <IssueList issues={issues} />
              {query.hasNextPage && (
                <Button
                  variant="default"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {t.issuesMore(format(Math.min(pageSize, total - issues.length)))}
                </Button>
              )}
            </>
          );
        }}
      </QueryState>
    </Drawer>
  );
}

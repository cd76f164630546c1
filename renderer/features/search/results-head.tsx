import { Button, NativeSelect } from '@mantine/core';
import { IconListTree } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Count, SearchSort } from '../../../shared/contract/search.ts';
import { searchTexts } from '../../../shared/i18n/search.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { useCountText } from './group-row.tsx';
import classes from './search.module.css';

interface ResultsHeadProps {
  readonly count: Count | undefined;
  /** Ranked among so many; null where all are in order. */
  readonly among: number | null;
  readonly sort: SearchSort;
  readonly onSort: (sort: SearchSort) => void;
  readonly isGrouped: boolean;
  readonly onGrouped: (isGrouped: boolean) => void;
}

/** How many, and how they stand. */
export function ResultsHead(props: ResultsHeadProps): ReactNode {
  const { count, among, sort, onSort, isGrouped, onGrouped } = props;
  const t = useTexts(searchTexts);
  const format = useNumber();
  const countText = useCountText();
  const sorts = isGrouped
    ? (['newest', 'oldest'] as const)
    : (['newest', 'oldest', 'relevance'] as const);
  return (
    <div className={classes['head']}>
      <p className={classes['count']} role="status">
        {count ? countText(count) : ' '}
        {sort === 'relevance' && !isGrouped && among !== null && (
          <span className={classes['among']}>{t.rankedAmong(format(among))}</span>
        )}
      </p>
      <NativeSelect
        size="xs"
        variant="unstyled"
        aria-label={t.sort}
        value={isGrouped && sort === 'relevance' ? 'newest' : sort}
        data={sorts.map((value) => ({ value, label: t[value] }))}
        onChange={({ currentTarget }) => onSort(currentTarget.value as SearchSort)}
      />
      <Button
        size="compact-sm"
        fw={400}
        variant={isGrouped ? 'light' : 'subtle'}
        {...(isGrouped ? {} : { color: 'gray' })}
        aria-pressed={isGrouped}
        leftSection={<IconListTree size="1rem" stroke={1.6} aria-hidden />}
        onClick={() => onGrouped(!isGrouped)}
      >
        {t.grouped}
      </Button>
    </div>
  );
}

/** What has come or gone since; the rows stay where they are until it is wanted. */
export function News(props: {
  readonly fresh: number;
  readonly isChanged: boolean;
  readonly onRefresh: () => void;
}): ReactNode {
  const t = useTexts(searchTexts);
  const { fresh, isChanged, onRefresh } = props;
  return (
    <div role="status">
      {(fresh > 0 || isChanged) && (
        <button type="button" className={classes['news']} onClick={onRefresh}>
          {fresh > 0 ? t.fresh(fresh) : t.changed}
        </button>
      )}
    </div>
  );
}

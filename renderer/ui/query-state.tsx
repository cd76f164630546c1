import type { ReactNode } from 'react';
import { commonWords } from '../../shared/i18n/words.ts';
import { Failure } from './failure.tsx';
import { useTexts } from './language.ts';
import classes from './query-state.module.css';

/** As much of a TanStack query as its four states need. */
interface QueryLike<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

interface QueryStateProps<T> {
  readonly query: QueryLike<T>;
  /** What is read, for the failure's first words. */
  readonly what?: string;
  readonly isEmpty?: (data: T) => boolean;
  readonly empty?: ReactNode;
  /** Rows of the skeleton. */
  readonly rows?: number;
  readonly children: (data: T) => ReactNode;
}

/** Loading (a skeleton, after 300 ms), failed, empty, or there. Old data stays while new is fetched. */
export function QueryState<T>(props: QueryStateProps<T>): ReactNode {
  const { query, what, isEmpty, empty, rows, children } = props;
  if (query.data === undefined) {
    if (query.error === null) return <SkeletonRows {...(rows === undefined ? {} : { rows })} />;
    return (
      <Failure
        error={query.error}
        {...(what === undefined ? {} : { what })}
        onRetry={() => void query.refetch()}
      />
    );
  }
  if (isEmpty?.(query.data)) return empty;
  return children(query.data);
}

/** Rows that keep the layout while something is read. Appears after 300 ms, by CSS alone. */
export function SkeletonRows({ rows = 6 }: { rows?: number }): ReactNode {
  const { loading } = useTexts(commonWords);
  return (
    <div className={classes['skeleton']} role="status" aria-label={loading}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={classes['row']} aria-hidden="true">
          <span className={classes['short']} />
          <span className={classes['long']} />
        </div>
      ))}
    </div>
  );
}

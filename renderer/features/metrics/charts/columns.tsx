import type { ReactNode } from 'react';
import classes from './charts.module.css';

interface ColumnsProps {
  readonly columns: readonly {
    readonly key: string;
    readonly value: number;
    /** Above the column, where there is room. */
    readonly text: string;
  }[];
  /** Below the first and the last. */
  readonly ends: readonly [first: string, last: string];
  /** At the height of the tallest. */
  readonly most: string;
}

const height = 120;

/** A column for each step of time; a quiet day leaves its place empty. */
export function Columns({ columns, ends, most }: ColumnsProps): ReactNode {
  const tallest = Math.max(1, ...columns.map(({ value }) => value));
  const step = 100 / columns.length;
  return (
    <div className={classes['columns']}>
      <span className={classes['most']}>{most}</span>
      <svg className={classes['time']} height={height} aria-hidden="true">
        <line className={classes['ground']} x1="0" x2="100%" y1={height - 0.5} y2={height - 0.5} />
        <line className={classes['grid']} x1="0" x2="100%" y1="0.5" y2="0.5" />
        {columns.map(({ key, value, text }, at) => {
          const tall = value === 0 ? 0 : Math.max(2, ((height - 1) * value) / tallest);
          return (
            <rect
              key={key}
              className={classes['column']}
              x={`${at * step + step * 0.12}%`}
              width={`${step * 0.76}%`}
              y={height - 1 - tall}
              height={tall}
            >
              <title>{text}</title>
            </rect>
          );
        })}
      </svg>
      <p className={classes['ends']}>
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </p>
    </div>
  );
}

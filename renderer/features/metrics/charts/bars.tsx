import { useId, type ReactNode } from 'react';
import classes from './charts.module.css';
import { fillOf, FillPatterns, type Fill } from './fills.tsx';

export interface BarRow {
  readonly key: string;
  readonly label: string;
  /** What stands at the end of the row. */
  readonly text: string;
  readonly parts: readonly { readonly fill: Fill; readonly value: number }[];
  /** A thin line across the bar, e.g. the median beside an average. */
  readonly mark?: number | undefined;
}

interface BarsProps {
  readonly rows: readonly BarRow[];
  /** A line through all rows with its own words, e.g. three minutes. */
  readonly line?: { readonly value: number; readonly label: string };
}

const height = 18;

/** A bar a row, all on one scale from nothing to the longest. */
export function Bars({ rows, line }: BarsProps): ReactNode {
  const id = useId();
  const sum = ({ parts }: BarRow): number => parts.reduce((total, { value }) => total + value, 0);
  const longest = Math.max(...rows.map(sum), ...rows.map(({ mark }) => mark ?? 0), 0);
  const isLineShown = line !== undefined && line.value <= longest;
  const share = (value: number): string => `${longest === 0 ? 0 : (100 * value) / longest}%`;
  return (
    <div className={classes['bars']}>
      {rows.map((row) => {
        let before = 0;
        return (
          <div key={row.key} className={classes['row']}>
            <span className={classes['label']}>{row.label}</span>
            <svg className={classes['bar']} height={height} aria-hidden="true">
              <FillPatterns id={`${id}${row.key}`} />
              {row.parts
                .filter(({ value }) => value > 0)
                .map(({ fill, value }) => {
                  const x = share(before);
                  before += value;
                  return (
                    <rect
                      key={fill}
                      className={classes['part']}
                      x={x}
                      y="1"
                      width={share(value)}
                      height={height - 2}
                      fill={fillOf(fill, `${id}${row.key}`)}
                    />
                  );
                })}
              {row.mark !== undefined &&
                ['markGround', 'mark'].map((part) => (
                  <line
                    key={part}
                    className={classes[part]}
                    x1={share(row.mark ?? 0)}
                    x2={share(row.mark ?? 0)}
                    y1="0"
                    y2={height}
                  />
                ))}
              {isLineShown && (
                <line
                  className={classes['limit']}
                  x1={share(line.value)}
                  x2={share(line.value)}
                  y1="0"
                  y2={height}
                />
              )}
            </svg>
            <span className={classes['value']}>{row.text}</span>
          </div>
        );
      })}
      {isLineShown && <p className={classes['lineLabel']}>{line.label}</p>}
    </div>
  );
}

/** What the patterns mean. */
export function Legend({
  entries,
}: {
  readonly entries: readonly { readonly fill: Fill; readonly label: string }[];
}): ReactNode {
  const id = useId();
  return (
    <ul className={classes['legend']}>
      {entries.map(({ fill, label }) => (
        <li key={fill}>
          <svg width="16" height="12" aria-hidden="true">
            <FillPatterns id={id} />
            <rect
              className={classes['part']}
              x="0.5"
              y="0.5"
              width="15"
              height="11"
              fill={fillOf(fill, id)}
            />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

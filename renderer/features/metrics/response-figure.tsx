import type { ReactNode } from 'react';
import type { MetricsBy, MetricsRow } from '../../../shared/contract/metrics.ts';
import { metricsTexts } from '../../../shared/i18n/metrics.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { Bars } from './charts/bars.tsx';
import { Columns } from './charts/columns.tsx';
import { Figure } from './charts/figure.tsx';
import { duration } from './duration.ts';
import { percent } from './percent.ts';
import { mostBars, rowName } from './row-name.ts';

interface FigureProps {
  readonly rows: readonly MetricsRow[];
  readonly by: MetricsBy;
}

const threeMinutesMs = 180_000;

/** Who lets customers wait, or when: the slowest first, or day after day. */
export function ResponseFigure({ rows, by }: FigureProps): ReactNode {
  const t = useTexts(metricsTexts);
  const format = useNumber();
  const timed = rows.filter(({ firstResponse }) => firstResponse.count > 0);
  const averageOf = ({ firstResponse }: MetricsRow): number => firstResponse.averageMs ?? 0;
  const slowest = timed.toSorted((a, b) => averageOf(b) - averageOf(a));
  const [first] = slowest;
  if (!first) {
    return (
      <Figure title={t.responseTitle} summary={t.responseNone}>
        {null}
      </Figure>
    );
  }
  const textOf = (row: MetricsRow): string => duration(row.firstResponse.averageMs, t, format);
  const summary = t.responseSummary(
    rowName(first.key, by, t),
    textOf(first),
    percent(withinOf(timed), t.nothing),
  );
  return (
    <Figure title={t.responseTitle} summary={summary}>
      {by === 'week' || by === 'day' ? (
        <Columns
          columns={rows.map((row) => ({
            key: row.key,
            value: averageOf(row),
            text: `${row.key} ${textOf(row)}`,
          }))}
          ends={[rows[0]?.key ?? '', rows.length > 1 ? (rows.at(-1)?.key ?? '') : '']}
          most={textOf(first)}
        />
      ) : (
        <Bars
          rows={slowest.slice(0, mostBars).map((row) => ({
            key: row.key,
            label: rowName(row.key, by, t),
            text: textOf(row),
            parts: [{ fill: 'solid', value: averageOf(row) }],
            mark: row.firstResponse.medianMs ?? undefined,
          }))}
          line={{ value: threeMinutesMs, label: t.threeMinutes }}
        />
      )}
    </Figure>
  );
}

/** Of all first responses, those within three minutes. */
function withinOf(rows: readonly MetricsRow[]): number | null {
  let count = 0;
  let within = 0;
  for (const { firstResponse } of rows) {
    count += firstResponse.count;
    within += firstResponse.count * (firstResponse.withinThreeMinutes ?? 0);
  }
  return count === 0 ? null : within / count;
}

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { MetricsBy, MetricsRow } from '../../../shared/contract/metrics.ts';
import { csvOf } from '../../../shared/domain/csv.ts';
import { metricsTexts } from '../../../shared/i18n/metrics.ts';
import { saveText } from '../../api/files.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { duration } from './duration.ts';
import classes from './metrics.module.css';
import { percent } from './percent.ts';
import { rowName } from './row-name.ts';
import { useSalesCells } from './sales-cells.ts';

interface MetricsTableProps {
  readonly rows: readonly MetricsRow[];
  readonly by: MetricsBy;
}

/** A row each; the bar beside the first response shows at a glance who is slow. */
export function MetricsTable({ rows, by }: MetricsTableProps): ReactNode {
  const t = useTexts(metricsTexts);
  const format = useNumber();
  const columns = [
    t.conversations,
    t.firstResponse,
    t.response,
    t.within,
    t.unanswered,
    t.kept,
    t.disputes,
    t.repeats,
  ];
  const nameOf = (key: string): string => rowName(key, by, t);
  const sales = useSalesCells();
  const slowest = Math.max(1, ...rows.map(({ firstResponse }) => firstResponse.averageMs ?? 0));
  const cellsOf = (row: MetricsRow): string[] => [
    format(row.conversations),
    duration(row.firstResponse.averageMs, t, format),
    duration(row.response.averageMs, t, format),
    percent(row.firstResponse.withinThreeMinutes, t.nothing),
    format(row.unanswered),
    row.promises.made === 0
      ? t.nothing
      : t.keptOf(format(row.promises.kept), format(row.promises.made)),
    by === 'agent' ? t.nothing : format(row.disputes.opened),
    by === 'agent' ? t.nothing : format(row.repeats),
  ];
  const save = (): void =>
    saveText(
      `${t.fileName}.csv`,
      [
        csvOf([
          ['', ...columns, ...sales.head],
          ...rows.map((row) => [nameOf(row.key), ...cellsOf(row), ...sales.cellsOf(row)]),
        ]),
      ],
      'text/csv',
    );
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const [conversations, first, ...rest] = cellsOf(row);
            const { averageMs, medianMs } = row.firstResponse;
            return (
              <tr key={row.key}>
                <th scope="row">{nameOf(row.key)}</th>
                <td>{conversations}</td>
                <td title={t.median(duration(medianMs, t, format))}>
                  {first}
                  <svg className={classes['bar']} viewBox="0 0 100 4" aria-hidden="true">
                    <rect width={(100 * (averageMs ?? 0)) / slowest} height="4" rx="2" />
                  </svg>
                </td>
                {rest.map((cell, index) => (
                  <td key={columns[index + 2]}>{cell}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <Button variant="default" size="xs" onClick={save}>
        {t.saveTable}
      </Button>
    </div>
  );
}

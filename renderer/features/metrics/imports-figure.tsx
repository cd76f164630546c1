import { useQuery } from '@tanstack/react-query';
import { DateTime } from 'luxon';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { ImportDay } from '../../../shared/contract/metrics.ts';
import { metricsTexts } from '../../../shared/i18n/metrics.ts';
import { api } from '../../api/client.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { useSettings } from '../../ui/settings.ts';
import { Columns } from './charts/columns.tsx';
import { Figure } from './charts/figure.tsx';
import classes from './metrics.module.css';
import { NumbersTable } from './numbers-table.tsx';

interface Period {
  readonly from: number;
  readonly to: number;
}

/** When chats were brought in, and how many; a gap here is an import that somebody forgot. */
export function ImportsFigure({ from, to }: Period): ReactNode {
  const t = useTexts(metricsTexts);
  const query = useQuery({
    ...api.metrics.imports.queryOptions({ input: { from, to } }),
    placeholderData: (before) => before,
  });
  return (
    <QueryState query={query} what={t.importsTitle}>
      {({ days }) => <Imports days={days} from={from} to={to} />}
    </QueryState>
  );
}

function Imports({ days, from, to }: Period & { readonly days: readonly ImportDay[] }): ReactNode {
  const t = useTexts(metricsTexts);
  const format = useNumber();
  const { zone } = useSettings();
  const known = new Map(days.map((day) => [day.day, day]));
  const all = daysOf(from, to, zone);
  const total = (pick: (day: ImportDay) => number): string =>
    format(days.reduce((sum, day) => sum + pick(day), 0));
  const most = Math.max(0, ...days.map(({ newMessages }) => newMessages));
  return (
    <Figure
      title={t.importsTitle}
      summary={
        days.length === 0
          ? t.importsNone
          : t.importsSummary(
              total(({ batches }) => batches),
              total(({ newMessages }) => newMessages),
            )
      }
      table={
        days.length === 0
          ? undefined
          : {
              label: t.numbers,
              content: (
                <NumbersTable
                  head={[t.day, t.batches, t.newMessages, t.duplicates]}
                  rows={days.map(({ day, batches, newMessages, duplicates }) => [
                    day,
                    format(batches),
                    format(newMessages),
                    format(duplicates),
                  ])}
                />
              ),
            }
      }
      legend={
        <p className={classes['also']}>
          <Link href="/imports">{t.coverage}</Link>
        </p>
      }
    >
      {days.length > 0 && (
        <Columns
          columns={all.map((day) => {
            const value = known.get(day)?.newMessages ?? 0;
            return { key: day, value, text: `${day} ${format(value)}` };
          })}
          ends={[all[0] ?? '', all.at(-1) ?? '']}
          most={format(most)}
        />
      )}
    </Figure>
  );
}

/** Every day of the period by the shop's clock. */
function daysOf(from: number, to: number, zone: string): string[] {
  const days: string[] = [];
  let day = DateTime.fromMillis(from, { zone }).startOf('day');
  for (; day.toMillis() < to; day = day.plus({ days: 1 })) days.push(day.toISODate() ?? '');
  return days;
}

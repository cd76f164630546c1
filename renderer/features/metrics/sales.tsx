import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { MetricsBy, MetricsRow } from '../../../shared/contract/metrics.ts';
import { metricsTexts } from '../../../shared/i18n/metrics.ts';
import { api, client } from '../../api/client.ts';
import { chooseFiles } from '../../api/files.ts';
import { Failure } from '../../ui/failure.tsx';
import { useLanguage, useNumber, useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { useSettings } from '../../ui/settings.ts';
import { fullDate } from '../../ui/time.ts';
import classes from './metrics.module.css';
import { NumbersTable } from './numbers-table.tsx';
import { rowName } from './row-name.ts';
import { useSalesCells } from './sales-cells.ts';

interface SalesProps {
  readonly rows: readonly MetricsRow[];
  readonly by: MetricsBy;
}

/** What order tables tell of sales; without one it says that nothing can be computed. */
export function Sales({ rows, by }: SalesProps): ReactNode {
  const t = useTexts(metricsTexts);
  const format = useNumber();
  const { head, cellsOf } = useSalesCells();
  const isComputed = rows.some(({ sales }) => sales.state === 'computed');
  const take = useMutation({
    mutationFn: async () => {
      const [file] = await chooseFiles([{ name: 'CSV', extensions: ['csv', 'txt'] }]);
      if (!file) return null;
      const report = await client.metrics.importOrders({ grant: file.grant });
      const isKnown = report.status === 'unchanged';
      notify(isKnown ? t.ordersKnown : t.ordersTaken(format(report.orders)));
      return report;
    },
  });
  const issues = take.data?.issues ?? [];
  return (
    <Panel
      title={t.salesTitle}
      actions={
        <Button variant="default" size="xs" loading={take.isPending} onClick={() => take.mutate()}>
          {t.takeOrders}
        </Button>
      }
    >
      <Orders isComputed={isComputed} />
      {take.error !== null && <Failure error={take.error} what={t.ordersFailed} />}
      {issues.length > 0 && (
        <details className={classes['issues']} open>
          <summary>{t.ordersIssues(format(issues.length))}</summary>
          <ul>
            {issues.slice(0, 50).map(({ line, excerpt }) => (
              <li key={line}>
                {t.line(format(line))} <span>{excerpt}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {isComputed && (
        <>
          <div className={classes['scroll']}>
            <NumbersTable
              head={['', ...head]}
              rows={rows.map((row) => [rowName(row.key, by, t), ...cellsOf(row)])}
            />
          </div>
          <p className={classes['about']}>{t.formulas}</p>
        </>
      )}
    </Panel>
  );
}

function Orders({ isComputed }: { readonly isComputed: boolean }): ReactNode {
  const t = useTexts(metricsTexts);
  const format = useNumber();
  const language = useLanguage();
  const { zone } = useSettings();
  const { data } = useQuery(api.metrics.orders.queryOptions());
  if (!data) return null;
  const { orders, firstAt, lastAt } = data;
  if (firstAt === null || lastAt === null) return <p className={classes['also']}>{t.salesNone}</p>;
  return (
    <p className={classes['also']}>
      {t.salesFrom(
        format(orders),
        fullDate(firstAt, zone, language),
        fullDate(lastAt, zone, language),
      )}{' '}
      {!isComputed && t.salesElsewhere}
    </p>
  );
}

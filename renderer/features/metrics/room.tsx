import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { metricsBy, type MetricsBy } from '../../../shared/contract/metrics.ts';
import { metricsTexts } from '../../../shared/i18n/metrics.ts';
import { api } from '../../api/client.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useTexts } from '../../ui/language.ts';
import { EmptyState, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { CausesFigure } from './causes-figure.tsx';
import { ImportsFigure } from './imports-figure.tsx';
import classes from './metrics.module.css';
import { usePeriod } from './period.tsx';
import { PromisesFigure } from './promises-figure.tsx';
import { ResponseFigure } from './response-figure.tsx';
import { Sales } from './sales.tsx';
import { MetricsTable } from './table.tsx';

/** What a period comes to, by agent, shop, week or day. */
export function MetricsRoom(): ReactNode {
  const t = useTexts(metricsTexts);
  const { from, to, showUpTo, choice } = usePeriod();
  const [by, setBy] = useKeptState<MetricsBy>('metrics.by', () => 'agent');
  const newest = useQuery(api.archive.stats.queryOptions()).data?.lastAt ?? null;
  const query = useQuery({
    ...api.metrics.read.queryOptions({ input: { from, to, by } }),
    placeholderData: (before) => before,
  });
  const words = {
    all: t.byAll,
    agent: t.byAgent,
    shop: t.byShop,
    week: t.byWeek,
    day: t.byDay,
  };
  return (
    <Page
      title={t.title}
      kind="text"
      actions={
        <>
          {choice}
          <SegmentedControl
            size="xs"
            aria-label={t.by}
            data={metricsBy.map((value) => ({ value, label: words[value] }))}
            value={by}
            onChange={setBy}
          />
        </>
      }
    >
      <QueryState
        query={query}
        what={t.title}
        isEmpty={({ rows }) => rows.length === 0}
        empty={
          <EmptyState text={t.none}>
            {newest !== null && <Button onClick={() => showUpTo(newest)}>{t.toNewest}</Button>}
            <Button component={Link} href="/imports" variant="default">
              {t.toImport}
            </Button>
          </EmptyState>
        }
      >
        {({ rows }) => (
          <>
            <div className={classes['figures']}>
              <ResponseFigure rows={rows} by={by} />
              <PromisesFigure rows={rows} by={by} />
              <CausesFigure from={from} to={to} />
              <ImportsFigure from={from} to={to} />
            </div>
            <section aria-label={t.tableTitle}>
              <h2 className={classes['heading']}>{t.tableTitle}</h2>
              <MetricsTable rows={rows} by={by} />
              <p className={classes['about']}>{t.about}</p>
            </section>
            <Sales rows={rows} by={by} />
          </>
        )}
      </QueryState>
    </Page>
  );
}

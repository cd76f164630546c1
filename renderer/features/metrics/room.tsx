import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { metricsBy, type MetricsBy } from '../../../shared/contract/metrics.ts';
import { metricsTexts } from '../../../shared/i18n/metrics.ts';
import { api } from '../../api/client.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useTexts } from '../../ui/language.ts';
import { useNow } from '../../ui/now.ts';
import { EmptyState, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { CausesFigure } from './causes-figure.tsx';
import { ImportsFigure } from './imports-figure.tsx';
import classes from './metrics.module.css';
import { PromisesFigure } from './promises-figure.tsx';
import { ResponseFigure } from './response-figure.tsx';
import { Sales } from './sales.tsx';
import { MetricsTable } from './table.tsx';

const spans = { week: 7, month: 30, quarter: 90 } as const;
type Span = keyof typeof spans;

/** The clock moves each second; what is asked for only each minute. */
const minute = 60_000;

/** What a period comes to, by agent, shop, week or day. */
export function MetricsRoom(): ReactNode {
  const t = useTexts(metricsTexts);
  const [span, setSpan] = useKeptState<Span>('metrics.span', () => 'month');
  const [by, setBy] = useKeptState<MetricsBy>('metrics.by', () => 'agent');
  const to = Math.floor(useNow() / minute) * minute + minute;
  const from = to - spans[span] * 86_400_000;
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
          <SegmentedControl
            size="xs"
            aria-label={t.period}
            data={(['week', 'month', 'quarter'] as const).map((value) => ({
              value,
              label: t[value],
            }))}
            value={span}
            onChange={setSpan}
          />
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

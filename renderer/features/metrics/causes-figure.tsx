import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CauseRow } from '../../../shared/contract/metrics.ts';
import { causeTable, detailsOf } from '../../../shared/domain/disputes/causes.ts';
import { metricsTexts } from '../../../shared/i18n/metrics.ts';
import type { Language } from '../../../shared/i18n/texts.ts';
import { api } from '../../api/client.ts';
import { useLanguage, useNumber, useTexts } from '../../ui/language.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { Bars } from './charts/bars.tsx';
import { Figure } from './charts/figure.tsx';
import { NumbersTable } from './numbers-table.tsx';
import { mostBars } from './row-name.ts';

/** What the disputes of the period came from. */
export function CausesFigure({
  from,
  to,
}: {
  readonly from: number;
  readonly to: number;
}): ReactNode {
  const t = useTexts(metricsTexts);
  const query = useQuery({
    ...api.metrics.causes.queryOptions({ input: { from, to } }),
    placeholderData: (before) => before,
  });
  return (
    <QueryState query={query} what={t.causesTitle}>
      {({ rows }) => <Causes rows={rows} />}
    </QueryState>
  );
}

function Causes({ rows }: { readonly rows: readonly CauseRow[] }): ReactNode {
  const t = useTexts(metricsTexts);
  const format = useNumber();
  const nameOf = useCauseName();
  const [most] = rows;
  const all = rows.reduce((sum, { opened }) => sum + opened, 0);
  const summary = most
    ? t.causesSummary(nameOf(most), format(most.opened), format(all))
    : t.causesNone;
  return (
    <Figure
      title={t.causesTitle}
      summary={summary}
      table={
        most && {
          label: t.numbers,
          content: (
            <NumbersTable
              head={[t.cause, t.opened, t.closed]}
              rows={rows.map((row) => [nameOf(row), format(row.opened), format(row.closed)])}
            />
          ),
        }
      }
    >
      <Bars
        rows={rows.slice(0, mostBars).map((row) => ({
          key: `${row.cause}${row.detail}`,
          label: nameOf(row),
          text: format(row.opened),
          parts: [{ fill: row.cause === null ? 'hollow' : 'solid', value: row.opened }],
        }))}
      />
    </Figure>
  );
}

function useCauseName(): (row: CauseRow) => string {
  const t = useTexts(metricsTexts);
  const language = useLanguage();
  return ({ cause, detail }) => {
    if (cause === null) return t.undecided;
    const finer = detailsOf(cause).find(({ id }) => id === detail);
    const whole = causeTable.find(({ id }) => id === cause);
    return inWords(finer, language) ?? inWords(whole, language) ?? cause;
  };
}

function inWords(
  words: { readonly zh: string; readonly en: string } | undefined,
  language: Language,
): string | undefined {
  return language === 'en' ? words?.en : words?.zh;
}

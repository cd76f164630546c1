import type { ReactNode } from 'react';
import type { MetricsBy, MetricsRow } from '../../../shared/contract/metrics.ts';
import { metricsTexts } from '../../../shared/i18n/metrics.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { Bars, Legend } from './charts/bars.tsx';
import { Figure } from './charts/figure.tsx';
import { mostBars, rowName } from './row-name.ts';

interface PromisesFigureProps {
  readonly rows: readonly MetricsRow[];
  readonly by: MetricsBy;
}

/** What became of the promises made in the period. */
export function PromisesFigure({ rows, by }: PromisesFigureProps): ReactNode {
  const t = useTexts(metricsTexts);
  const format = useNumber();
  const made = rows.filter(({ promises }) => promises.made > 0);
  const total = (pick: (promises: MetricsRow['promises']) => number): number =>
    made.reduce((sum, { promises }) => sum + pick(promises), 0);
  const settled = total(({ kept, broken, overdue }) => kept + broken + overdue);
  const summary =
    settled === 0
      ? t.promisesNone
      : t.promisesSummary(format(total(({ kept }) => kept)), format(settled));
  const shown = made.toSorted((a, b) => b.promises.made - a.promises.made).slice(0, mostBars);
  return (
    <Figure
      title={t.promisesTitle}
      summary={summary}
      legend={
        shown.length > 0 && (
          <Legend
            entries={[
              { fill: 'solid', label: t.partKept },
              { fill: 'hatched', label: t.partBroken },
              { fill: 'dotted', label: t.partOverdue },
              { fill: 'hollow', label: t.partOpen },
            ]}
          />
        )
      }
    >
      {shown.length > 0 && (
        <Bars
          rows={shown.map(({ key, promises }) => ({
            key,
            label: rowName(key, by, t),
            text: t.keptOf(format(promises.kept), format(promises.made)),
            parts: [
              { fill: 'solid', value: promises.kept },
              { fill: 'hatched', value: promises.broken },
              { fill: 'dotted', value: promises.overdue },
              { fill: 'hollow', value: promises.open - promises.overdue },
            ],
          }))}
        />
      )}
    </Figure>
  );
}

import type { MetricsRow } from '../../../shared/contract/metrics.ts';
import { metricsTexts } from '../../../shared/i18n/metrics.ts';
import { useLanguage, useNumber, useTexts } from '../../ui/language.ts';
import { percent } from './percent.ts';

/** Heads and cells of the sale figures, the same on the screen and in a saved table. */
export function useSalesCells(): {
  readonly head: readonly string[];
  readonly cellsOf: (row: MetricsRow) => readonly string[];
} {
  const t = useTexts(metricsTexts);
  const format = useNumber();
  const language = useLanguage();
  const money = (cents: number | null): string =>
    cents === null
      ? t.nothing
      : (cents / 100).toLocaleString(language, { style: 'currency', currency: 'CNY' });
  const head = [
    t.consulted,
    t.ordered,
    t.conversion,
    t.paid,
    t.orderSuccess,
    t.perCustomer,
    t.sales,
  ];
  return {
    head,
    cellsOf({ sales }) {
      if (sales.state === 'not-computable') return head.map(() => t.notComputable);
      return [
        format(sales.consulted),
        format(sales.ordered),
        percent(sales.conversion, t.nothing),
        format(sales.paid),
        percent(sales.orderSuccess, t.nothing),
        money(sales.centsPerCustomer),
        money(sales.salesCents),
      ];
    },
  };
}

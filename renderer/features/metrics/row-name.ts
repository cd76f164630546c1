import type { MetricsBy } from '../../../shared/contract/metrics.ts';
import type { metricsTexts } from '../../../shared/i18n/metrics.ts';

/** What a row is called: nobody's shop and the sum of all have no name of their own. */
export function rowName(key: string, by: MetricsBy, t: (typeof metricsTexts)['en']): string {
  return key !== '' ? key : by === 'shop' ? t.noShop : t.all;
}

/** So many bars are read at a glance; the table has them all. */
export const mostBars = 12;

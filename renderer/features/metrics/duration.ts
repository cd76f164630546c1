import type { metricsTexts } from '../../../shared/i18n/metrics.ts';

const minute = 60_000;
const hour = 60 * minute;

/** As short as a table wants it: `45 秒`, `3.5 分`, `2 小时`. */
export function duration(
  ms: number | null,
  t: (typeof metricsTexts)['en'],
  format: (n: number) => string,
): string {
  if (ms === null) return t.nothing;
  const tenth = (n: number): number => Math.round(n * 10) / 10;
  if (ms < 2 * minute) return t.seconds(format(Math.round(ms / 1_000)));
  if (ms < 2 * hour) return t.minutes(format(tenth(ms / minute)));
  return t.hours(format(tenth(ms / hour)));
}

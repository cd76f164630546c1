import { DateTime } from 'luxon';
import type { ImportDay } from '../../../shared/contract/metrics.ts';
import type { StandingImport } from '../store/metrics.ts';

/** What came in on each day of the shop's clock. */
export function importDays(imports: readonly StandingImport[], zone: string): ImportDay[] {
  const days = new Map<string, ImportDay>();
  for (const { at, newMessages, duplicates } of imports) {
    const day = DateTime.fromMillis(at, { zone }).toISODate() ?? '';
    const before = days.get(day);
    days.set(day, {
      day,
      batches: (before?.batches ?? 0) + 1,
      newMessages: (before?.newMessages ?? 0) + newMessages,
      duplicates: (before?.duplicates ?? 0) + duplicates,
    });
  }
  return [...days.values()];
}

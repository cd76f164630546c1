import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { fullTime, wallTime } from '../../ui/time.ts';

interface PeriodProps {
  readonly note: { readonly from: number; readonly to: number; readonly zone: string };
}

/** The window of a note by its own clock; the day is said once where it is the same. */
export function Period({ note: { from, to, zone } }: PeriodProps) {
  const t = useTexts(handoversTexts);
  const language = useLanguage();
  const end = wallTime(to, zone);
  const isSameDay = wallTime(from, zone).date === end.date;
  return (
    <span className="tabular">
      {t.period(
        fullTime(from, zone, language),
        isSameDay ? end.clock : fullTime(to, zone, language),
      )}
    </span>
  );
}

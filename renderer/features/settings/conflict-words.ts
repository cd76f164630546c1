import type { BundleMerged } from '../../../shared/contract/bundles.ts';
import { historyFields, historyTexts, historyValues } from '../../../shared/i18n/history.ts';
import { disputeKindWords, promiseKindWords } from '../../../shared/i18n/matter-words.ts';
import { personsTexts } from '../../../shared/i18n/persons.ts';
import type { Language } from '../../../shared/i18n/texts.ts';
import { roleWords, severityWords } from '../../../shared/i18n/words.ts';
import { yuan } from '../../ui/amount.ts';
import { fullTime } from '../../ui/time.ts';

type Conflict = BundleMerged['conflicts'][number];
type Words = Readonly<Record<string, string | undefined>>;

/** What two archives decided otherwise, as a person says it: `状态`, `待兑现`, `不是`. */
export function conflictWords(
  { noun, field, here, there, kept }: Conflict,
  zone: string,
  language: Language,
): Record<'field' | 'here' | 'there' | 'kept', string> {
  const { clerk, supervisor } = personsTexts[language];
  const kinds: Words = (noun === 'dispute' ? disputeKindWords : promiseKindWords)[language];
  const values: Words = {
    ...historyValues[language],
    ...(field === 'kind' ? kinds : {}),
    ...(field === 'severity' ? severityWords[language] : {}),
    ...(field === 'role' ? { ...roleWords[language], clerk, supervisor } : {}),
  };
  const say = (value: string): string => {
    if (value === 'null' || value === '') return historyTexts[language].nothing;
    if (/(?:At|By)$/.test(field) && /^\d+$/.test(value))
      return fullTime(Number(value), zone, language);
    if (field === 'amountCents') return yuan(Number(value));
    return values[value] ?? value;
  };
  const fields: Words = historyFields[language];
  return { field: fields[field] ?? '', here: say(here), there: say(there), kept: say(kept) };
}

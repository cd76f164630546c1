import { Text } from '@mantine/core';
import { promisesTexts } from '../../../shared/i18n/promises.ts';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { useNow } from '../../ui/now.ts';
import { useSettings } from '../../ui/settings.ts';
import { fullTime } from '../../ui/time.ts';

/** The moment that "overdue" and "today" are reckoned from. */
export function AsOf() {
  const t = useTexts(promisesTexts);
  const language = useLanguage();
  const now = useNow();
  const { zone } = useSettings();
  return (
    <Text size="sm" c="dimmed">
      {t.asOf(fullTime(now, zone, language))}
    </Text>
  );
}

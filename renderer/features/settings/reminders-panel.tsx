import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { reminderTexts } from '../../../shared/i18n/reminders.ts';
import { useChangeSettings } from '../../ui/change-settings.ts';
import { useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { useSettings } from '../../ui/settings.ts';
import { Field } from './field.tsx';

const leads = [0, 15, 30, 60, 120, 240, 1_440] as const;

/** How long before their due time promises are brought to mind. */
export function RemindersPanel(): ReactNode {
  const t = useTexts(reminderTexts);
  const { reminderLeadMinutes } = useSettings();
  const change = useChangeSettings();
  const own = reminderLeadMinutes ?? 0;
  const offered = [...new Set([...leads, own])].toSorted((a, b) => a - b);
  const words = (minutes: number): string => {
    if (minutes === 0) return t.atDue;
    return minutes % 60 === 0 ? t.hours(minutes / 60) : t.minutes(minutes);
  };
  return (
    <Panel title={t.lead}>
      <Field label={t.leadLabel}>
        <Select
          aria-label={t.leadLabel}
          description={t.leadHint}
          data={[
            ...offered.map((minutes) => ({ value: String(minutes), label: words(minutes) })),
            { value: never, label: t.never },
          ]}
          value={reminderLeadMinutes === null ? never : String(reminderLeadMinutes)}
          allowDeselect={false}
          onChange={(value) =>
            change({ reminderLeadMinutes: value === never ? null : Number(value) })
          }
        />
      </Field>
    </Panel>
  );
}

const never = 'never';

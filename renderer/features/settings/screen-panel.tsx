import { Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { privacyTexts } from '../../../shared/i18n/privacy.ts';
import { useChangeSettings } from '../../ui/change-settings.ts';
import { useTexts } from '../../ui/language.ts';
import { hideRevealed } from '../../ui/masking.tsx';
import { Panel } from '../../ui/page.tsx';
import { useSettings } from '../../ui/settings.ts';
import { Field } from './field.tsx';

const waits = [1, 2, 5, 10, 15, 30, 60] as const;
const never = 'never';

/** What others see who come by: hidden numbers, and the lock. */
export function ScreenPanel(): ReactNode {
  const t = useTexts(privacyTexts);
  const { masking, lockAfterMinutes } = useSettings();
  const change = useChangeSettings();
  const offered = [
    ...new Set([...waits, ...(lockAfterMinutes === null ? [] : [lockAfterMinutes])]),
  ];
  return (
    <Panel title={t.title}>
      <Field label={t.masking}>
        <Switch
          aria-label={t.masking}
          description={t.maskingHint}
          checked={masking}
          onChange={({ currentTarget }) => {
            hideRevealed();
            change({ masking: currentTarget.checked });
          }}
        />
      </Field>
      <Field label={t.lockAfter}>
        <Select
          aria-label={t.lockAfter}
          description={t.lockAfterHint}
          data={[
            { value: never, label: t.never },
            ...offered
              .toSorted((a, b) => a - b)
              .map((minutes) => ({ value: String(minutes), label: t.minutes(minutes) })),
          ]}
          value={lockAfterMinutes === null ? never : String(lockAfterMinutes)}
          allowDeselect={false}
          onChange={(value) => change({ lockAfterMinutes: value === never ? null : Number(value) })}
        />
      </Field>
    </Panel>
  );
}

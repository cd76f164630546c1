import { NumberInput, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { personsTexts } from '../../../shared/i18n/persons.ts';
import { useChangeSettings } from '../../ui/change-settings.ts';
import { useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { useSettings } from '../../ui/settings.ts';
import { Field } from './field.tsx';
import { WritingHelp } from './writing-help.tsx';

/** What the shop asks of a handover, and the writing help of its own. */
export function HandoverRules(): ReactNode {
  const t = useTexts(personsTexts);
  const settings = useSettings();
  const change = useChangeSettings();
  return (
    <Panel title={t.rules}>
      <Field label={t.readBack}>
        <SegmentedControl
          aria-label={t.readBack}
          data={[
            { value: 'asked', label: t.readBackAsked },
            { value: 'required', label: t.readBackRequired },
          ]}
          value={settings.handoverReadBack}
          onChange={(handoverReadBack) => change({ handoverReadBack })}
        />
      </Field>
      <Field label={t.countersign}>
        <SegmentedControl
          aria-label={t.countersign}
          data={[
            { value: 'never', label: t.countersignNever },
            { value: 'red', label: t.countersignRed },
            { value: 'always', label: t.countersignAlways },
          ]}
          value={settings.handoverCountersign}
          onChange={(handoverCountersign) => change({ handoverCountersign })}
        />
      </Field>
      <Field label={t.publish}>
        <NumberInput
          aria-label={t.publish}
          description={t.publishHint}
          min={0}
          max={1_440}
          allowDecimal={false}
          value={settings.handoverPublishAfterMinutes ?? ''}
          onChange={(minutes) =>
            change({ handoverPublishAfterMinutes: typeof minutes === 'number' ? minutes : null })
          }
        />
      </Field>
      <WritingHelp />
    </Panel>
  );
}

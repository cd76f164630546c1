import { Button, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { settingsSchema, type Settings } from '../../../shared/contract/settings.ts';
import { personsTexts } from '../../../shared/i18n/persons.ts';
import { useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { useChangeSettings, useSettings } from '../../ui/settings.ts';
import { Field } from './field.tsx';
import classes from './settings.module.css';

/** What the shop asks of a handover, and the writing help of its own. */
export function HandoverRules(): ReactNode {
  const t = useTexts(personsTexts);
  const settings = useSettings();
  const { change } = useChangeSettings();
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
      <WritingHelp
        help={settings.writingHelp}
        onChange={(writingHelp) => change({ writingHelp })}
      />
    </Panel>
  );
}

interface WritingHelpProps {
  readonly help: Settings['writingHelp'];
  readonly onChange: (help: Settings['writingHelp']) => void;
}

function WritingHelp({ help, onChange }: WritingHelpProps): ReactNode {
  const t = useTexts(personsTexts);
  const [url, setUrl] = useState(help?.url ?? '');
  const [model, setModel] = useState(help?.model ?? '');
  const [key, setKey] = useState(help?.key ?? '');
  const parsed = settingsSchema.shape.writingHelp.safeParse({ url, model, key });
  return (
    <Field label={t.help}>
      <p className={classes['quiet']}>{t.helpHint}</p>
      <TextInput
        aria-label={t.helpUrl}
        placeholder={t.helpUrl}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <TextInput
        aria-label={t.helpModel}
        placeholder={t.helpModel}
        value={model}
        onChange={(event) => setModel(event.currentTarget.value)}
      />
      <TextInput
        aria-label={t.helpKey}
        placeholder={t.helpKey}
        type="password"
        autoComplete="off"
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={!parsed.success || parsed.data === null}
        onClick={() => parsed.success && onChange(parsed.data)}
      >
        {t.helpOn}
      </Button>
      {help !== null && (
        <Button variant="subtle" onClick={() => onChange(null)}>
          {t.helpOff}
        </Button>
      )}
    </Field>
  );
}

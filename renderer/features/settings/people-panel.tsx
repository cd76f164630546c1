import { Autocomplete, NumberInput, Switch, TagsInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { settingsTexts } from '../../../shared/i18n/settings.ts';
import { useChangeSettings } from '../../ui/change-settings.ts';
import { useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { useSettings } from '../../ui/settings.ts';
import { Field } from './field.tsx';
import classes from './settings.module.css';

/** Who sits here, who else there is, and how they hand over. */
export function PeoplePanel(): ReactNode {
  const t = useTexts(settingsTexts);
  const { person, people, soloHandover, handoverAmountLimitCents } = useSettings();
  const change = useChangeSettings();
  const setPerson = (name: string): void => {
    const known = name === '' || people.includes(name);
    change({ person: name, ...(known ? {} : { people: [...people, name] }) });
  };
  return (
    <Panel title={t.people}>
      <Field label={t.person}>
        <PersonInput person={person} people={people} onChange={setPerson} />
      </Field>
      <Field label={t.peopleList}>
        <TagsInput
          className={classes['grow'] ?? ''}
          aria-label={t.peopleList}
          placeholder={t.peopleHint}
          value={[...people]}
          onChange={(names) =>
            change({ people: names.map((name) => name.trim().slice(0, 60)).filter(Boolean) })
          }
          maxTags={500}
        />
      </Field>
      <Field label={t.solo}>
        <Switch
          aria-label={t.solo}
          description={t.soloHint}
          checked={soloHandover}
          onChange={({ currentTarget }) => change({ soloHandover: currentTarget.checked })}
        />
      </Field>
      <Field label={t.amountLimit}>
        <NumberInput
          aria-label={t.amountLimit}
          description={t.amountLimitHint}
          min={0}
          max={1_000_000}
          decimalScale={2}
          value={handoverAmountLimitCents / 100}
          onChange={(yuan) => {
            if (typeof yuan === 'number') {
              change({ handoverAmountLimitCents: Math.round(yuan * 100) });
            }
          }}
        />
      </Field>
    </Panel>
  );
}

interface PersonInputProps {
  readonly person: string;
  readonly people: readonly string[];
  readonly onChange: (name: string) => void;
}

/** Kept when one leaves the field or chooses a name, not at every letter. */
function PersonInput({ person, people, onChange }: PersonInputProps): ReactNode {
  const t = useTexts(settingsTexts);
  const [draft, setDraft] = useState<string | null>(null);
  const name = draft ?? person;
  const put = (chosen: string): void => {
    setDraft(null);
    if (chosen !== person) onChange(chosen);
  };
  return (
    <Autocomplete
      className={classes['grow'] ?? ''}
      aria-label={t.person}
      placeholder={t.personChoose}
      description={t.personHint}
      data={[...people]}
      maxLength={60}
      value={name}
      onChange={setDraft}
      onOptionSubmit={put}
      onBlur={() => put(name.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) put(name.trim());
      }}
    />
  );
}

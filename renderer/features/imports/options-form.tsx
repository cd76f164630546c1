import { Select, TagsInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { importOptionsSchema, type ImportOptions } from '../../../shared/contract/imports.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { useTexts } from '../../ui/language.ts';
import { useZoneChoices } from '../../ui/zones.ts';
import classes from './imports.module.css';
import type { OptionFields } from './options.ts';

interface ImportOptionsFormProps {
  readonly options: OptionFields;
  readonly onChange: (options: OptionFields) => void;
}

/** What a file may not say by itself. Everything may be left as it is. */
export function ImportOptionsForm({ options, onChange }: ImportOptionsFormProps): ReactNode {
  const t = useTexts(importsTexts);
  const set = (change: Partial<OptionFields>): void => onChange({ ...options, ...change });
  return (
    <div className={classes['options']} role="group" aria-label={t.options}>
      <TextInput
        label={t.shop}
        placeholder={t.shopHint}
        value={options.shop}
        onChange={({ currentTarget }) => set({ shop: currentTarget.value })}
      />
      <TagsInput
        label={t.agents}
        {...(options.agents.length === 0 ? { placeholder: t.agentsHint } : {})}
        value={[...options.agents]}
        onChange={(agents) => set({ agents })}
      />
      <Select
        label={t.zone}
        data={useZoneChoices()}
        value={options.zone}
        searchable
        limit={200}
        allowDeselect={false}
        onChange={(zone) => zone !== null && set({ zone, zoneGiven: true })}
      />
      <Select
        label={t.dateOrder}
        placeholder={t.dateOrderAuto}
        data={[
          { value: 'YMD', label: t.dateYMD },
          { value: 'DMY', label: t.dateDMY },
          { value: 'MDY', label: t.dateMDY },
        ]}
        value={options.dateOrder ?? null}
        clearable
        onChange={(value) => set({ dateOrder: value as ImportOptions['dateOrder'] | null })}
      />
      <Select
        label={t.encoding}
        placeholder={t.encodingAuto}
        data={importOptionsSchema.shape.encoding.unwrap().options.map((value) => ({
          value,
          label: value.toUpperCase(),
        }))}
        value={options.encoding ?? null}
        clearable
        onChange={(value) => set({ encoding: value as ImportOptions['encoding'] | null })}
      />
    </div>
  );
}

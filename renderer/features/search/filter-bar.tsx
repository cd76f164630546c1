import { Button, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { searchTexts } from '../../../shared/i18n/search.ts';
import { platformWords, roleWords } from '../../../shared/i18n/words.ts';
import type { Stats } from '../../../shared/contract/archive.ts';
import { platforms, roles, type Platform, type Role } from '../../../shared/model/message.ts';
import { useTexts } from '../../ui/language.ts';
import { countFilters, noFilters, type Filters } from './query.ts';
import classes from './search.module.css';

interface FilterBarProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
  readonly stats: Stats | undefined;
}

/** Compact controls; what filters nothing stays quiet. */
export function FilterBar({ filters, onChange, stats }: FilterBarProps): ReactNode {
  const t = useTexts(searchTexts);
  const platformNames = useTexts(platformWords);
  const roleNames = useTexts(roleWords);
  const set = (change: Partial<Filters>): void => onChange({ ...filters, ...change });
  const present = new Set(stats?.platforms.map(({ platform }) => platform));
  const shownPlatforms = platforms.filter((id) => present.has(id) || id === filters.platform);
  return (
    <div className={classes['filters']} role="group" aria-label={t.filters}>
      <TextInput
        type="date"
        size="xs"
        label={t.from}
        max={filters.to === '' ? undefined : filters.to}
        value={filters.from}
        onChange={({ currentTarget }) => set({ from: currentTarget.value })}
      />
      <TextInput
        type="date"
        size="xs"
        label={t.to}
        min={filters.from === '' ? undefined : filters.from}
        value={filters.to}
        onChange={({ currentTarget }) => set({ to: currentTarget.value })}
      />
      <Choice
        label={t.agent}
        data={(stats?.agentNames ?? []).map((name) => ({ value: name, label: name }))}
        value={filters.agent}
        onChange={(agent) => set({ agent })}
        searchable
      />
      <TextInput
        size="xs"
        label={t.customer}
        placeholder={t.anyValue}
        value={filters.customer}
        onChange={({ currentTarget }) => set({ customer: currentTarget.value })}
      />
      <Choice
        label={t.platform}
        data={shownPlatforms.map((id) => ({ value: id, label: platformNames[id] }))}
        value={filters.platform}
        onChange={(platform) => set({ platform: platform as Platform | null })}
      />
      <Choice
        label={t.shop}
        data={(stats?.shops ?? []).map((name) => ({ value: name, label: name }))}
        value={filters.shop}
        onChange={(shop) => set({ shop })}
      />
      <Choice
        label={t.role}
        data={roles.map((id) => ({ value: id, label: roleNames[id] }))}
        value={filters.role}
        onChange={(role) => set({ role: role as Role | null })}
      />
      {countFilters(filters) > 0 && (
        <Button size="xs" variant="subtle" onClick={() => onChange(noFilters)}>
          {t.clearFilters}
        </Button>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly data: readonly { value: string; label: string }[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly searchable?: boolean;
}

function Choice({ label, data, value, onChange, searchable = false }: ChoiceProps): ReactNode {
  const t = useTexts(searchTexts);
  return (
    <Select
      size="xs"
      label={label}
      placeholder={t.anyValue}
      data={[...data]}
      value={value}
      onChange={onChange}
      searchable={searchable}
      clearable
      clearButtonProps={{ 'aria-label': `${t.clear}: ${label}` }}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  );
}

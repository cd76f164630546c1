import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { roleWords } from '../../../shared/domain/search/language/operators.ts';
import type { ParsedSearch } from '../../../shared/domain/search/language/syntax.ts';
import { searchTexts } from '../../../shared/i18n/search.ts';
import { roleWords as roleNames } from '../../../shared/i18n/words.ts';
import { platformWords } from '../../../shared/i18n/platform-words.ts';
import { roles, type Role } from '../../../shared/model/message.ts';
import { platforms } from '../../../shared/model/platforms.ts';
import { api } from '../../api/client.ts';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { useSettings } from '../../ui/settings.ts';
import { readFilters, withDays, withName, withoutFilters } from './filters.ts';
import { clausesOf, wordIn } from './query-text.ts';
import classes from './search.module.css';
import { useOperatorWord } from './use-completions.ts';

interface FilterBarProps {
  readonly query: string;
  readonly parsed: ParsedSearch;
  readonly onChange: (query: string) => void;
}

type Named = 'agent' | 'customer' | 'platform' | 'shop' | 'role';

/** The usual conditions by mouse. What is chosen here is written into the query, and read from it. */
export function FilterBar({ query, parsed, onChange }: FilterBarProps): ReactNode {
  const t = useTexts(searchTexts);
  const language = useLanguage();
  const { zone } = useSettings();
  const wordOf = useOperatorWord();
  const platformNames = useTexts(platformWords);
  const names = useTexts(roleNames);
  const stats = useQuery(api.archive.stats.queryOptions()).data;
  const clauses = clausesOf(query, parsed);
  const filters = readFilters(clauses, zone);
  const present = new Set(stats?.platforms.map(({ platform }) => platform));
  const labelOf = (operator: Named): string => {
    const word = wordOf(operator);
    return word.slice(0, 1).toUpperCase() + word.slice(1);
  };
  const setName = (operator: Named, value: string | null): void =>
    onChange(withName(query, clauses, { operator, word: wordOf(operator), value: value ?? '' }));
  const setDays = (change: { from?: string; to?: string }): void =>
    onChange(withDays(query, clauses, { word: wordOf('during'), ...filters, ...change }));
  return (
    <div className={classes['filters']} role="group" aria-label={t.filters}>
      <TextInput
        type="date"
        size="xs"
        label={t.from}
        max={filters.to === '' ? undefined : filters.to}
        value={filters.from}
        onChange={({ currentTarget }) => setDays({ from: currentTarget.value })}
      />
      <TextInput
        type="date"
        size="xs"
        label={t.to}
        min={filters.from === '' ? undefined : filters.from}
        value={filters.to}
        onChange={({ currentTarget }) => setDays({ to: currentTarget.value })}
      />
      <Choice
        label={labelOf('agent')}
        data={(stats?.agentNames ?? []).map((name) => ({ value: name, label: name }))}
        value={filters.agent}
        onChange={(agent) => setName('agent', agent)}
        searchable
      />
      <CustomerField
        key={filters.customer}
        label={labelOf('customer')}
        value={filters.customer}
        onChange={(customer) => setName('customer', customer)}
      />
      <Choice
        label={labelOf('platform')}
        data={platforms
          .filter((id) => present.has(id) || id === filters.platform)
          .map((id) => ({ value: id, label: platformNames[id] }))}
        value={filters.platform}
        onChange={(id) =>
          setName('platform', id === null ? null : platformNames[id as keyof typeof platformNames])
        }
      />
      <Choice
        label={labelOf('shop')}
        data={(stats?.shops ?? []).map((name) => ({ value: name, label: name }))}
        value={filters.shop}
        onChange={(shop) => setName('shop', shop)}
      />
      <Choice
        label={labelOf('role')}
        data={roles.map((id) => ({ value: id, label: names[id] }))}
        value={filters.role}
        onChange={(role) =>
          setName('role', role === null ? null : wordIn(roleWords[role as Role], language))
        }
      />
      {clauses.length > 0 && (
        <Button
          size="xs"
          variant="subtle"
          className={classes['clear'] ?? ''}
          onClick={() => onChange(withoutFilters(query, clauses))}
        >
          {t.clearFilters}
        </Button>
      )}
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string | null) => void;
}

/** Written into the query when it is left, so that names may have spaces while they are typed. */
function CustomerField({ label, value, onChange }: FieldProps): ReactNode {
  const t = useTexts(searchTexts);
  const [typed, setTyped] = useState(value);
  const commit = (): void => {
    if (typed.trim() !== value) onChange(typed);
  };
  return (
    <TextInput
      size="xs"
      label={label}
      placeholder={t.anyValue}
      maxLength={200}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={commit}
      onKeyDown={({ key, nativeEvent }) => {
        if (key === 'Enter' && !nativeEvent.isComposing) commit();
      }}
    />
  );
}

interface ChoiceProps extends FieldProps {
  readonly data: readonly { value: string; label: string }[];
  readonly searchable?: boolean;
}

/** What was typed in the query and is none of the choices is shown all the same. */
function Choice({ label, data, value, onChange, searchable = false }: ChoiceProps): ReactNode {
  const t = useTexts(searchTexts);
  const isKnown = value === '' || data.some((each) => each.value === value);
  return (
    <Select
      size="xs"
      label={label}
      placeholder={t.anyValue}
      data={isKnown ? [...data] : [{ value, label: value }, ...data]}
      value={value === '' ? null : value}
      onChange={onChange}
      searchable={searchable}
      clearable
      clearButtonProps={{ 'aria-label': `${t.clear}: ${label}` }}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  );
}

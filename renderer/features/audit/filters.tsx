import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AuditFilter } from '../../../shared/contract/history.ts';
import { auditTexts } from '../../../shared/i18n/audit.ts';
import { api } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { dayEnd, dayStart } from '../../ui/days.ts';
import classes from './audit.module.css';
import { useAuditWords } from './words.ts';

/** As chosen in the fields; days as `YYYY-MM-DD` by the shop's clock. */
export interface ChosenFilter {
  readonly by: string | null;
  readonly noun: string | null;
  readonly action: string | null;
  readonly from: string;
  readonly to: string;
}

export const emptyFilter: ChosenFilter = { by: null, noun: null, action: null, from: '', to: '' };

/** What the log is asked for; the last day is meant whole. */
export function toFilter({ by, noun, action, from, to }: ChosenFilter, zone: string): AuditFilter {
  const start = dayStart(from, zone);
  const end = dayEnd(to, zone);
  return {
    ...(by === null ? {} : { by }),
    ...(noun === null ? {} : { noun }),
    ...(action === null ? {} : { action }),
    ...(start === null ? {} : { from: start }),
    ...(end === null ? {} : { to: end }),
  };
}

interface FiltersProps {
  readonly chosen: ChosenFilter;
  readonly onChange: (chosen: ChosenFilter) => void;
}

export function Filters({ chosen, onChange }: FiltersProps): ReactNode {
  const t = useTexts(auditTexts);
  const words = useAuditWords();
  const { data } = useQuery(api.history.auditFacets.queryOptions({ staleTime: 0 }));
  const set = (change: Partial<ChosenFilter>): void => onChange({ ...chosen, ...change });
  return (
    <div className={classes['filters']} role="group" aria-label={t.filters}>
      <Select
        aria-label={t.by}
        placeholder={t.anybody}
        data={(data?.people ?? []).map(({ name }) => ({ value: name, label: words.person(name) }))}
        value={chosen.by}
        clearable
        searchable
        onChange={(by) => set({ by })}
      />
      <Select
        aria-label={t.noun}
        placeholder={t.anything}
        data={(data?.nouns ?? []).map(({ name }) => ({ value: name, label: words.noun(name) }))}
        value={chosen.noun}
        clearable
        searchable
        onChange={(noun) => set({ noun })}
      />
      <Select
        aria-label={t.action}
        placeholder={t.anyDeed}
        data={(data?.actions ?? []).map(({ name }) => ({ value: name, label: words.action(name) }))}
        value={chosen.action}
        clearable
        searchable
        onChange={(action) => set({ action })}
      />
      <TextInput
        type="date"
        aria-label={t.from}
        leftSection={t.from}
        leftSectionWidth="3rem"
        value={chosen.from}
        onChange={({ currentTarget }) => set({ from: currentTarget.value })}
      />
      <TextInput
        type="date"
        aria-label={t.to}
        leftSection={t.to}
        leftSectionWidth="3rem"
        value={chosen.to}
        onChange={({ currentTarget }) => set({ to: currentTarget.value })}
      />
      <Button
        variant="subtle"
        disabled={JSON.stringify(chosen) === JSON.stringify(emptyFilter)}
        onClick={() => onChange(emptyFilter)}
      >
        {t.clear}
      </Button>
    </div>
  );
}

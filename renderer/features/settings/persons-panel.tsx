import { Button, Group, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Person } from '../../../shared/contract/persons.ts';
import { personsTexts } from '../../../shared/i18n/persons.ts';
import { api, client } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import { Panel } from '../../ui/page.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import classes from './settings.module.css';

/** The shop's people: who may sign, and with what. */
export function PersonsPanel(): ReactNode {
  const t = useTexts(personsTexts);
  const queries = useQueryClient();
  const persons = useQuery(api.persons.list.queryOptions());
  const [name, setName] = useState('');
  const [role, setRole] = useState<Person['role']>('clerk');
  const [asked, setAsked] = useState<Person | null>(null);
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: api.persons.key() });
  const add = useMutation({
    mutationFn: () => client.persons.add({ name: name.trim(), role }),
    onSuccess: async () => {
      setName('');
      await refresh();
    },
  });
  const change = useMutation({
    mutationFn: (input: Parameters<typeof client.persons.change>[0]) =>
      client.persons.change(input),
    onSuccess: refresh,
  });
  const secrets = { none: t.secretNone, pin: t.secretPin, password: t.secretPassword };
  const error = add.error ?? change.error ?? persons.error;
  return (
    <Panel title={t.title}>
      <p className={classes['quiet']}>{t.hint}</p>
      <ul className={classes['persons']}>
        {(persons.data?.persons ?? []).map((person) => (
          <li key={person.personId} className={classes['person']}>
            <b>{person.name}</b>
            <span className={classes['quiet']}>
              {t[person.role]} · {person.leftAt === null ? secrets[person.secret] : t.left}
            </span>
            <Group gap="xs" justify="flex-end">
              {person.leftAt === null && (
                <Button size="compact-sm" variant="default" onClick={() => setAsked(person)}>
                  {t.setSecret}
                </Button>
              )}
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() =>
                  change.mutate({ personId: person.personId, hasLeft: person.leftAt === null })
                }
              >
                {person.leftAt === null ? t.leaves : t.returns}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      <form
        className={classes['newPerson']}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') add.mutate();
        }}
      >
        <TextInput
          aria-label={t.name}
          placeholder={t.name}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          aria-label={t.role}
          allowDeselect={false}
          data={[
            { value: 'clerk', label: t.clerk },
            { value: 'supervisor', label: t.supervisor },
          ]}
          value={role}
          onChange={(value) => setRole(value === 'supervisor' ? 'supervisor' : 'clerk')}
        />
        <Button type="submit" variant="default" disabled={name.trim() === ''}>
          {t.add}
        </Button>
      </form>
      {error !== null && <Failure error={error} what={t.failed} />}
      {asked && <SecretDialog person={asked} onSaved={refresh} onClose={() => setAsked(null)} />}
    </Panel>
  );
}

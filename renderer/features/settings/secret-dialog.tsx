import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { secretSchema, type Person } from '../../../shared/contract/persons.ts';
import { personsTexts } from '../../../shared/i18n/persons.ts';
import { client } from '../../api/client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';

interface SecretDialogProps {
  readonly person: Person;
  readonly onSaved: () => Promise<void>;
  readonly onClose: () => void;
}

/** Another PIN or password: the person says the old one, or a supervisor approves. */
export function SecretDialog({ person, onSaved, onClose }: SecretDialogProps): ReactNode {
  const t = useTexts(personsTexts);
  const [value, setValue] = useState('');
  const [current, setCurrent] = useState('');
  const [approver, setApprover] = useState('');
  const [approval, setApproval] = useState('');
  const hasOne = person.secret !== 'none';
  const kind = /^\d{4,12}$/.test(value) ? 'pin' : 'password';
  const parsed = secretSchema.safeParse({ kind, value });
  const save = useMutation({
    mutationFn: (isRemoved: boolean) =>
      client.persons.setSecret({
        personId: person.personId,
        secret: isRemoved || !parsed.success ? null : parsed.data,
        ...(current === '' ? {} : { current }),
        ...(approver === '' || approval === ''
          ? {}
          : { approval: { as: approver.trim(), secret: approval } }),
      }),
    onSuccess: async () => {
      await onSaved();
      onClose();
    },
  });
  return (
    <Dialog onClose={onClose} title={`${person.name} · ${t.setSecret}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (parsed.success) save.mutate(false);
        }}
      >
        <Stack gap="sm">
          {hasOne && (
            <PasswordInput
              label={t.current}
              value={current}
              autoComplete="off"
              onChange={(event) => setCurrent(event.currentTarget.value)}
            />
          )}
          <PasswordInput
            label={t.newSecret}
            value={value}
            autoComplete="new-password"
            maxLength={200}
            data-autofocus
            onChange={(event) => setValue(event.currentTarget.value)}
          />
          <Text size="sm" c="dimmed">
            {t.approvalHint}
          </Text>
          <Group grow>
            <TextInput
              label={t.approvedBy}
              value={approver}
              maxLength={60}
              onChange={(event) => setApprover(event.currentTarget.value)}
            />
            <PasswordInput
              label={t.approvedSecret}
              value={approval}
              autoComplete="off"
              onChange={(event) => setApproval(event.currentTarget.value)}
            />
          </Group>
          {save.error !== null && <Failure error={save.error} what={t.failed} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
            {hasOne && (
              <Button variant="default" onClick={() => save.mutate(true)}>
                {t.removeSecret}
              </Button>
            )}
            <Button type="submit" disabled={!parsed.success} loading={save.isPending}>
              {t.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

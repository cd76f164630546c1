import { Autocomplete, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Handover } from '../../../shared/contract/handovers.ts';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { api } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import { SecretField } from '../../ui/secret-field.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import classes from './handovers.module.css';
import type { NoteDeeds } from './use-note.ts';

interface CountersignProps {
  readonly note: Handover;
  readonly deeds: NoteDeeds;
}

/** Supervisors' signatures under a note, and whether one is still wanted. */
export function Countersign({ note, deeds }: CountersignProps) {
  const t = useTexts(handoverDeedsTexts);
  const [isSigning, setSigning] = useState(false);
  return (
    <div className={classes['tools']}>
      {note.countersignatures.map(({ by, at, remark }) => (
        <span key={`${by} ${at}`} className={classes['remark']}>
          {t.countersigned(by)} <TimeText at={at} full /> {remark}
        </span>
      ))}
      {note.wantsCountersignature && <span>{t.wantsCountersignature}</span>}
      <Button size="compact-sm" variant="default" onClick={() => setSigning(true)}>
        {t.countersign}
      </Button>
      {isSigning && <Dialog note={note} deeds={deeds} onClose={() => setSigning(false)} />}
    </div>
  );
}

function Dialog({ deeds, onClose }: CountersignProps & { readonly onClose: () => void }) {
  const t = useTexts(handoverDeedsTexts);
  const persons = useQuery(api.persons.list.queryOptions());
  const supervisors = (persons.data?.persons ?? [])
    .filter(({ role, leftAt }) => role === 'supervisor' && leftAt === null)
    .map(({ name }) => name);
  const [typed, setAs] = useState<string | null>(null);
  const as = typed ?? supervisors[0] ?? '';
  const [remark, setRemark] = useState('');
  const [secret, setSecret] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const sign = async (): Promise<void> => {
    if (as.trim() === '' || isBusy) return;
    setBusy(true);
    setError(null);
    try {
      await deeds.countersign({
        as: as.trim(),
        ...(remark.trim() === '' ? {} : { remark: remark.trim() }),
        ...(secret === '' ? {} : { secret }),
      });
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.countersign}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void sign();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t.countersignHint}
        </Text>
        <Autocomplete
          label={t.countersignAs}
          openOnFocus={false}
          data={supervisors}
          value={as}
          onChange={setAs}
          maxLength={60}
          data-autofocus
        />
        <SecretField name={as.trim()} value={secret} onChange={setSecret} />
        <TextInput
          label={t.remark}
          value={remark}
          maxLength={200}
          onChange={(event) => setRemark(event.currentTarget.value)}
        />
        {error !== null && <Failure error={error} what={t.countersign} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button disabled={as.trim() === ''} loading={isBusy} onClick={() => void sign()}>
            {t.countersign}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

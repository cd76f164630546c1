import { Autocomplete, Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { api } from '../../api/client.ts';
import { AskDialog } from '../../ui/ask-dialog.tsx';
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
  const as = (typed ?? supervisors[0] ?? '').trim();
  const [remark, setRemark] = useState('');
  const [secret, setSecret] = useState('');
  return (
    <AskDialog
      title={t.countersign}
      hint={t.countersignHint}
      action={t.countersign}
      isReady={as !== ''}
      onConfirm={() =>
        deeds.countersign({
          as,
          ...(remark.trim() === '' ? {} : { remark: remark.trim() }),
          ...(secret === '' ? {} : { secret }),
        })
      }
      onClose={onClose}
    >
      <Autocomplete
        label={t.countersignAs}
        openOnFocus={false}
        data={supervisors}
        value={typed ?? as}
        onChange={setAs}
        maxLength={60}
        data-autofocus
      />
      <SecretField name={as} value={secret} onChange={setSecret} />
      <TextInput
        label={t.remark}
        value={remark}
        maxLength={200}
        onChange={(event) => setRemark(event.currentTarget.value)}
      />
    </AskDialog>
  );
}

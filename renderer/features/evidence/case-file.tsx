import { Button, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { caseFileKinds } from '../../../shared/contract/cases.ts';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { client } from '../../api/client.ts';
import { chooseFiles } from '../../api/files.ts';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import classes from './evidence.module.css';

type Kind = (typeof caseFileKinds)[number];

/** Order and shipping records, photographs and others: what it is and where it is from come first. */
export function CaseFile({ caseNumber }: { readonly caseNumber: string }) {
  const t = useTexts(evidenceTexts);
  const [kind, setKind] = useState<Kind>('shipping');
  const [source, setSource] = useState('');
  const add = useMutation({
    mutationFn: async () => {
      for (const { grant } of await chooseFiles()) {
        await client.cases.addFile({ number: caseNumber, file: grant, record: kind, source });
      }
    },
    onSuccess: () => setSource(''),
  });
  const labels: Readonly<Record<Kind, string>> = {
    order: t.recordOrder,
    shipping: t.recordShipping,
    photo: t.recordPhoto,
    policy: t.recordPolicy,
    identity: t.recordIdentity,
    other: t.recordOther,
  };
  return (
    <div className={classes['fields']}>
      <Select
        label={t.caseFileKind}
        value={kind}
        allowDeselect={false}
        onChange={(value) => setKind((value ?? kind) as Kind)}
        data={caseFileKinds.map((value) => ({ value, label: labels[value] }))}
      />
      <TextInput
        label={t.caseFileSource}
        placeholder={t.caseFileSourceHint}
        maxLength={300}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <div className={classes['wholeRow']}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={source.trim() === ''}
          loading={add.isPending}
          onClick={() => add.mutate()}
        >
          {t.caseFile}
        </Button>
        {add.error && <Failure error={add.error} what={t.caseFile} />}
      </div>
    </div>
  );
}

import { ActionIcon, Button, MultiSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Case } from '../../../shared/contract/cases.ts';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { client } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import classes from './evidence.module.css';

/** What is claimed, each claim with the exhibits that carry it. */
export function CaseClaims({ matter }: { readonly matter: Case }) {
  const t = useTexts(evidenceTexts);
  const { number } = matter;
  const [text, setText] = useState('');
  const [exhibits, setExhibits] = useState<string[]>([]);
  const add = useMutation({
    mutationFn: () => client.cases.claim({ number, text, exhibits }),
    onSuccess: () => {
      setText('');
      setExhibits([]);
    },
  });
  const withdraw = useMutation({
    mutationFn: (claimId: string) => client.cases.withdrawClaim({ number, claimId }),
  });
  const citable = matter.items.flatMap((item) => {
    if (!('exhibit' in item)) return [];
    const words = item.kind === 'message' ? item.text : item.name;
    return [{ value: item.exhibit, label: `${item.exhibit} ${words.slice(0, 30)}` }];
  });
  return (
    <>
      <h3 className={classes['subtitle']}>{t.claims}</h3>
      <ul className={classes['plain']} aria-label={t.claims}>
        {matter.claims.map((claim) => (
          <li key={claim.claimId} className={classes['basketRow']}>
            <span className={classes['basketText']}>
              {claim.text}
              <span className={classes['remark']}>{claim.exhibits.join(', ')}</span>
            </span>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${t.claimWithdraw}: ${claim.text}`}
              onClick={() => withdraw.mutate(claim.claimId)}
            >
              <IconX size="1rem" />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <div className={classes['fields']}>
        <TextInput
          label={t.claimText}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <MultiSelect
          label={t.claimCites}
          value={exhibits}
          onChange={setExhibits}
          data={citable}
          searchable
        />
        <div className={classes['wholeRow']}>
          <Button
            size="compact-sm"
            variant="default"
            disabled={text.trim() === '' || exhibits.length === 0}
            loading={add.isPending}
            onClick={() => add.mutate()}
          >
            {t.claimAdd}
          </Button>
          {add.error && <Failure error={add.error} what={t.claimAdd} />}
        </div>
      </div>
    </>
  );
}

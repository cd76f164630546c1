import { Button, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { api, client } from '../../api/client.ts';
import type { BasketItem } from '../../ui/basket.ts';
import { Failure } from '../../ui/failure.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { CaseClaims } from './case-claims.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CaseFile } from './case-file.tsx';
import { CaseItems } from './case-items.tsx';
import type { DraftState } from './draft.ts';
import classes from './evidence.module.css';

interface CaseSourceProps {
  readonly state: DraftState;
  readonly basket: readonly BasketItem[];
}

/** A case with all that lies in it; the basket goes into it, or opens a new one. */
export function CaseSource({ state: { draft, set }, basket }: CaseSourceProps) {
  const t = useTexts(evidenceTexts);
  const number = useNumber();
  const list = useQuery(api.cases.list.queryOptions());
  const { caseNumber } = draft;
  const messageIds = basket.map(({ messageId }) => messageId);
  const open = useMutation({
    mutationFn: async () => {
      const { title, claim, orderNo } = draft;
      const made = await client.cases.open({
        title: title.trim(),
        claim: claim.trim(),
        orderNo: orderNo.trim() || null,
      });
      if (messageIds.length > 0) await client.cases.add({ number: made.number, messageIds });
      return made.number;
    },
    onSuccess: (made) => set({ caseNumber: made, title: '', claim: '', orderNo: '' }),
  });
  const add = useMutation({
    mutationFn: (to: string) => client.cases.add({ number: to, messageIds }),
  });
  const failure = open.error ?? add.error;
  return (
    <div className={classes['case']}>
      <Select
        label={t.caseChoice}
        placeholder={t.caseHint}
        nothingFoundMessage={t.caseNone}
        searchable
        clearable
        value={caseNumber}
        onChange={(chosen) => set({ caseNumber: chosen })}
        data={(list.data?.cases ?? []).map((one) => ({
          value: one.number,
          label: `${one.number} ${one.title}`,
        }))}
      />
      <div className={classes['deeds']}>
        <Button
          size="compact-sm"
          variant="default"
          loading={open.isPending}
          onClick={() => open.mutate()}
        >
          {basket.length > 0 ? t.caseOpen : t.caseOpenEmpty}
        </Button>
        {caseNumber !== null && basket.length > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            loading={add.isPending}
            onClick={() => add.mutate(caseNumber)}
          >
            {t.caseAdd(number(basket.length))}
          </Button>
        )}
      </div>
      {failure && <Failure error={failure} what={t.caseChoice} />}
      {caseNumber !== null && <Contents caseNumber={caseNumber} />}
    </div>
  );
}

function Contents({ caseNumber }: { readonly caseNumber: string }) {
  const t = useTexts(evidenceTexts);
  const query = useQuery(api.cases.get.queryOptions({ input: { number: caseNumber } }));
  return (
    <QueryState query={query} what={t.caseChoice}>
      {(matter) => (
        <>
          <CaseFacts key={matter.number} matter={matter} />
          <CaseItems matter={matter} />
          <CaseFile caseNumber={caseNumber} />
          <CaseClaims matter={matter} />
        </>
      )}
    </QueryState>
  );
}

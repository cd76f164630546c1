import { Button, Select, TagsInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { Batch, CorrectionChange } from '../../../shared/contract/imports.ts';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { Dialog, DialogButtons } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { useNames } from '../../ui/names.ts';
import { notify } from '../../ui/notice.tsx';
import { useZoneChoices } from '../../ui/zones.ts';
import { CorrectionRunning } from './correction-running.tsx';
import classes from './imports.module.css';
import { useCorrection } from './use-correction.ts';

type Kind = CorrectionChange['kind'];
const orders = ['YMD', 'DMY', 'MDY'] as const;
type Order = (typeof orders)[number];

/** A whole batch read anew: its dates, its zone, or who in it speaks for the shop. */
export function CorrectDialog({
  batch,
  onClose,
}: {
  batch: Batch;
  onClose: () => void;
}): ReactNode {
  const t = useTexts(importsTexts);
  const common = useTexts(commonWords);
  const format = useNumber();
  const names = useNames();
  const zones = useZoneChoices();
  const [kind, setKind] = useState<Kind>('date-order');
  const [order, setOrder] = useState<Order | null>(null);
  const [zone, setZone] = useState<string | null>(null);
  const [agents, setAgents] = useState<string[]>([]);
  const change = changeOf(kind, order, zone, agents);
  const correct = useCorrection(batch.batchId, (n) => {
    notify(n === 0 ? t.correctedNothing : t.corrected(format(n)));
    onClose();
  });
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    if (change && !correct.isPending) correct.mutate(change);
  };
  // Whoever leaves the dialog stops the work.
  const close = (): void => {
    correct.stop();
    onClose();
  };
  return (
    <Dialog onClose={close} title={t.correctTitle(batch.batchId)} withCloseButton={false}>
      <form
        className={classes['dialogForm']}
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        }}
      >
        <p className={classes['quiet']}>{t.correctHint}</p>
        <Select
          label={t.correctWhat}
          data={[
            { value: 'date-order', label: t.correctDate },
            { value: 'zone', label: t.correctZone },
            { value: 'own-account', label: t.correctOwn },
          ]}
          value={kind}
          allowDeselect={false}
          onChange={(value) => setKind((value ?? kind) as Kind)}
        />
        {kind === 'date-order' && (
          <Select
            label={t.correctDate}
            data={[
              { value: 'YMD', label: t.dateYMD },
              { value: 'DMY', label: t.dateDMY },
              { value: 'MDY', label: t.dateMDY },
            ]}
            value={order}
            onChange={(value) => setOrder(value as Order | null)}
          />
        )}
        {kind === 'zone' && (
          <Select
            label={t.correctZone}
            data={zones}
            searchable
            limit={200}
            value={zone}
            onChange={setZone}
          />
        )}
        {kind === 'own-account' && (
          <TagsInput
            label={t.correctAgents}
            {...(agents.length === 0 ? { placeholder: t.agentsHint } : {})}
            data={[...names]}
            value={agents}
            onChange={setAgents}
          />
        )}
        {correct.isPending && <CorrectionRunning progress={correct.progress} />}
        {correct.error !== null && <Failure error={correct.error} what={t.correct} />}
        <DialogButtons>
          <Button variant="default" onClick={close}>
            {common.cancel}
          </Button>
          <Button
            type="submit"
            disabled={change === null}
            loading={correct.isPending}
            rightSection={<KeyHint keys="mod+Enter" />}
          >
            {t.correct}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}

function changeOf(
  kind: Kind,
  order: Order | null,
  zone: string | null,
  agents: string[],
): CorrectionChange | null {
  if (kind === 'date-order') return order === null ? null : { kind, value: order };
  if (kind === 'zone') return zone === null ? null : { kind, value: zone };
  return agents.length === 0 ? null : { kind, agents };
}

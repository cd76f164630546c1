import { Group, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { promisesTexts } from '../../../shared/i18n/promises.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { promiseKindWords } from '../../../shared/i18n/matter-words.ts';
import { promiseKinds } from '../../../shared/model/analysis.ts';
import { parseYuan, yuanField } from '../../ui/amount.ts';
import { AskDialog } from '../../ui/ask-dialog.tsx';
import { InstantInput } from '../../ui/instant-input.tsx';
import { useTexts } from '../../ui/language.ts';
import type { Decisions } from './use-decisions.ts';

interface EditDialogProps {
  readonly promise: PromiseRow;
  readonly decisions: Decisions;
  readonly onClose: () => void;
}

/** Puts right what the detector read wrong. The message itself stays as it was sent. */
export function EditDialog({ promise, decisions, onClose }: EditDialogProps) {
  const t = useTexts(promisesTexts);
  const common = useTexts(commonWords);
  const kinds = useTexts(promiseKindWords);
  const [what, setWhat] = useState(promise.what);
  const [kind, setKind] = useState(promise.kind);
  const [dueAt, setDueAt] = useState(promise.dueAt);
  const [amount, setAmount] = useState(yuanField(promise.amountCents));
  const [owner, setOwner] = useState(promise.owner ?? '');
  const amountCents = parseYuan(amount);
  return (
    <AskDialog
      title={t.editTitle}
      action={common.save}
      isReady={what.trim() !== '' && amountCents !== undefined}
      onConfirm={async () => {
        if (amountCents === undefined) return;
        const edit = { what: what.trim(), kind, dueAt, amountCents, owner: owner.trim() || null };
        await decisions.edit(promise, edit);
      }}
      onClose={onClose}
    >
      <Textarea
        label={t.what}
        value={what}
        onChange={(event) => setWhat(event.currentTarget.value)}
        error={what.trim() === '' ? t.whatMissing : null}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={500}
        data-autofocus
      />
      <InstantInput
        label={t.due}
        {...(promise.duePhrase ? { description: t.duePhrase(promise.duePhrase) } : {})}
        value={dueAt}
        onChange={setDueAt}
      />
      <Group grow align="flex-start">
        <Select
          label={t.kind}
          data={promiseKinds.map((value) => ({ value, label: kinds[value] }))}
          value={kind}
          onChange={(value) => setKind(value ?? kind)}
          allowDeselect={false}
        />
        <TextInput
          label={t.amount}
          leftSection="¥"
          inputMode="decimal"
          value={amount}
          onChange={(event) => setAmount(event.currentTarget.value)}
          error={amountCents === undefined ? t.amountWrong : null}
        />
      </Group>
      <TextInput
        label={t.owner}
        value={owner}
        maxLength={60}
        onChange={(event) => setOwner(event.currentTarget.value)}
      />
    </AskDialog>
  );
}

import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { promisesTexts } from '../../../shared/i18n/promises.ts';
import { commonWords, promiseKindWords } from '../../../shared/i18n/words.ts';
import { promiseKinds } from '../../../shared/model/analysis.ts';
import { parseYuan, yuanField } from '../../ui/amount.ts';
import { Failure } from '../../ui/failure.tsx';
import { InstantInput } from '../../ui/instant-input.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
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
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const amountCents = parseYuan(amount);
  const ready = what.trim() !== '' && amountCents !== undefined && !busy;
  const save = async (): Promise<void> => {
    if (!ready) return;
    setBusy(true);
    try {
      const edit = { what: what.trim(), kind, dueAt, amountCents, owner: owner.trim() || null };
      await decisions.edit(promise, edit);
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
      title={t.editTitle}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
      }}
    >
      <Stack gap="sm">
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
        {error !== null && <Failure error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button
            disabled={!ready}
            loading={busy}
            onClick={() => void save()}
            rightSection={<KeyHint keys="mod+Enter" />}
          >
            {common.save}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

import { Autocomplete, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Dispute } from '../../../shared/contract/disputes.ts';
import { disputesTexts } from '../../../shared/i18n/disputes.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { Failure } from '../../ui/failure.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';
import { useNames } from '../../ui/names.ts';

interface TransferDialogProps {
  readonly dispute: Dispute;
  readonly onConfirm: (to: string, summary: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Nobody gets a case without its facts: the buyer must not tell everything anew. */
export function TransferDialog({ dispute, onConfirm, onClose }: TransferDialogProps) {
  const t = useTexts(disputesTexts);
  const common = useTexts(commonWords);
  const names = useNames();
  const [to, setTo] = useState('');
  const [summary, setSummary] = useState(summaryOf(dispute));
  const [error, setError] = useState<unknown>(null);
  const isReady = to.trim() !== '' && summary.trim() !== '';
  const confirm = async (): Promise<void> => {
    if (!isReady) return;
    try {
      await onConfirm(to.trim(), summary.trim());
      onClose();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.transferTitle}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void confirm();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t.transferHint}
        </Text>
        <Autocomplete
          label={t.transferTo}
          openOnFocus={false}
          data={names.filter((name) => name !== dispute.owner)}
          value={to}
          maxLength={60}
          onChange={setTo}
          data-autofocus
        />
        <Textarea
          label={t.summary}
          required
          autosize
          minRows={3}
          maxRows={8}
          maxLength={2_000}
          value={summary}
          onChange={(event) => setSummary(event.currentTarget.value)}
        />
        {error !== null && <Failure error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button
            disabled={!isReady}
            onClick={() => void confirm()}
            rightSection={<KeyHint keys="mod+Enter" />}
          >
            {t.transfer}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** What was written on the case so far, for the person to finish. */
function summaryOf({ facts, demand, ownPosition, offers }: Dispute): string {
  return [facts, demand, ownPosition, offers].filter((text) => text !== null).join('\n');
}

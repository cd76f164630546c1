import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Dispute } from '../../../shared/contract/disputes.ts';
import { disputesTexts } from '../../../shared/i18n/disputes.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { Failure } from '../../ui/failure.tsx';
import { InstantInput } from '../../ui/instant-input.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';
import { ProofPicker } from '../../ui/proof-picker.tsx';

interface ToldDialogProps {
  readonly dispute: Dispute;
  readonly onConfirm: (replyBy: number, messageId: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Until when the buyer was told to wait, and in which message. */
export function ToldDialog({ dispute, onConfirm, onClose }: ToldDialogProps) {
  const t = useTexts(disputesTexts);
  const common = useTexts(commonWords);
  const [replyBy, setReplyBy] = useState(dispute.replyBy);
  const [messageId, setMessageId] = useState(dispute.toldMessageId ?? '');
  const [error, setError] = useState<unknown>(null);
  const isReady = replyBy !== null && messageId !== '';
  const confirm = async (): Promise<void> => {
    if (replyBy === null || messageId === '') return;
    try {
      await onConfirm(replyBy, messageId);
      onClose();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.toldTitle}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void confirm();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t.toldHint}
        </Text>
        <InstantInput label={t.replyBy} value={replyBy} onChange={setReplyBy} data-autofocus />
        <ProofPicker
          label={t.toldMessage}
          messageId={dispute.messageIds[0] ?? ''}
          value={messageId}
          onChange={setMessageId}
          shopOnly
          nothingFollows={t.nothingTold}
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
            {common.save}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { commonWords } from '../../shared/i18n/words.ts';
import { Failure } from './failure.tsx';
import { KeyHint } from './key-hint.tsx';
import { useTexts } from './language.ts';

interface ReasonDialogProps {
  readonly title: string;
  readonly hint: string;
  readonly label: string;
  /** The deed by its name: never a bare OK. */
  readonly action: string;
  readonly required: boolean;
  /** More that has to be chosen, above the reason. */
  readonly children?: ReactNode;
  /** True when the children alone are enough to go on. */
  readonly complete?: boolean;
  /** True while the children still lack something. */
  readonly blocked?: boolean;
  /** Resolves when it is done; when it fails, the dialog says so and keeps what was typed. */
  readonly onConfirm: (reason: string | undefined) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks why before something is decided. Ctrl+Enter goes on, Escape leaves it. */
export function ReasonDialog(props: ReasonDialogProps) {
  const {
    title,
    hint,
    label,
    action,
    required,
    children,
    complete = false,
    blocked = false,
  } = props;
  const { onConfirm, onClose } = props;
  const common = useTexts(commonWords);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const given = reason.trim();
  const ready = !blocked && (!required || complete || given !== '');
  const confirm = async (): Promise<void> => {
    if (!ready || busy) return;
    setBusy(true);
    try {
      await onConfirm(given === '' ? undefined : given);
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void confirm();
  };
  return (
    <Modal opened onClose={onClose} title={title} size="md" onKeyDown={keyDown}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
        {children}
        <Textarea
          label={label}
          required={required && !complete}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          data-autofocus
        />
        {error !== null && <Failure error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button
            disabled={!ready}
            loading={busy}
            onClick={() => void confirm()}
            rightSection={<KeyHint keys="mod+Enter" />}
          >
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

import { Button, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { commonWords } from '../../shared/i18n/words.ts';
import { useConfirmKey } from './confirm-key.ts';
import { Dialog, DialogButtons } from './dialog.tsx';
import { Failure } from './failure.tsx';
import { KeyHint } from './key-hint.tsx';
import { useTexts } from './language.ts';

interface AskDialogProps {
  readonly title: string;
  readonly hint?: string;
  /** The deed by its name: never a bare OK. */
  readonly action: string;
  /** False while something that it needs is missing. */
  readonly isReady: boolean;
  readonly children: ReactNode;
  /** Resolves when it is done; when it fails, the dialog says so and keeps what was typed. */
  readonly onConfirm: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks what a deed needs. Ctrl+Enter goes on, Escape leaves it; a press beside it loses nothing. */
export function AskDialog(props: AskDialogProps): ReactNode {
  const { title, hint, action, isReady, children, onConfirm, onClose } = props;
  const common = useTexts(commonWords);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const confirm = async (): Promise<void> => {
    if (!isReady || isBusy) return;
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  useConfirmKey(() => void confirm());
  return (
    <Dialog onClose={onClose} title={title} size="md" closeOnClickOutside={false}>
      <Stack gap="sm">
        {hint !== undefined && (
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        )}
        {children}
        {error !== null && <Failure error={error} />}
        <DialogButtons>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button
            disabled={!isReady}
            loading={isBusy}
            onClick={() => void confirm()}
            rightSection={<KeyHint keys="mod+Enter" />}
          >
            {action}
          </Button>
        </DialogButtons>
      </Stack>
    </Dialog>
  );
}

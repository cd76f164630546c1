import { Button, Stack } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import type { Message } from '../../../shared/model/message.ts';
import { useConfirmKey } from '../../ui/confirm-key.ts';
import { Dialog, DialogButtons } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';
import classes from './message.module.css';

interface DialogFormProps {
  readonly title: string;
  /** The messages that it is for: what they say stands above the fields. */
  readonly about?: readonly Message[];
  readonly record: () => Promise<void>;
  readonly onClose: () => void;
  /** On the button; "record" when absent. */
  readonly verb?: string;
  readonly isReady?: boolean;
  readonly children: ReactNode;
}

/** A dialog that records something: Ctrl+Enter from any field, and what was typed stays when it fails. */
export function DialogForm(props: DialogFormProps): ReactNode {
  const { title, about = none, record, onClose, verb, isReady = true, children } = props;
  const t = useTexts(conversationTexts);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (): Promise<void> => {
    if (isBusy || !isReady) return;
    setBusy(true);
    try {
      await record();
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  useConfirmKey(() => void submit());
  return (
    <Dialog onClose={onClose} title={title} withCloseButton={false} closeOnClickOutside={false}>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="sm">
          {about.length > 0 && <p className={classes['about']}>{about.map(wordsOf).join(' / ')}</p>}
          {children}
          {error !== null && <Failure error={error} what={title} />}
          <DialogButtons>
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
            <Button
              type="submit"
              loading={isBusy}
              disabled={!isReady}
              rightSection={<KeyHint keys="mod+Enter" />}
            >
              {verb ?? t.record}
            </Button>
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}

const none: readonly Message[] = [];

function wordsOf({ sender, text }: Message): string {
  return text === '' ? sender : `${sender}: ${text}`;
}

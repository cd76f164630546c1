import { Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { AskDialog } from './ask-dialog.tsx';

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
  const [reason, setReason] = useState('');
  const given = reason.trim();
  return (
    <AskDialog
      title={title}
      hint={hint}
      action={action}
      isReady={!blocked && (!required || complete || given !== '')}
      onConfirm={() => onConfirm(given === '' ? undefined : given)}
      onClose={onClose}
    >
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
    </AskDialog>
  );
}

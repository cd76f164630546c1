import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ActionId } from '../../../shared/domain/shortcuts/actions.ts';
import { ActionKey, KeyHint } from '../../ui/key-hint.tsx';

interface ToolProps {
  readonly label: string;
  readonly action?: ActionId | undefined;
  /** A key that nobody changes. */
  readonly keys?: string | undefined;
  /** Absent while there is nothing to do: it stays in its place. */
  readonly onClick: (() => void) | undefined;
  readonly children: ReactNode;
}

/** A button with a picture; what it does and its key are told when asked. */
export function Tool({ label, action, keys, onClick, children }: ToolProps): ReactNode {
  return (
    <Tooltip
      label={
        <>
          {label} {action !== undefined && <ActionKey action={action} />}
          {keys !== undefined && <KeyHint keys={keys} />}
        </>
      }
    >
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        disabled={onClick === undefined}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

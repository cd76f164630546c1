import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { LetGoKind } from '../../../shared/contract/let-go.ts';
import { letGoTexts } from '../../../shared/i18n/let-go.ts';
import { useTexts } from '../language.ts';
import { LetGoDialog, type LetGoPlace } from './let-go-dialog.tsx';

interface LetGoButtonProps {
  /** The kind of the board that it stands on. */
  readonly kind: LetGoKind;
  /** Whose talk is shown there. */
  readonly place: LetGoPlace | undefined;
}

/** Leads to letting go what is too old to be looked through one by one. */
export function LetGoButton({ kind, place }: LetGoButtonProps): ReactNode {
  const t = useTexts(letGoTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        {t.open}
      </Button>
      {isOpen && <LetGoDialog kind={kind} place={place} onClose={() => setOpen(false)} />}
    </>
  );
}

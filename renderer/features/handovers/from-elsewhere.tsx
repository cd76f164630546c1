import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { useTexts } from '../../ui/language.ts';
import classes from './handovers.module.css';
import { elsewhereQuery } from './use-elsewhere.ts';

/** Over the notes of this computer: that others wait, which were signed on another one. */
export function FromElsewhere({ onShow }: { readonly onShow: () => void }): ReactNode {
  const t = useTexts(handoverDeedsTexts);
  const notes = useQuery(elsewhereQuery()).data?.notes ?? [];
  const waiting = notes.filter(({ note }) => note.state !== 'acknowledged').length;
  if (waiting === 0) return null;
  return (
    <div className={classes['fromElsewhere']} role="status">
      <span>{t.elsewhereWaits(waiting)}</span>
      <Button size="compact-sm" variant="default" onClick={onShow}>
        {t.elsewhereShow}
      </Button>
    </div>
  );
}

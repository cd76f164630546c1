import type { ReactNode } from 'react';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { acknowledgementState } from '../../../shared/domain/handovers/acknowledgements.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { useTexts } from '../../ui/language.ts';
import classes from './handovers.module.css';

interface StandingProps {
  readonly note: Handover;
  readonly item: HandoverItem;
}

/** Where an item stands with the incoming clerk, in a word. */
export function Standing({ note, item }: StandingProps): ReactNode {
  const t = useTexts(handoversTexts);
  const state = acknowledgementState(note.acknowledgements, item.id);
  const words = {
    pending: t.statePending,
    asked: t.stateAsked,
    accepted: t.stateAccepted,
    refused: t.stateRefused,
  };
  return (
    <span className={classes['standing']} data-state={state}>
      {words[state]}
    </span>
  );
}

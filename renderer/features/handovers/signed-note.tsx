import type { ReactNode } from 'react';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { useTexts } from '../../ui/language.ts';
import type { RoomProps } from '../../ui/room.ts';
import { Addenda } from './addenda.tsx';
import { CloseItem } from './close-item.tsx';
import { Countersign } from './countersign.tsx';
import classes from './handovers.module.css';
import { MissCheck } from './miss-check.tsx';
import { SealedNote } from './sealed-note.tsx';
import { useNoteDeeds } from './use-note.ts';

interface SignedNoteProps extends RoomProps {
  readonly note: Handover;
}

/** A note that was signed here, with all that can still be done about it. */
export function SignedNote({ note, Conversation }: SignedNoteProps): ReactNode {
  const t = useTexts(handoverDeedsTexts);
  const deeds = useNoteDeeds(note.handoverId);
  return (
    <SealedNote
      note={note}
      deeds={deeds}
      canAcknowledge
      Conversation={Conversation}
      remarks={
        <>
          {note.automatic && <p className={classes['remark']}>◆ {t.automatic}</p>}
          <Countersign note={note} deeds={deeds} />
        </>
      }
      renderDeeds={(item) => <CloseItem item={item} deeds={deeds} isDraft={false} />}
      addenda={<Addenda note={note} deeds={deeds} />}
      after={<MissCheck handoverId={note.handoverId} />}
    />
  );
}

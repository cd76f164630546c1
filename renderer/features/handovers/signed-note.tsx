import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import {
  acknowledgementState,
  isDecided,
} from '../../../shared/domain/handovers/acknowledgements.ts';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { useListShortcuts } from '../../ui/list-keys.ts';
import type { RoomProps } from '../../ui/room.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { Acknowledge } from './acknowledge.tsx';
import { AcknowledgementLog } from './acknowledgement-log.tsx';
import { Addenda } from './addenda.tsx';
import { CloseItem } from './close-item.tsx';
import { Countersign } from './countersign.tsx';
import classes from './handovers.module.css';
import { ItemCard } from './item-card.tsx';
import { ItemFacts } from './item-facts.tsx';
import { MissCheck } from './miss-check.tsx';
import { NoteHead } from './note-head.tsx';
import { Sections } from './sections.tsx';
import { Standing } from './standing.tsx';
import { useNoteDeeds } from './use-note.ts';
import { WithMessages } from './with-messages.tsx';

interface SignedNoteProps extends RoomProps {
  readonly note: Handover;
}

/** A sealed note: what was signed, and beside each item what became of it since. */
export function SignedNote({ note, Conversation }: SignedNoteProps) {
  const t = useTexts(handoversTexts);
  const more = useTexts(handoverDeedsTexts);
  const number = useNumber();
  const deeds = useNoteDeeds(note.handoverId);
  const items = note.sections.flatMap((section) => section.items);
  const [openId, setOpenId] = useState<string | null>(null);
  const [isAcknowledging, setAcknowledging] = useState(false);
  const index = items.findIndex(({ id }) => id === openId);
  const decided = items.filter(({ id }) =>
    isDecided(acknowledgementState(note.acknowledgements, id)),
  ).length;
  useListShortcuts({
    count: items.length,
    selected: index,
    onSelect: (row) => {
      const id = items[row]?.id ?? null;
      setOpenId(id);
      document.getElementById(`item-${id}`)?.focus();
    },
  });
  const isOpenNote = note.state === 'signed' && items.length > 0;
  useShortcuts(
    [
      {
        action: 'acknowledge',
        label: t.acknowledge,
        shown: true,
        run: () => setAcknowledging(true),
      },
    ],
    isOpenNote,
  );
  return (
    <div className={classes['note']}>
      <WithMessages item={items[index]} Conversation={Conversation}>
        {(showMessages) => (
          <>
            <div className={classes['sealed']}>
              <p className={classes['seal']}>
                {t.sealed(number(note.number ?? 0), (note.hash ?? '').slice(0, 8))}
                <span className={classes['state']} data-state={note.state}>
                  {t[note.state]}
                </span>
              </p>
              <NoteHead note={note} />
              {note.automatic && <p className={classes['remark']}>◆ {more.automatic}</p>}
              <Countersign note={note} deeds={deeds} />
              {isOpenNote && (
                <div className={classes['tools']}>
                  <Button onClick={() => setAcknowledging(true)}>{t.acknowledge}</Button>
                  <span className={classes['remark']}>
                    {t.decided(number(decided), number(items.length))}
                  </span>
                </div>
              )}
              <Sections
                sections={note.sections}
                renderItem={(item) => (
                  <ItemCard
                    key={item.id}
                    item={item}
                    missing={[]}
                    standing={<Standing note={note} item={item} />}
                    isOpen={item.id === openId}
                    onOpen={() => setOpenId(item.id === openId ? null : item.id)}
                  >
                    {showMessages}
                    <ItemFacts item={item} />
                    <AcknowledgementLog note={note} itemId={item.id} deeds={deeds} />
                    <CloseItem item={item} deeds={deeds} isDraft={false} />
                  </ItemCard>
                )}
              />
              <Addenda note={note} deeds={deeds} />
            </div>
            <MissCheck handoverId={note.handoverId} />
          </>
        )}
      </WithMessages>
      {isAcknowledging && (
        <Acknowledge
          note={note}
          deeds={deeds}
          Conversation={Conversation}
          onClose={() => setAcknowledging(false)}
        />
      )}
    </div>
  );
}

import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import {
  acknowledgementState,
  isDecided,
} from '../../../shared/domain/handovers/acknowledgements.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { useListShortcuts } from '../../ui/list-keys.ts';
import type { RoomProps } from '../../ui/room.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { Acknowledge } from './acknowledge.tsx';
import { AcknowledgementLog } from './acknowledgement-log.tsx';
import classes from './handovers.module.css';
import { ItemCard } from './item-card.tsx';
import { ItemFacts } from './item-facts.tsx';
import { NoteHead } from './note-head.tsx';
import { Sections } from './sections.tsx';
import { Standing } from './standing.tsx';
import type { Acknowledging } from './use-note.ts';
import { WithMessages } from './with-messages.tsx';

interface SealedNoteProps extends RoomProps {
  readonly note: Handover;
  readonly deeds: Acknowledging;
  readonly canAcknowledge: boolean;
  /** Below the head: what is to be known of the note before it is read. */
  readonly remarks: ReactNode;
  /** What else can be done with an open item. */
  readonly renderDeeds?: (item: HandoverItem) => ReactNode;
  /** At the end of the sealed sheet, and after it. */
  readonly addenda?: ReactNode;
  readonly after?: ReactNode;
}

/** What was signed, here or on another computer, and beside each item what became of it since. */
export function SealedNote(props: SealedNoteProps): ReactNode {
  const { note, deeds, canAcknowledge, remarks, renderDeeds, addenda, after, Conversation } = props;
  const t = useTexts(handoversTexts);
  const number = useNumber();
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
  const isOpenNote = note.state === 'signed' && items.length > 0 && canAcknowledge;
  const run = (): void => setAcknowledging(true);
  const key = { action: 'acknowledge', label: t.acknowledge, shown: true, run } as const;
  useShortcuts([key], isOpenNote);
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
              {remarks}
              {isOpenNote && (
                <div className={classes['tools']}>
                  <Button onClick={run}>{t.acknowledge}</Button>
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
                    {renderDeeds?.(item)}
                  </ItemCard>
                )}
              />
              {addenda}
            </div>
            {after}
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

import { Alert, Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { HandoverElsewhere } from '../../../shared/contract/handover-notes.ts';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { EmptyState, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
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
import { useElsewhere, type NotePlace } from './use-elsewhere.ts';
import type { Acknowledging } from './use-note.ts';
import { WithMessages } from './with-messages.tsx';

interface ElsewherePageProps extends RoomProps {
  readonly place: NotePlace;
  readonly onBack: () => void;
}

/** A note of another computer: read and acknowledged here, edited nowhere. */
export function ElsewherePage({ place, onBack, Conversation }: ElsewherePageProps): ReactNode {
  const t = useTexts(handoversTexts);
  const more = useTexts(handoverDeedsTexts);
  const { query, deeds } = useElsewhere(place);
  const number = query.data?.note.number;
  useShortcuts([{ keys: ['Escape'], label: t.back, run: onBack }]);
  return (
    <Page
      title={number ? `${t.title} ${t.number(number)}` : t.title}
      actions={
        <Button variant="subtle" onClick={onBack}>
          {t.back}
        </Button>
      }
    >
      <QueryState query={query} what={more.elsewhere}>
        {(found) =>
          found ? (
            <ElsewhereNote found={found} deeds={deeds} Conversation={Conversation} />
          ) : (
            <EmptyState text={more.elsewhereGone} />
          )
        }
      </QueryState>
    </Page>
  );
}

interface ElsewhereNoteProps extends RoomProps {
  readonly found: HandoverElsewhere;
  readonly deeds: Acknowledging;
}

function ElsewhereNote({ found, deeds, Conversation }: ElsewhereNoteProps): ReactNode {
  const t = useTexts(handoversTexts);
  const more = useTexts(handoverDeedsTexts);
  const number = useNumber();
  const { note, verdict } = found;
  const items = note.sections.flatMap((section) => section.items);
  const [openId, setOpenId] = useState<string | null>(null);
  const [isAcknowledging, setAcknowledging] = useState(false);
  const isOpenNote = note.state === 'signed' && items.length > 0 && verdict === 'intact';
  const run = (): void => setAcknowledging(true);
  const key = { action: 'acknowledge', label: t.acknowledge, shown: true, run } as const;
  useShortcuts([key], isOpenNote);
  return (
    <>
      <WithMessages item={items.find(({ id }) => id === openId)} Conversation={Conversation}>
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
              <p className={classes['remark']}>{more.elsewhereHint}</p>
              {verdict === 'altered' && (
                <Alert variant="light" color="red" role="alert">
                  ▲ {more.alteredHint}
                </Alert>
              )}
              {isOpenNote && (
                <div className={classes['tools']}>
                  <Button onClick={run}>{t.acknowledge}</Button>
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
                  </ItemCard>
                )}
              />
            </div>
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
    </>
  );
}

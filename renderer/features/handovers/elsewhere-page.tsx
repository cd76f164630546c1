import { Alert, Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { HandoverElsewhere } from '../../../shared/contract/handover-notes.ts';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { useTexts } from '../../ui/language.ts';
import { EmptyState, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import type { RoomProps } from '../../ui/room.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import classes from './handovers.module.css';
import { SealedNote } from './sealed-note.tsx';
import { useElsewhere, type NotePlace } from './use-elsewhere.ts';
import type { Acknowledging } from './use-note.ts';

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
  const t = useTexts(handoverDeedsTexts);
  const { note, verdict } = found;
  return (
    <SealedNote
      note={note}
      deeds={deeds}
      canAcknowledge={verdict === 'intact'}
      Conversation={Conversation}
      remarks={
        <>
          <p className={classes['remark']}>{t.elsewhereHint}</p>
          {verdict === 'altered' && (
            <Alert variant="light" color="red" role="alert">
              ▲ {t.alteredHint}
            </Alert>
          )}
        </>
      }
    />
  );
}

import { Button } from '@mantine/core';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { useTexts } from '../../ui/language.ts';
import { Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import type { RoomProps } from '../../ui/room.ts';
import { isTyping, useShortcuts } from '../../ui/shortcuts.ts';
import { DraftNote } from './draft-note.tsx';
import { ExportMenu } from './export-menu.tsx';
import { SignedNote } from './signed-note.tsx';
import { useNote } from './use-note.ts';

interface NotePageProps extends RoomProps {
  readonly handoverId: string;
  readonly onBack: () => void;
}

/** One note: a draft to write, or a signed one to acknowledge and to read. */
export function NotePage({ handoverId, onBack, Conversation }: NotePageProps) {
  const t = useTexts(handoversTexts);
  const query = useNote(handoverId);
  const note = query.data;
  useShortcuts([{ keys: ['Escape'], label: t.back, run: () => leaveFieldOr(onBack) }]);
  const title = note?.number ? `${t.title} ${t.number(note.number)}` : `${t.title} ${t.draft}`;
  return (
    <Page
      title={note ? title : t.title}
      actions={
        <>
          <Button variant="subtle" onClick={onBack}>
            {t.back}
          </Button>
          {note && <ExportMenu handoverId={handoverId} />}
        </>
      }
    >
      <QueryState query={query} what={t.title}>
        {(found) =>
          found.state === 'draft' ? (
            <DraftNote note={found} Conversation={Conversation} />
          ) : (
            <SignedNote note={found} Conversation={Conversation} />
          )
        }
      </QueryState>
    </Page>
  );
}

/** Escape leaves a field first, the note afterwards. */
function leaveFieldOr(leave: () => void): void {
  const { activeElement } = document;
  if (isTyping(activeElement) && activeElement instanceof HTMLElement) activeElement.blur();
  else leave();
}

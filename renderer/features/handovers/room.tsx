import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useTexts } from '../../ui/language.ts';
import { Page } from '../../ui/page.tsx';
import type { RoomProps } from '../../ui/room.ts';
import { ElsewherePage } from './elsewhere-page.tsx';
import { Live } from './live.tsx';
import { NoteList } from './note-list.tsx';
import { NotePage } from './note-page.tsx';
import { Quality } from './quality.tsx';
import { Reports } from './reports.tsx';
import { Unread } from './unread.tsx';
import type { NotePlace } from './use-elsewhere.ts';
import { ViewTabs, type HandoverView } from './view-tabs.tsx';

/** The handover notes and what belongs to them, or the note that is open. */
export function HandoversRoom({ Conversation }: RoomProps) {
  const [openId, setOpenId] = useKeptState<string | null>('handovers.open', () => null);
  const [view, setView] = useKeptState<HandoverView>('handovers.view', () => 'notes');
  const [elsewhere, setElsewhere] = useKeptState<NotePlace | null>(
    'handovers.elsewhere',
    () => null,
  );
  const t = useTexts(handoversTexts);
  if (elsewhere !== null) {
    const back = (): void => setElsewhere(null);
    return <ElsewherePage place={elsewhere} onBack={back} Conversation={Conversation} />;
  }
  if (openId === null) {
    const tabs = <ViewTabs view={view} onChange={setView} />;
    if (view === 'notes') {
      return <NoteList onOpen={setOpenId} tabs={tabs} onUnread={() => setView('unread')} />;
    }
    return (
      <Page title={t.title} actions={tabs}>
        {view === 'live' && <Live Conversation={Conversation} />}
        {view === 'unread' && <Unread onOpen={setOpenId} onOpenElsewhere={setElsewhere} />}
        {view === 'quality' && <Quality onOpen={setOpenId} />}
        {view === 'reports' && <Reports />}
      </Page>
    );
  }
  return (
    <NotePage
      key={openId}
      handoverId={openId}
      onBack={() => setOpenId(null)}
      Conversation={Conversation}
    />
  );
}

import { useKeptState } from '../../ui/kept-state.ts';
import type { RoomProps } from '../../ui/room.ts';
import { NoteList } from './note-list.tsx';
import { NotePage } from './note-page.tsx';

/** The handover notes, or the one of them that is open. */
export function HandoversRoom({ Conversation }: RoomProps) {
  const [openId, setOpenId] = useKeptState<string | null>('handovers.open', () => null);
  if (openId === null) return <NoteList onOpen={setOpenId} />;
  return (
    <NotePage
      key={openId}
      handoverId={openId}
      onBack={() => setOpenId(null)}
      Conversation={Conversation}
    />
  );
}

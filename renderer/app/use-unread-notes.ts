import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { useSettings } from '../ui/settings.ts';

/** Signed handover notes that wait for whoever sits here to acknowledge them. */
export function useUnreadNotes() {
  const { person } = useSettings();
  const { data } = useQuery(api.handovers.unread.queryOptions());
  const notes = data?.handovers ?? [];
  return notes.filter(
    ({ incoming, outgoing }) =>
      outgoing !== person && (incoming === null || person === '' || incoming === person),
  );
}

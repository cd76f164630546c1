import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { inboxTexts } from '../../../shared/i18n/inbox.ts';
import { api } from '../../api/client.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { newlyTaken } from './newly-taken.ts';

/** Says in the status bar what the inbox has taken in while the app is open. */
export function useInboxNotice(): void {
  const t = useTexts(inboxTexts);
  const format = useNumber();
  const { data } = useQuery(api.imports.inbox.state.queryOptions());
  const known = useRef<number | null>(null);
  useEffect(() => {
    if (!data) return;
    const news = newlyTaken(known.current, data.taken);
    known.current = Math.max(0, ...data.taken.map(({ takenAt }) => takenAt));
    if (news.length === 0) return;
    const messages = news.reduce((sum, entry) => sum + entry.newMessages, 0);
    const refused = news.filter(({ status }) => status === 'refused').length;
    notify(
      t.notice(news.map(({ name }) => name).slice(0, 2), news.length, format(messages), refused),
    );
  }, [data, t, format]);
}

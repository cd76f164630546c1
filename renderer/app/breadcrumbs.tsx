import { IconArrowLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { appTexts } from '../../shared/i18n/app.ts';
import { api } from '../api/client.ts';
import { ActionKey } from '../ui/key-hint.tsx';
import { useTexts } from '../ui/language.ts';
import classes from './breadcrumbs.module.css';
import type { RoomId } from './room-ids.ts';
import { rooms } from './rooms.tsx';

/** Where one is that is no room of its own, and the room from which one came. */
export function Breadcrumbs(): ReactNode {
  const t = useTexts(appTexts);
  const [path] = useLocation();
  const room = useRoomBefore(path);
  const conversationId = /^\/conversations\/(\d+)/.exec(path)?.[1];
  const { data } = useQuery(
    api.conversations.get.queryOptions({
      input: { conversationId: conversationId ?? '1' },
      enabled: conversationId !== undefined,
    }),
  );
  if (conversationId === undefined) return null;
  return (
    <nav className={classes['crumbs']} aria-label={t.path}>
      <button
        type="button"
        className={classes['back']}
        aria-label={t.backTo(t[room])}
        onClick={() => history.back()}
      >
        <IconArrowLeft size="1rem" stroke={1.6} aria-hidden />
        <ActionKey action="goBack" />
      </button>
      <ol className={classes['list']}>
        <li>
          <Link href={`/${room}`}>{t[room]}</Link>
        </li>
        <li aria-current="page">
          <IconChevronRight size="0.875rem" stroke={1.6} aria-hidden />
          {data?.customer ?? data?.title ?? ''}
        </li>
      </ol>
    </nav>
  );
}

/** The room that was looked at last; the search where one came by an address. */
function useRoomBefore(path: string): RoomId {
  const [before, setBefore] = useState<RoomId>('search');
  const here = rooms.find(({ id }) => path === `/${id}` || path.startsWith(`/${id}/`))?.id;
  const last = useRef(here);
  useEffect(() => {
    if (here !== undefined) last.current = here;
    else if (last.current !== undefined) setBefore(last.current);
  }, [here]);
  return before;
}

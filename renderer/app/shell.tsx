import { useQuery } from '@tanstack/react-query';
import { Suspense, useState, type ReactNode } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { linkKinds } from '../../shared/domain/links/deep-link.ts';
import { appTexts } from '../../shared/i18n/app.ts';
import { api } from '../api/client.ts';
import { Reminders } from '../features/promises/reminders.tsx';
import { useInboxNotice } from '../features/imports/inbox-notice.ts';
import { useSentences, useTexts } from '../ui/language.ts';
import { EmptyState } from '../ui/page.tsx';
import { SkeletonRows } from '../ui/query-state.tsx';
import { useTour } from '../ui/tour.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { CrashGuard } from './crash-guard.tsx';
import { DesktopBridge } from './desktop-bridge.ts';
import { useFrameShortcuts, type Overlay } from './frame-shortcuts.ts';
import { LinkedThing } from './linked-thing.tsx';
import { Navigation } from './navigation.tsx';
import {
  Around,
  Conversation,
  ConversationRoom,
  DraftDialog,
  Guide,
  Help,
  Tour,
  OutsideLinkDialog,
  Palette,
  Welcome,
} from './on-demand.tsx';
import { rooms } from './rooms.tsx';
import classes from './shell.module.css';
import { StatusBar } from './status-bar.tsx';
import { useSystemNotices } from './system-notices.ts';
import { useTextSizeKeys } from './text-size-keys.ts';
import { useLock } from './use-lock.ts';

/** Navigation at the left, one room, the status bar below; palette and help above them. */
export function Shell(): ReactNode {
  const t = useTexts(appTexts);
  const sentences = useSentences();
  const [overlay, setOverlay] = useState<Overlay>(null);
  const [path] = useLocation();
  const isTouring = useIsTouring();
  const stats = useQuery(api.archive.stats.queryOptions());
  const isEmpty = stats.data?.messages === 0 && stats.data.batches === 0;
  const lock = useLock();
  useFrameShortcuts(setOverlay, lock);
  useTextSizeKeys();
  useInboxNotice();
  useSystemNotices();
  const close = (): void => setOverlay(null);
  return (
    <div className={classes['shell']}>
      <a className={classes['skip']} href="#content" onClick={skipToContent}>
        {t.skipToContent}
      </a>
      <Navigation stats={stats.data} onHelp={() => setOverlay('guide')} />
      <main id="content" className={classes['main']} tabIndex={-1}>
        <Reminders />
        <Breadcrumbs />
        <CrashGuard key={path}>
          <Suspense fallback={<SkeletonRows />}>
            <Switch>
              <Route path="/">
                <Redirect to="/search" replace />
              </Route>
              {rooms.map(({ id, Room }) => (
                <Route key={id} path={`/${id}`}>
                  {isEmpty && id === 'search' ? (
                    <Welcome />
                  ) : (
                    <Room Conversation={Conversation} Around={Around} />
                  )}
                </Route>
              ))}
              <Route path="/conversations/:conversationId/:messageId?">
                {(params) => <ConversationRoom {...params} />}
              </Route>
              {linkKinds.map((kind) => (
                <Route key={kind} path={`/${kind}/:id`}>
                  <LinkedThing key={path} path={path} />
                </Route>
              ))}
              <Route>
                <EmptyState text={sentences(t.notFound, t.notFoundAdvice)} />
              </Route>
            </Switch>
          </Suspense>
        </CrashGuard>
        {isTouring && <Tour />}
      </main>
      <StatusBar />
      <DesktopBridge />
      <Palette opened={overlay === 'palette'} onClose={close} />
      {overlay === 'guide' && (
        <Guide room={path.split('/')[1] ?? ''} onClose={close} onKeys={() => setOverlay('help')} />
      )}
      <Help opened={overlay === 'help'} onClose={close} />
      <OutsideLinkDialog />
      {overlay === 'draft' && <DraftDialog onClose={close} />}
    </div>
  );
}

/** The tour leads through the sample shop, and is out of place in any other archive. */
function useIsTouring(): boolean {
  const tour = useTour();
  const current = useQuery(api.archives.current.queryOptions());
  return tour?.isShown === true && current.data?.sample === true;
}

/** The hash is the router's, so the jump is made by hand. */
function skipToContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

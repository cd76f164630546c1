import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { appTexts } from '../../shared/i18n/app.ts';
import { api } from '../api/client.ts';
import { desktop } from '../api/desktop.ts';
import { Around } from '../features/around/around.tsx';
import { Conversation } from '../features/conversations/conversation.tsx';
import { ConversationRoom } from '../features/conversations/room.tsx';
import { DraftDialog } from '../features/drafts/draft-dialog.tsx';
import { Reminders } from '../features/promises/reminders.tsx';
import { useInboxNotice } from '../features/imports/inbox-notice.ts';
import { Welcome } from '../features/welcome/welcome.tsx';
import { useTexts } from '../ui/language.ts';
import { EmptyState } from '../ui/page.tsx';
import { focusSearch } from '../ui/search-focus.ts';
import { SkeletonRows } from '../ui/query-state.tsx';
import { useShortcuts, type Shortcut } from '../ui/shortcuts.ts';
import { CrashGuard } from './crash-guard.tsx';
import { Help } from './help.tsx';
import { Navigation } from './navigation.tsx';
import { Palette } from './palette.tsx';
import { rooms } from './rooms.tsx';
import classes from './shell.module.css';
import { StatusBar } from './status-bar.tsx';
import { useTextSizeKeys } from './text-size-keys.ts';

type Overlay = 'palette' | 'help' | 'draft' | null;

/** Navigation at the left, one room, the status bar below; palette and help above them. */
export function Shell(): ReactNode {
  const t = useTexts(appTexts);
  const [overlay, setOverlay] = useState<Overlay>(null);
  const [path, navigate] = useLocation();
  const stats = useQuery(api.archive.stats.queryOptions());
  const isEmpty = stats.data?.messages === 0 && stats.data.batches === 0;
  useFrameShortcuts(setOverlay);
  useTextSizeKeys();
  useInboxNotice();
  useEffect(
    () =>
      desktop?.onCommand((command) => {
        if (command === 'import') navigate('/imports');
        else if (command === 'settings' || command === 'promises') navigate(`/${command}`);
        else focusSearch(navigate);
      }),
    [navigate],
  );
  const close = (): void => setOverlay(null);
  return (
    <div className={classes['shell']}>
      <a className={classes['skip']} href="#content" onClick={skipToContent}>
        {t.skipToContent}
      </a>
      <Navigation stats={stats.data} onHelp={() => setOverlay('help')} />
      <main id="content" className={classes['main']} tabIndex={-1}>
        <Reminders />
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
              <Route>
                <EmptyState text={`${t.notFound}。${t.notFoundAdvice}`} />
              </Route>
            </Switch>
          </Suspense>
        </CrashGuard>
      </main>
      <StatusBar />
      <Palette
        opened={overlay === 'palette'}
        onClose={close}
        onHelp={() => setOverlay('help')}
        onDraft={() => setOverlay('draft')}
      />
      <Help opened={overlay === 'help'} onClose={close} />
      {overlay === 'draft' && <DraftDialog onClose={close} />}
    </div>
  );
}

/** The hash is the router's, so the jump is made by hand. */
function skipToContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

function useFrameShortcuts(setOverlay: (overlay: Overlay) => void): void {
  const t = useTexts(appTexts);
  const [, navigate] = useLocation();
  const shortcuts = useMemo<readonly Shortcut[]>(
    () => [
      { keys: ['mod+k'], label: t.openPalette, shown: true, run: () => setOverlay('palette') },
      { keys: ['/', 'mod+f'], label: t.focusSearch, shown: true, run: () => focusSearch(navigate) },
      { keys: ['?', 'F1'], label: t.showHelp, shown: true, run: () => setOverlay('help') },
      { keys: ['mod+j'], label: t.checkDraft, run: () => setOverlay('draft') },
      ...rooms.map(({ id, key }, index) => ({
        keys: [`g ${key}`, `mod+${index + 1}`],
        label: t.goTo(t[id]),
        run: () => navigate(`/${id}`),
      })),
    ],
    [t, navigate, setOverlay],
  );
  useShortcuts(shortcuts);
}

import { useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { api } from '../api/client.ts';
import { useSettings } from '../ui/settings.ts';
import { pauseShortcuts } from '../ui/shortcuts.ts';
import { HoldTyped, useHeldTexts } from './hold-typed.ts';
import { LockScreen } from './lock-screen.tsx';
import { useLock } from './use-lock.ts';
import { watchIdle } from './watch-idle.ts';

/** How often another window of the same program is looked after. */
const againMs = 15_000;

interface LockGateProps {
  /** The core still opens the archive and has told nothing: the frame may stand, as nothing is in it. */
  readonly isEarly: boolean;
  /** The archive is encrypted and closed: there is nothing behind the lock. */
  readonly isClosed: boolean;
  /** In place of what stands on the archive, where that is closed without a lock before it. */
  readonly otherwise: ReactNode;
  readonly children: ReactNode;
}

/**
 * The lock before everything. What was open when it closed stays behind it, so that nothing typed is lost;
 * a page that comes while it is locked holds nothing of the archive. Of an encrypted archive that is closed
 * the page keeps nothing, only where it was and what was half typed.
 */
export function LockGate({ isEarly, isClosed, otherwise, children }: LockGateProps): ReactNode {
  const queries = useQueryClient();
  const { lockAfterMinutes } = useSettings();
  const { data } = useQuery(
    api.screen.state.queryOptions({ refetchInterval: againMs, staleTime: 0 }),
  );
  const isLocked = data?.isLocked === true;
  const [wasOpen, setWasOpen] = useState(false);
  // What stood early stays until the lock is known: whoever types already loses nothing.
  const [stoodEarly, setStoodEarly] = useState(isEarly);
  if (isEarly && !stoodEarly) setStoodEarly(true);
  if (data && !isLocked && !isClosed && !wasOpen) setWasOpen(true);
  const lock = useLock();
  useEffect(() => {
    if (isLocked || isClosed || lockAfterMinutes === null) return undefined;
    return watchIdle(window, lockAfterMinutes, lock);
  }, [isLocked, isClosed, lockAfterMinutes, lock]);
  useEffect(() => {
    pauseShortcuts(isLocked);
    return () => pauseShortcuts(false);
  }, [isLocked]);
  // Who closed the archive, and when its work had ended, is told by another answer than the lock.
  const isShutSoon = data?.archive === 'closed' && !isClosed;
  useEffect(() => {
    if (isShutSoon) void queries.invalidateQueries({ queryKey: api.archives.current.key() });
  }, [isShutSoon, queries]);
  useEffect(() => {
    if (isClosed) queries.removeQueries({ predicate: ({ queryKey }) => isOfArchive(queryKey) });
  }, [isClosed, queries]);
  if (isClosed && data && !isLocked) return otherwise;
  return (
    <>
      {!isClosed && (wasOpen || (stoodEarly && data === undefined)) && (
        <>
          <HoldTyped />
          {children}
          {!isLocked && <GivenBack />}
        </>
      )}
      {isLocked && <LockScreen screen={data} onUnlocked={() => void queries.invalidateQueries()} />}
    </>
  );
}

/** After the lock, and only where something was half typed before it. */
function GivenBack(): ReactNode {
  const [texts, forget] = useHeldTexts();
  if (texts.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <HeldTexts texts={texts} onForget={forget} />
    </Suspense>
  );
}

const HeldTexts = lazy(async () => ({
  default: (await import('./held-texts.tsx')).HeldTexts,
}));

/** How the page looks, and what it is locked by, is asked of the host. */
function isOfArchive(key: QueryKey): boolean {
  const [feature] = key[0] as readonly string[];
  return !['archives', 'encryption', 'screen', 'settings'].includes(feature ?? '');
}

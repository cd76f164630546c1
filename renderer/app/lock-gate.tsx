import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { api } from '../api/client.ts';
import { useSettings } from '../ui/settings.ts';
import { pauseShortcuts } from '../ui/shortcuts.ts';
import { LockScreen } from './lock-screen.tsx';
import { useLock } from './use-lock.ts';
import { watchIdle } from './watch-idle.ts';

/** How often another window of the same program is looked after. */
const againMs = 15_000;

interface LockGateProps {
  /** The core still opens the archive and has told nothing: the frame may stand, as nothing is in it. */
  readonly isEarly: boolean;
  readonly children: ReactNode;
}

/**
 * The lock before everything. What was open when it closed stays behind it, so that nothing typed is lost;
 * a page that comes while it is locked holds nothing of the archive.
 */
export function LockGate({ isEarly, children }: LockGateProps): ReactNode {
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
  if (data && !isLocked && !wasOpen) setWasOpen(true);
  const lock = useLock();
  useEffect(() => {
    if (isLocked || lockAfterMinutes === null) return undefined;
    return watchIdle(window, lockAfterMinutes, lock);
  }, [isLocked, lockAfterMinutes, lock]);
  useEffect(() => {
    pauseShortcuts(isLocked);
    return () => pauseShortcuts(false);
  }, [isLocked]);
  return (
    <>
      {(wasOpen || (stoodEarly && data === undefined)) && children}
      {isLocked && (
        <LockScreen people={data.people} onUnlocked={() => void queries.invalidateQueries()} />
      )}
    </>
  );
}

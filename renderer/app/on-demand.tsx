import { lazy, Suspense, useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { SkeletonRows } from '../ui/query-state.tsx';

/*
 * Loaded when first wanted: the first room comes with nothing that it does not show. What stands beside a
 * list waits in its own place, so that the list does not go while it comes.
 */

const loadConversation = async () => import('../features/conversations/conversation.tsx');
const loadAround = async () => import('../features/around/around.tsx');

export const Conversation = inPlace(
  lazy(async () => ({ default: (await loadConversation()).Conversation })),
);
export const Around = inPlace(lazy(async () => ({ default: (await loadAround()).Around })));
export const ConversationRoom = inPlace(
  lazy(async () => ({
    default: (await import('../features/conversations/room.tsx')).ConversationRoom,
  })),
);
export const Welcome = inPlace(
  lazy(async () => ({ default: (await import('../features/welcome/welcome.tsx')).Welcome })),
);
export const FirstRun = inPlace(
  lazy(async () => ({ default: (await import('../features/welcome/first-run.tsx')).FirstRun })),
);
export const Tour = inPlace(
  lazy(async () => ({ default: (await import('../features/welcome/tour.tsx')).Tour })),
  null,
);
export const ArchivePanel = inPlace(
  lazy(async () => ({
    default: (await import('../features/settings/archive-panel.tsx')).ArchivePanel,
  })),
);
export const RestoreInstead = inPlace(
  lazy(async () => ({
    default: (await import('../features/settings/restore-instead.tsx')).RestoreInstead,
  })),
);
export const UnlockScreen = inPlace(
  lazy(async () => ({
    default: (await import('../features/settings/unlock-screen.tsx')).UnlockScreen,
  })),
);
export const Recovery = inPlace(
  lazy(async () => ({
    default: (await import('../features/settings/recovery.tsx')).Recovery,
  })),
  null,
);
export const DraftDialog = onceOpened(
  lazy(async () => ({
    default: (await import('../features/drafts/draft-dialog.tsx')).DraftDialog,
  })),
);
export const Guide = onceOpened(
  lazy(async () => ({ default: (await import('../features/guide/guide.tsx')).Guide })),
);
export const Help = onceOpened(lazy(async () => ({ default: (await import('./help.tsx')).Help })));

export const Palette = onceOpened(
  lazy(async () => ({ default: (await import('./palette.tsx')).Palette })),
);
const LazyOutsideLink = lazy(async () => ({
  default: (await import('../ui/outside-link.tsx')).OutsideLinkDialog,
}));

/**
 * Comes with the first key or press, and with it what a hit is opened in: nobody follows a link, and nobody
 * opens a hit, before.
 */
export function OutsideLinkDialog(): ReactNode {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    if (isWanted) return undefined;
    const load = (): void => {
      setWanted(true);
      void Promise.all([loadConversation(), loadAround()]);
    };
    for (const type of ['keydown', 'pointerdown']) window.addEventListener(type, load);
    return () => {
      for (const type of ['keydown', 'pointerdown']) window.removeEventListener(type, load);
    };
  }, [isWanted]);
  if (!isWanted) return null;
  return (
    <Suspense fallback={null}>
      <LazyOutsideLink />
    </Suspense>
  );
}

function inPlace<P extends object>(
  Part: ComponentType<P>,
  fallback: ReactNode = <SkeletonRows />,
): ComponentType<P> {
  return function InPlace(props: P): ReactNode {
    return (
      <Suspense fallback={fallback}>
        <Part {...props} />
      </Suspense>
    );
  };
}

/** For dialogs: nothing before the first time, and from then on a dialog that opens and closes. */
function onceOpened<P extends object>(Dialog: ComponentType<P>): ComponentType<P> {
  return function OnceOpened(props: P): ReactNode {
    const isOpen = !('opened' in props) || props.opened === true;
    const [wasOpened, setWasOpened] = useState(isOpen);
    if (isOpen && !wasOpened) setWasOpened(true);
    if (!wasOpened) return null;
    return (
      <Suspense fallback={null}>
        <Dialog {...props} />
      </Suspense>
    );
  };
}

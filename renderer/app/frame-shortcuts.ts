import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { actionWords } from '../../shared/i18n/shortcuts.ts';
import { useTexts } from '../ui/language.ts';
import { undoLast } from '../ui/notice.tsx';
import { focusSearch } from '../ui/search-focus.ts';
import { useShortcuts, type Shortcut } from '../ui/shortcuts.ts';
import { rooms } from './rooms.tsx';
import { useMasking } from './use-masking.ts';

export type Overlay = 'palette' | 'guide' | 'guide' | 'help' | 'draft' | null;

/** What keys do wherever one is. */
export function useFrameShortcuts(show: (overlay: Overlay) => void, lock: () => void): void {
  const t = useTexts(actionWords);
  const [, navigate] = useLocation();
  const toggleMasking = useMasking();
  const shortcuts = useMemo<readonly Shortcut[]>(
    () => [
      { action: 'palette', label: t.palette, shown: true, run: () => show('palette') },
      {
        action: 'focusSearch',
        label: t.focusSearch,
        shown: true,
        run: () => focusSearch(navigate),
      },
      { action: 'guide', label: t.guide, shown: true, run: () => show('guide') },
      { action: 'help', label: t.help, run: () => show('help') },
      { action: 'checkDraft', label: t.checkDraft, run: () => show('draft') },
      { action: 'undo', label: t.undo, run: undoLast },
      { action: 'lock', label: t.lock, inDialog: true, run: lock },
      { action: 'mask', label: t.mask, inDialog: true, run: toggleMasking },
      { action: 'goBack', label: t.goBack, run: () => history.back() },
      { action: 'goForward', label: t.goForward, run: () => history.forward() },
      { action: 'print', label: t.print, run: () => window.print() },
      { action: 'importFiles', label: t.importFiles, run: () => navigate('/imports') },
      ...rooms.map(({ id }) => ({
        action: `room.${id}` as const,
        label: t[`room.${id}`],
        run: () => navigate(`/${id}`),
      })),
    ],
    [t, navigate, show, lock, toggleMasking],
  );
  useShortcuts(shortcuts);
}

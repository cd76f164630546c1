import { useMemo, type RefObject } from 'react';
import { historyTexts } from '../../../shared/i18n/conversations.ts';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { useShortcuts, type Shortcut } from '../../ui/shortcuts.ts';
import type { MessageAction } from './use-actions.tsx';

/** What keys do here; absent where there is nothing to do. */
interface Ways {
  /** n and p go from hit to hit; at the ends they say so. */
  readonly walksHits: boolean;
  readonly onClose: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onPrevious: (() => void) | undefined;
  readonly onFind: () => void;
  readonly onJump: () => void;
  readonly onBegin: (() => void) | undefined;
  readonly onEnd: () => void;
  readonly onQuoted: (() => void) | undefined;
  readonly onBack: (() => void) | undefined;
}

/** n, p and Esc from anywhere beside it; all else only while the conversation has the focus. */
export function useConversationShortcuts(
  ways: Ways,
  pane: RefObject<HTMLElement | null>,
  actions: readonly MessageAction[],
): void {
  const t = useTexts(conversationTexts);
  const h = useTexts(historyTexts);
  const {
    walksHits,
    onClose,
    onNext,
    onPrevious,
    onFind,
    onJump,
    onBegin,
    onEnd,
    onQuoted,
    onBack,
  } = ways;
  const shortcuts = useMemo<readonly Shortcut[]>(() => {
    const walk = (label: string, key: string, go: (() => void) | undefined): Shortcut[] =>
      go ? [{ keys: [key], label, shown: true, run: go }] : [];
    const step = (label: string, key: string, go: (() => void) | undefined, none: string) =>
      walk(label, key, walksHits ? (go ?? (() => notify(none))) : undefined);
    const here = (label: string, keys: readonly string[], go: (() => void) | undefined) => ({
      keys,
      label,
      run: (): boolean => {
        if (!go || !(pane.current?.contains(document.activeElement) ?? false)) return false;
        go();
        return true;
      },
    });
    return [
      ...step(t.nextHit, 'n', onNext, t.lastHit),
      ...step(t.previousHit, 'p', onPrevious, t.firstHit),
      ...walk(t.close, 'Escape', onClose),
      here(h.find, ['mod+f'], onFind),
      here(h.jump, ['mod+g'], onJump),
      here(h.begin, ['mod+Home'], onBegin),
      here(h.end, ['mod+End'], onEnd),
      here(h.goToAnswered, ['r'], onQuoted),
      here(h.back, ['alt+ArrowLeft'], onBack),
      ...actions.map(({ key, label, run }) => here(label, keysOf(key, walksHits), run)),
    ];
  }, [
    t,
    h,
    walksHits,
    pane,
    actions,
    onClose,
    onNext,
    onPrevious,
    onFind,
    onJump,
    onBegin,
    onEnd,
    onQuoted,
    onBack,
  ]);
  useShortcuts(shortcuts);
}

/** While hits are walked, the small letters n and p lead to them. */
export function keysOf(key: MessageAction['key'], walksHits: boolean): readonly string[] {
  return walksHits && (key === 'P' || key === 'N') ? [key] : [key.toLowerCase(), key];
}

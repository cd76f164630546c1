import { useMemo, type RefObject } from 'react';
import { historyTexts } from '../../../shared/i18n/conversations.ts';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { useShortcuts, type Shortcut } from '../../ui/shortcuts.ts';
import type { ActionId } from '../../../shared/domain/shortcuts/actions.ts';
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
    // First in the list: while hits are walked, the small letters n and p lead to them.
    const step = (
      label: string,
      action: ActionId,
      go: (() => void) | undefined,
      none: string,
    ): Shortcut[] =>
      walksHits ? [{ action, label, shown: true, run: go ?? (() => notify(none)) }] : [];
    const here = (label: string, action: ActionId, go: (() => void) | undefined) => ({
      action,
      label,
      run: (): boolean => {
        if (!go || !(pane.current?.contains(document.activeElement) ?? false)) return false;
        go();
        return true;
      },
    });
    return [
      ...step(t.nextHit, 'nextHit', onNext, t.lastHit),
      ...step(t.previousHit, 'previousHit', onPrevious, t.firstHit),
      ...(onClose ? [{ keys: ['Escape'], label: t.close, shown: true, run: onClose }] : []),
      here(h.find, 'find', onFind),
      here(h.jump, 'jumpToDay', onJump),
      here(h.begin, 'beginning', onBegin),
      here(h.end, 'end', onEnd),
      here(h.goToAnswered, 'answered', onQuoted),
      here(h.back, 'goBack', onBack),
      ...actions.map(({ action, label, run }) => here(label, action, run)),
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

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { PageState } from '../../shared/contract/desktop.ts';
import { actionIds, type ActionId } from '../../shared/domain/shortcuts/actions.ts';
import { actionWords } from '../../shared/i18n/shortcuts.ts';
import { api } from '../api/client.ts';
import { desktop } from '../api/desktop.ts';
import { useTexts } from '../ui/language.ts';
import { notify } from '../ui/notice.tsx';
import { useSettings } from '../ui/settings.ts';
import { runAction, useActiveShortcuts } from '../ui/shortcuts.ts';
import { useUnreadNotes } from './use-unread-notes.ts';

/**
 * Tells the menu and the tray what can be done and what waits, and does what is chosen there. A component
 * of its own: what can be done changes with every part of the page, which must not be drawn anew for it.
 */
export function DesktopBridge(): null {
  const t = useTexts(actionWords);
  const [, navigate] = useLocation();
  const { language, shortcuts, closeToTray } = useSettings();
  const active = useActiveShortcuts();
  const due = useQuery(api.promises.reminders.queryOptions({ enabled: desktop !== undefined }));
  const state: PageState = {
    language,
    shortcuts,
    possible: possibleActions(active),
    waiting: { promises: due.data?.reminders.length ?? 0, handovers: useUnreadNotes().length },
    closeToTray,
  };
  const told = JSON.stringify(state);
  useEffect(() => desktop?.setState(JSON.parse(told) as PageState), [told]);
  useEffect(
    () =>
      desktop?.onCommand((command) => {
        if ('open' in command) navigate(command.open);
        else if (!runAction(command.run)) notify(t[command.run]);
      }),
    [navigate, t],
  );
  return null;
}

/** In the order of the table. */
export function possibleActions(
  active: readonly { readonly action?: ActionId }[],
): readonly ActionId[] {
  const here = new Set(active.map(({ action }) => action));
  return actionIds.filter((id) => here.has(id));
}

import { useEffect, useMemo, useRef } from 'react';
import { useShortcuts, type Shortcut } from './shortcuts.ts';

/**
 * Ctrl+Enter does what the dialog is for, from the moment it is there: whoever knows it presses on
 * before the focus has come into it.
 */
export function useConfirmKey(confirm: () => void): void {
  const latest = useRef(confirm);
  useEffect(() => {
    latest.current = confirm;
  });
  const keys = useMemo<readonly Shortcut[]>(
    () => [{ keys: ['mod+Enter'], inDialog: true, run: () => latest.current() }],
    [],
  );
  useShortcuts(keys);
}

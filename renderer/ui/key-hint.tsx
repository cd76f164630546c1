import { Kbd } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ActionId } from '../../shared/domain/shortcuts/actions.ts';
import classes from './key-hint.module.css';
import { useKeyOf } from './shortcuts.ts';

const names: Readonly<Record<string, string>> = {
  mod: /Mac/.test(navigator.platform) ? '⌘' : 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
};

/** The key that does something here, as a person may have changed it; nothing where it has none. */
export function ActionKey({ action }: { action: ActionId }): ReactNode {
  const key = useKeyOf(action);
  return key === undefined ? null : <KeyHint keys={key} />;
}

/** A shortcut as it stands on the keyboard: `mod+k` → Ctrl K, `g s` → g s. */
export function KeyHint({ keys }: { keys: string }): ReactNode {
  const parts = keys.split(' ').flatMap(partsOf);
  return (
    <span className={classes['keys']}>
      {parts.map((part) => (
        <Kbd key={part} className={classes['key'] ?? ''}>
          {names[part] ?? (part.length === 1 ? part.toUpperCase() : part)}
        </Kbd>
      ))}
    </span>
  );
}

/** `mod++` ends in the plus key itself; a capital letter is typed with Shift. */
function partsOf(chord: string): string[] {
  const parts = chord.split(/\+(?=.)/);
  return parts.flatMap((part) => (/^[A-Z]$/.test(part) ? ['shift', part] : [part]));
}

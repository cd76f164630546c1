import { useMemo, type KeyboardEvent } from 'react';
import { commonWords } from '../../shared/i18n/words.ts';
import { isComposing, isKeyOf, useShortcuts, type Shortcut } from './shortcuts.ts';
import { useTexts } from './language.ts';

export interface ListKeys {
  readonly count: number;
  /** -1 for none. */
  readonly selected: number;
  readonly onSelect: (index: number) => void;
  readonly onOpen?: ((index: number) => void) | undefined;
}

const pageRows = 10;

/** Where a key leads in a list, or undefined where it leads nowhere. */
export function rowAfter(key: string, selected: number, count: number): number | undefined {
  const last = count - 1;
  if (last < 0) return undefined;
  const clamp = (row: number): number => Math.max(0, Math.min(last, row));
  switch (key) {
    case 'ArrowDown':
      return clamp(selected + 1);
    case 'ArrowUp':
      return clamp(selected - 1);
    case 'PageDown':
      return clamp(selected + pageRows);
    case 'PageUp':
      return clamp(selected - pageRows);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** The arrow that a letter stands for. */
function moveOf(key: string): string {
  if (isKeyOf('nextRow', key)) return 'ArrowDown';
  return isKeyOf('previousRow', key) ? 'ArrowUp' : key;
}

/** For a list that has the focus. */
export function handleListKey(event: KeyboardEvent, list: ListKeys): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event.nativeEvent)) return;
  if (event.target !== event.currentTarget) return;
  const row = rowAfter(moveOf(event.key), list.selected, list.count);
  if (row !== undefined) list.onSelect(row);
  else if (event.key === 'Enter' && list.onOpen && list.selected >= 0) list.onOpen(list.selected);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** For a room's main list while nothing in particular has the focus; also what the status bar shows. */
export function useListShortcuts({ count, selected, onSelect, onOpen }: ListKeys): void {
  const t = useTexts(commonWords);
  const shortcuts = useMemo<readonly Shortcut[]>(() => {
    const move = (key: string): boolean => {
      const row = rowAfter(key, selected, count);
      if (row === undefined) return false;
      onSelect(row);
      return true;
    };
    return [
      {
        action: 'nextRow',
        keys: ['ArrowDown'],
        label: t.next,
        shown: true,
        run: () => move('ArrowDown'),
      },
      {
        action: 'previousRow',
        keys: ['ArrowUp'],
        label: t.previous,
        run: () => move('ArrowUp'),
      },
      { keys: ['Home'], run: () => move('Home') },
      { keys: ['End'], run: () => move('End') },
      ...(onOpen
        ? [
            {
              keys: ['Enter'],
              label: t.open,
              shown: true,
              run: () => {
                if (selected < 0 || selected >= count) return false;
                onOpen(selected);
                return true;
              },
            },
          ]
        : []),
    ];
  }, [count, selected, onSelect, onOpen, t]);
  useShortcuts(shortcuts, count > 0);
}

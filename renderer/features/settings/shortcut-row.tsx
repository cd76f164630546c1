import { Button } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import {
  conflictsOf,
  keysOf,
  type ActionId,
  type Remapped,
} from '../../../shared/domain/shortcuts/actions.ts';
import { isAssignable, keyInWords } from '../../../shared/domain/shortcuts/key-names.ts';
import { shortcutSettingsTexts } from '../../../shared/i18n/shortcut-settings.ts';
import { actionWords } from '../../../shared/i18n/shortcuts.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';
import { isComposing, nameOf, pauseShortcuts } from '../../ui/shortcuts.ts';
import classes from './shortcuts.module.css';

interface ShortcutRowProps {
  readonly action: ActionId;
  readonly remapped: Remapped;
  /** Waits for a key. */
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  /** Null: no key. `from` are the actions that lose it. */
  readonly onSet: (key: string | null, from: readonly ActionId[]) => void;
  readonly onReset: () => void;
}

/** One action and its keys. */
export function ShortcutRow(props: ShortcutRowProps): ReactNode {
  const { action, remapped, isOpen, onOpen, onClose, onSet, onReset } = props;
  const t = useTexts(shortcutSettingsTexts);
  const labels = useTexts(actionWords);
  const keys = keysOf(action, remapped);
  const inWords = keys.length === 0 ? t.none : keys.map(keyInWords).join(' / ');
  return (
    <div className={classes['row']} data-action={action}>
      <span>{labels[action]}</span>
      {isOpen ? (
        <KeyTaker
          taken={(key) => conflictsOf(action, key, remapped)}
          onTake={onSet}
          onClose={onClose}
        />
      ) : (
        <span className={classes['keys']}>
          <button
            type="button"
            className={classes['key']}
            aria-label={t.change(labels[action], inWords)}
            onClick={onOpen}
          >
            {keys.length === 0 ? t.none : keys.map((key) => <KeyHint key={key} keys={key} />)}
          </button>
          {remapped[action] && (
            <Button size="compact-xs" variant="subtle" onClick={onReset}>
              {t.reset}
            </Button>
          )}
        </span>
      )}
    </div>
  );
}

interface KeyTakerProps {
  /** Other actions that have the key. */
  readonly taken: (key: string) => readonly ActionId[];
  readonly onTake: (key: string | null, from: readonly ActionId[]) => void;
  readonly onClose: () => void;
}

/** Waits for a key: taken at once where it is free, else after a word. */
function KeyTaker({ taken, onTake, onClose }: KeyTakerProps): ReactNode {
  const t = useTexts(shortcutSettingsTexts);
  const labels = useTexts(actionWords);
  const [pressed, setPressed] = useState<string | null>(null);
  useEffect(() => {
    pauseShortcuts(true);
    return () => pauseShortcuts(false);
  }, []);
  const others = pressed === null ? [] : taken(pressed);
  const isImpossible = pressed !== null && !isAssignable(pressed);
  const listen = (event: KeyboardEvent): void => {
    if (isComposing(event) || modifiers.has(event.key)) return;
    // The buttons below are pressed as buttons are.
    if (event.key === 'Tab' || (pressed !== null && /^(?:Enter| )$/.test(event.key))) return;
    event.preventDefault();
    event.stopPropagation();
    const key = nameOf(event);
    if (key === 'Escape') onClose();
    else if (key === 'Backspace') onTake(null, []);
    else if (isAssignable(key) && taken(key).length === 0) onTake(key, []);
    else setPressed(key);
  };
  useEffect(() => {
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  });
  return (
    <span className={classes['taker']} role="alert">
      {pressed === null && <strong>{t.press}</strong>}
      {isImpossible && <span>{t.notPossible(keyInWords(pressed))}</span>}
      {!isImpossible && others.length > 0 && pressed !== null && (
        <>
          <span>
            {t.conflict(keyInWords(pressed), others.map((other) => labels[other]).join(' · '))}
          </span>
          <Button size="compact-xs" autoFocus onClick={() => onTake(pressed, others)}>
            {t.useAnyway}
          </Button>
        </>
      )}
      <Button size="compact-xs" variant="default" onClick={onClose}>
        {t.cancel}
      </Button>
      <span className={classes['hint']}>{t.pressHint}</span>
    </span>
  );
}

const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'Process', 'Dead']);

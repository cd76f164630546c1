import { useEffect, useState, useSyncExternalStore } from 'react';
import { keysOf, type ActionId, type Remapped } from '../../shared/domain/shortcuts/actions.ts';

/** One thing that keys can do. */
export interface Shortcut {
  /** Its keys are those of the table, or what a person made of them. */
  readonly action?: ActionId;
  /** Keys that nobody changes, written as the table writes them: arrows, Enter, Escape, lane numbers. */
  readonly keys?: readonly string[];
  /** What it does; without one it is not shown. */
  readonly label?: string;
  /** One of the three that the status bar shows here. */
  readonly shown?: boolean;
  /** Works while a dialog is open, too. */
  readonly inDialog?: boolean;
  /** Returning false says that it was not for here: the one below gets it. */
  readonly run: () => void | boolean;
}

/** A shortcut with the keys that it has now. */
export interface ActiveShortcut extends Shortcut {
  readonly keys: readonly string[];
}

/** Keys that work for as long as the component is there. The innermost component gets a key first. */
export function useShortcuts(shortcuts: readonly Shortcut[], enabled = true): void {
  // Parents render before their children, so a higher number is further in.
  const [depth] = useState(() => (deepest += 1));
  useEffect(() => {
    if (!enabled) return undefined;
    layers.set(depth, shortcuts);
    publish();
    return () => {
      layers.delete(depth);
      publish();
    };
  }, [depth, shortcuts, enabled]);
}

/** All shortcuts that work now, innermost first. */
export function useActiveShortcuts(): readonly ActiveShortcut[] {
  return useSyncExternalStore(subscribe, () => active);
}

/** The key to show for an action: its first one that nothing further in takes. Undefined where it has none. */
export function useKeyOf(action: ActionId): string | undefined {
  return useSyncExternalStore(subscribe, () => {
    const own = keysOf(action, remapped);
    const place = active.findIndex((shortcut) => shortcut.action === action);
    const before = active.slice(0, Math.max(0, place));
    return own.find((key) => !before.some(({ keys }) => keys.includes(key))) ?? own[0];
  });
}

/** Gives actions the keys that a person chose for them. */
export function remapShortcuts(chosen: Remapped): void {
  remapped = chosen;
  publish();
}

/** True where a key that was pressed is one of the action's. */
export function isKeyOf(action: ActionId, key: string): boolean {
  return keysOf(action, remapped).includes(key);
}

/** Does what a key of the action would do here. False where there is nothing to do. */
export function runAction(action: ActionId): boolean {
  lookForDialog();
  return active.some(
    (shortcut) =>
      shortcut.action === action &&
      (shortcut.inDialog === true || !inDialog) &&
      shortcut.run() !== false,
  );
}

/** While somebody presses a key for an action, no key does anything else. */
export function pauseShortcuts(isOn: boolean): void {
  isPaused = isOn;
}

/** The first key of a pair that waits for its second; null otherwise. */
export function usePendingKey(): string | null {
  return useSyncExternalStore(subscribe, () => pending?.key ?? null);
}

/** Starts listening; call once. */
export function listenForShortcuts(target: Window): () => void {
  // Chords are ours before any field's; plain keys only when nothing further in has used them.
  const onChord = (event: KeyboardEvent): void => {
    // A dialog that this very key closes still keeps it from what lies below.
    lookForDialog();
    if (isChord(event)) onKeyDown(event);
  };
  const onPlainKey = (event: KeyboardEvent): void => {
    if (!isChord(event)) onKeyDown(event);
  };
  target.addEventListener('keydown', onChord, { capture: true });
  target.addEventListener('keydown', onPlainKey);
  return () => {
    target.removeEventListener('keydown', onChord, { capture: true });
    target.removeEventListener('keydown', onPlainKey);
  };
}

/** True while keys belong to a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !passiveInputs.has(target.type);
  return target.matches('textarea, select, [role="combobox"]');
}

const passiveInputs = new Set(['checkbox', 'radio', 'button', 'submit', 'file', 'range', 'switch']);
const pairMs = 1_200;

const layers = new Map<number, readonly Shortcut[]>();
let deepest = 0;
const listeners = new Set<() => void>();
let remapped: Remapped = {};
let active: readonly ActiveShortcut[] = [];
let inDialog = false;
let isPaused = false;
let pending: { key: string; at: number } | null = null;

function publish(): void {
  active = [...layers]
    .toSorted(([a], [b]) => b - a)
    .flatMap(([, shortcuts]) => shortcuts)
    .map((shortcut) => ({ ...shortcut, keys: keysNow(shortcut) }));
  for (const listener of listeners) listener();
}

function keysNow({ action, keys = [] }: Shortcut): readonly string[] {
  if (action === undefined) return keys;
  const own = keysOf(action, remapped);
  // An arrow says more than the letter that stands for it.
  return keys[0]?.startsWith('Arrow') ? [...keys, ...own] : [...own, ...keys];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function lookForDialog(): void {
  inDialog = document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

function onKeyDown(event: KeyboardEvent): void {
  if (isPaused || event.defaultPrevented || isComposing(event)) return;
  const first = pending && Date.now() - pending.at < pairMs ? pending.key : null;
  if (event.key === 'Shift') return;
  pending = null;
  const pressed = nameOf(event);
  const isField = isTyping(event.target);
  const usable = active.filter((shortcut) => shortcut.inDialog === true || !inDialog);
  const name = first === null ? pressed : `${first} ${pressed}`;
  for (const shortcut of usable) {
    if (!shortcut.keys.includes(name) || (isField && belongsToField(name, event.target))) continue;
    if (isUsedByTarget(event, pressed) || shortcut.run() === false) continue;
    event.preventDefault();
    if (isChord(event)) event.stopPropagation();
    publish();
    return;
  }
  const opensPair = usable.some(({ keys }) => keys.some((key) => key.startsWith(`${pressed} `)));
  if (opensPair && !isField) pending = { key: pressed, at: Date.now() };
  publish();
}

/** Keys that an input method is still making words of (229 is what older ones report). */
export function isComposing(event: { isComposing: boolean; keyCode?: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}

function isChord({ ctrlKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The key as the table writes it. */
export function nameOf(event: Pressed): string {
  const { key } = event;
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  const alt = event.altKey ? 'alt+' : '';
  const shift = event.shiftKey && (key.length > 1 || mod !== '') ? 'shift+' : '';
  return `${mod}${alt}${shift}${key.length === 1 && mod !== '' ? key.toLowerCase() : key}`;
}

/** In a field only chords, function keys and Escape are ours; a choice has no use for signs either. */
function belongsToField(name: string, target: EventTarget | null): boolean {
  if (target instanceof HTMLSelectElement && /^[/?]$/.test(name)) return false;
  // What was typed is the field's own to take back.
  return name === 'mod+z' || !/^mod\+|^F\d|^Escape$/.test(name);
}

/** Enter and Space press the button that has the focus, arrows move a choice of its own. */
function isUsedByTarget(event: KeyboardEvent, pressed: string): boolean {
  if (!(event.target instanceof HTMLElement)) return false;
  if (pressed === 'Enter' || pressed === ' ')
    return event.target.closest('button, a, summary, input, [role="menuitem"]') !== null;
  if (!pressed.startsWith('Arrow')) return false;
  return (
    event.target.closest('input, [role="radiogroup"], [role="tablist"], [role="menu"]') !== null
  );
}

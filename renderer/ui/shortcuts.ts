import { useEffect, useState, useSyncExternalStore } from 'react';

/**
 * One thing that keys can do. `keys` are alternatives, each a `KeyboardEvent.key` with `mod+` (Ctrl, or
 * Command on a Mac) or `shift+` before it, or two keys in turn: `g s`.
 */
export interface Shortcut {
  readonly keys: readonly string[];
  /** What it does; without one it is not shown. */
  readonly label?: string;
  /** One of the three that the status bar shows here. */
  readonly shown?: boolean;
  /** Works while a dialog is open, too. */
  readonly inDialog?: boolean;
  /** Returning false says that it was not for here: the one below gets it. */
  readonly run: () => void | boolean;
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
export function useActiveShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(subscribe, () => active);
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
let active: readonly Shortcut[] = [];
let inDialog = false;
let pending: { key: string; at: number } | null = null;

function publish(): void {
  active = [...layers].toSorted(([a], [b]) => b - a).flatMap(([, shortcuts]) => shortcuts);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function lookForDialog(): void {
  inDialog = document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event)) return;
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

function nameOf(event: KeyboardEvent): string {
  const { key } = event;
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  const alt = event.altKey ? 'alt+' : '';
  const shift = event.shiftKey && (key.length > 1 || mod !== '') ? 'shift+' : '';
  return `${mod}${alt}${shift}${key.length === 1 && mod !== '' ? key.toLowerCase() : key}`;
}

/** In a field only chords, function keys and Escape are ours; a choice has no use for signs either. */
function belongsToField(name: string, target: EventTarget | null): boolean {
  if (target instanceof HTMLSelectElement && /^[/?]$/.test(name)) return false;
  return !/^mod\+|^F\d|^Escape$/.test(name);
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

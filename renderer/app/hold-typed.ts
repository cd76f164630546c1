import { useLayoutEffect } from 'react';
import { keepState, useKeptState } from '../ui/kept-state.ts';

/** What stood in a field that was not saved yet. */
export interface TypedText {
  /** The dialog that it was typed in, where it was one, and the field. */
  readonly label: string;
  readonly text: string;
}

/**
 * First of what stands behind the lock. An encrypted archive that closes takes everything off the page at
 * once: what was half typed is held in the page's memory, and nowhere else, until it is given back.
 * Passphrases, PINs and searches are not.
 */
export function HoldTyped(): null {
  useLayoutEffect(() => {
    let fields: readonly Field[] = [];
    const onInput = ({ target }: Event): void => {
      fields = fields.filter((field) => field.isConnected && field !== target);
      if (isHeld(target)) fields = [...fields, target];
    };
    document.addEventListener('input', onInput, true);
    return () => {
      document.removeEventListener('input', onInput, true);
      const left = fields.filter((field) => field.isConnected && isUnsaved(field));
      if (left.length > 0) keepState(key, left.map(textOf));
    };
  }, []);
  return null;
}

/** What was half typed when the archive closed, and how to forget it. */
export function useHeldTexts(): [held: readonly TypedText[], forget: () => void] {
  const [held, keep] = useKeptState<readonly TypedText[]>(key, () => []);
  return [held, () => keep([])];
}

const key = 'typed-before-lock';
type Field = HTMLInputElement | HTMLTextAreaElement;

/** Longer texts anywhere, lines in dialogs alone: elsewhere they search and filter. */
function isHeld(target: EventTarget | null): target is Field {
  if (target instanceof HTMLTextAreaElement) return true;
  if (!(target instanceof HTMLInputElement) || target.type !== 'text') return false;
  // A secret that is shown is a plain field to the browser.
  return target.autocomplete !== 'off' && target.closest('[role="dialog"]') !== null;
}

/** A field that saves itself says when the archive has what stands in it. */
function isUnsaved({ value, dataset }: Field): boolean {
  return value.trim() !== '' && dataset['saved'] !== 'true';
}

function textOf(field: Field): TypedText {
  const title = field.closest('[role="dialog"]')?.querySelector('h1, h2')?.textContent;
  const name = field.labels?.[0]?.textContent || field.getAttribute('aria-label');
  return {
    label: [title, name ?? field.placeholder].filter(Boolean).join(' · '),
    text: field.value,
  };
}

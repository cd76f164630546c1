import { useEffect, useState } from 'react';

/**
 * Gives the focus back to what had it, once the component has gone: for dialogs that are taken away
 * rather than closed, so that the keyboard goes on where it was.
 */
export function useFocusReturn(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => focusWhereLost(() => (before instanceof HTMLElement ? before : null)),
    [before],
  );
}

/** Focuses an element after the next render, unless the person has gone elsewhere by then. */
export function focusWhereLost(find: () => HTMLElement | null): void {
  requestAnimationFrame(() => {
    const { activeElement, body } = document;
    if (activeElement === null || activeElement === body) find()?.focus({ preventScroll: true });
  });
}

import { useEffect, useState } from 'react';

/**
 * Gives the focus back to what had it, once the component has gone: for dialogs that are taken away
 * rather than closed, so that the keyboard goes on where it was. Where that has gone too, as the button of
 * a row that was decided, it goes to the list that the row stood in.
 */
export function useFocusReturn(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () =>
      focusWhereLost(() =>
        before instanceof HTMLElement && before.isConnected
          ? before
          : document.querySelector<HTMLElement>('main [role="listbox"]'),
      ),
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

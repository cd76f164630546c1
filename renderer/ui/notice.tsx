import { useSyncExternalStore, type ReactNode } from 'react';
import classes from './notice.module.css';

interface NoticeContent {
  readonly text: string;
  readonly undo?: { readonly label: string; readonly run: () => void } | undefined;
}

const shownMs = 10_000;
let notice: NoticeContent | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Says in the status bar what was done, with its undo for ten seconds. */
export function notify(text: string, undo?: NoticeContent['undo']): void {
  show({ text, undo });
  clearTimeout(timer);
  timer = setTimeout(() => show(null), shownMs);
}

/** The last notice; a polite live region. */
export function Notice(): ReactNode {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notice,
  );
  return (
    <div className={classes['notice']} role="status" aria-live="polite">
      {shown?.text}
      {shown?.undo && (
        <button
          type="button"
          className={classes['undo']}
          onClick={() => {
            shown.undo?.run();
            show(null);
          }}
        >
          {shown.undo.label}
        </button>
      )}
    </div>
  );
}

function show(next: NoticeContent | null): void {
  notice = next;
  for (const listener of listeners) listener();
}

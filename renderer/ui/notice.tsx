import { useSyncExternalStore, type ReactNode } from 'react';
import { ActionKey } from './key-hint.tsx';
import classes from './notice.module.css';

interface NoticeContent {
  readonly text: string;
  readonly undo?: { readonly label: string; readonly run: () => void } | undefined;
}

const shownMs = 10_000;
/** So many deeds back: nobody knows any more what lies further. */
const longest = 50;
let notice: NoticeContent | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let undoable: readonly NoticeContent[] = [];
const listeners = new Set<() => void>();

/** Says in the status bar what was done; its undo stands there for ten seconds, and behind the key after. */
export function notify(text: string, undo?: NoticeContent['undo']): void {
  const content = { text, undo };
  if (undo) undoable = [...undoable, content].slice(-longest);
  show(content);
  clearTimeout(timer);
  timer = setTimeout(() => show(null), shownMs);
}

/** Takes back the last deed that can be, each once. False where there is none. */
export function undoLast(): boolean {
  const last = undoable.at(-1);
  if (last) takeBack(last);
  return last !== undefined;
}

/** What was done belongs to the archive that was open; what is only said, e.g. that another one is, stands. */
export function forgetUndo(): void {
  undoable = [];
  if (notice?.undo) show(null);
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
        <button type="button" className={classes['undo']} onClick={() => takeBack(shown)}>
          {shown.undo.label} <ActionKey action="undo" />
        </button>
      )}
    </div>
  );
}

function takeBack(content: NoticeContent): void {
  undoable = undoable.filter((other) => other !== content);
  // First: what is said of the undoing itself comes after.
  show(null);
  content.undo?.run();
}

function show(next: NoticeContent | null): void {
  notice = next;
  for (const listener of listeners) listener();
}

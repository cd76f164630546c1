import { useSyncExternalStore, type ReactNode } from 'react';
import {
  maskOf,
  maskPrivate,
  privateSpans,
  type PrivateKind,
  type PrivateSpan,
} from '../../shared/domain/masking/private-spans.ts';
import { privacyTexts } from '../../shared/i18n/privacy.ts';
import { client } from '../api/client.ts';
import { useTexts } from './language.ts';
import classes from './masking.module.css';
import { useSettings } from './settings.ts';

/** Words that somebody asked to see, by message; for as long as the page stays. */
let revealed: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

/** How text stands on the screen: as it is, or with numbers and addresses hidden. */
export function useShown(): (text: string) => string {
  const { masking } = useSettings();
  return masking ? maskPrivate : asItIs;
}

/** Words as they stand on the screen. */
export function Shown({ text }: { text: string }): ReactNode {
  return useShown()(text);
}

/** The same for a message's words, of which single ones may have been revealed. Copies take these. */
export function useShownMessage(): (messageId: string, text: string) => string {
  const { masking } = useSettings();
  return (messageId, text) => {
    if (!masking) return text;
    return piecesOf(messageId, text, revealed)
      .map(({ words, hidden }) => (hidden === null ? words : maskOf(hidden, words)))
      .join('');
  };
}

interface MaskedTextProps {
  readonly messageId: string;
  readonly text: string;
  /** Words that may be seen. */
  readonly children: (words: string) => ReactNode;
}

/** A message's words; what is hidden shows itself to whoever presses it, which is written down. */
export function MaskedText({ messageId, text, children }: MaskedTextProps): ReactNode {
  const t = useTexts(privacyTexts);
  const { masking } = useSettings();
  const seen = useRevealed();
  if (!masking) return children(text);
  return piecesOf(messageId, text, seen).map(({ words, hidden, at }) =>
    hidden === null ? (
      <span key={at}>{children(words)}</span>
    ) : (
      <span
        key={at}
        className={classes['masked']}
        title={t.reveal(t[hidden])}
        onClick={() => void reveal(messageId, hidden, words)}
      >
        {maskOf(hidden, words)}
      </span>
    ),
  );
}

/** What is hidden of a message, for a button that shows it: the way of the keyboard. */
export function useHidden(messageId: string, text: string): readonly Hidden[] {
  const { masking } = useSettings();
  const seen = useRevealed();
  if (!masking) return [];
  return piecesOf(messageId, text, seen).flatMap(({ words, hidden }) =>
    hidden === null
      ? []
      : [
          {
            kind: hidden,
            mask: maskOf(hidden, words),
            show: () => reveal(messageId, hidden, words),
          },
        ],
  );
}

interface Hidden {
  readonly kind: PrivateKind;
  readonly mask: string;
  readonly show: () => Promise<void>;
}

/** Written down first: what nobody could write down stays hidden. */
async function reveal(messageId: string, what: PrivateKind, words: string): Promise<void> {
  await client.history.reveal({ messageId, what });
  revealed = new Set([...revealed, keyOf(messageId, words)]);
  for (const listener of listeners) listener();
}

/** Hides again what was revealed. */
export function hideRevealed(): void {
  revealed = new Set();
  for (const listener of listeners) listener();
}

function useRevealed(): ReadonlySet<string> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => revealed,
  );
}

interface Piece {
  readonly words: string;
  readonly at: number;
  /** Why it is hidden; null where it may be seen. */
  readonly hidden: PrivateKind | null;
}

function piecesOf(messageId: string, text: string, seen: ReadonlySet<string>): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (end: number, span: PrivateSpan | null): void => {
    const words = text.slice(at, end);
    const isHidden = span !== null && !seen.has(keyOf(messageId, words));
    if (words !== '') pieces.push({ words, at, hidden: isHidden ? span.kind : null });
    at = end;
  };
  for (const span of privateSpans(text)) {
    add(span.start, null);
    add(span.end, span);
  }
  add(text.length, null);
  return pieces;
}

const keyOf = (messageId: string, words: string): string => `${messageId} ${words}`;
const asItIs = (text: string): string => text;

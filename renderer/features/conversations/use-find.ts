import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Message } from '../../../shared/model/message.ts';
import type { HistorySearch } from '../../ui/room.ts';
import { hitFrom, wordsOf } from './hits.ts';
import { useHits, type HistoryHits } from './use-hits.ts';

/** Typing is answered after so short a rest that it seems none. */
const restMs = 100;

export interface Find {
  /** Null while nothing is looked for within the history. */
  readonly words: string | null;
  readonly setWords: (words: string | null) => void;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** Of what is looked for here, else of the search that led here. */
  readonly found: HistoryHits;
  /** Words to mark, as they stand in the hits; null while those are not known. */
  readonly marked: readonly string[] | null;
  /** Which hit one stands on, from 0; -1 for none. */
  readonly at: number;
  readonly step: (step: 1 | -1) => void;
}

/** Looks for words within a history, or shows what the search outside has hit in it. */
export function useFind(
  conversationIds: readonly string[],
  search: HistorySearch | undefined,
  lead: Message | undefined,
  goTo: (messageId: string, takesFocus?: boolean) => void,
): Find {
  const [words, setWords] = useState<string | null>(null);
  const [query] = useDebouncedValue(words, restMs);
  const inputRef = useRef<HTMLInputElement>(null);
  const asked = useMemo(
    () => (words === null ? (search ?? null) : { query: query ?? '', reference: null }),
    [words, query, search],
  );
  const found = useHits(conversationIds, asked);
  const isFinding = words !== null;
  const marked = useMemo(
    () => (isFinding || found.hits.length > 0 ? wordsOf(found.hits) : null),
    [isFinding, found],
  );
  const isAnswered = query === words && !found.isBusy;
  // Pressed before the answer was there: it leads on when it is.
  const wanted = useRef<1 | -1 | null>(null);
  const go = useCallback(
    (step: 1 | -1): void => {
      const next = hitFrom(found.hits, lead, step);
      // The box keeps the focus, to look for the next one.
      if (next !== undefined) goTo(next, document.activeElement !== inputRef.current);
    },
    [found, lead, goTo],
  );
  useEffect(() => {
    const step = wanted.current;
    if (step === null || !isAnswered) return;
    wanted.current = null;
    go(step);
  }, [isAnswered, go]);
  return {
    words,
    setWords,
    inputRef,
    found,
    marked,
    at: found.hits.findIndex(({ messageId }) => messageId === lead?.messageId),
    step: (step) => {
      if (isAnswered) go(step);
      else wanted.current = step;
    },
  };
}

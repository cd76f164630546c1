import { useEffect } from 'react';

let requested: string | null = null;
let listener: ((words: string) => void) | null = null;

/** Asks the search room, there already or about to open, to search for words. */
export function startSearch(words: string): void {
  if (listener) listener(words);
  else requested = words;
}

/** The search room takes what was asked for. */
export function useSearchRequests(search: (words: string) => void): void {
  useEffect(() => {
    if (requested !== null) search(requested);
    requested = null;
    listener = search;
    return () => {
      listener = null;
    };
  }, [search]);
}

import { useEffect } from 'react';

/** What another room asks the search room for. */
export interface SearchRequest {
  readonly words: string;
  /** Only messages that name this order, item, tracking or phone number. */
  readonly reference?: string;
  /** Only messages of this day, `YYYY-MM-DD` by the shop's clock. */
  readonly day?: string;
  /** Only messages of this conversation. */
  readonly conversationId?: string;
}

let requested: SearchRequest | null = null;
let listener: ((request: SearchRequest) => void) | null = null;

/** Asks the search room, there already or about to open, to search. */
export function startSearch(request: SearchRequest): void {
  if (listener) listener(request);
  else requested = request;
}

/** The search room takes what was asked for. */
export function useSearchRequests(search: (request: SearchRequest) => void): void {
  useEffect(() => {
    if (requested !== null) search(requested);
    requested = null;
    listener = search;
    return () => {
      listener = null;
    };
  }, [search]);
}

import { useSyncExternalStore } from 'react';

/** Messages that shall prove a point, in the order in which they were put in. */
export interface BasketItem {
  readonly messageId: string;
  readonly conversationId: string;
}

let archive = '';
let items: readonly BasketItem[] = [];
const listeners = new Set<() => void>();

/** The evidence basket of the archive that is open; kept for the session of this window. */
export function useBasket(): readonly BasketItem[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => items,
  );
}

/** Each archive has a basket of its own. */
export function openBasket(location: string): void {
  if (location === archive) return;
  archive = location;
  items = stored();
  tell();
}

export function addToBasket(added: readonly BasketItem[]): void {
  const known = new Set(items.map(({ messageId }) => messageId));
  put([...items, ...added.filter(({ messageId }) => !known.has(messageId))]);
}

export function removeFromBasket(messageIds: readonly string[]): void {
  put(items.filter(({ messageId }) => !messageIds.includes(messageId)));
}

/** Moves one message to another place in the order. */
export function moveInBasket(messageId: string, to: number): void {
  const moved = items.find((item) => item.messageId === messageId);
  if (moved) put(items.filter((item) => item !== moved).toSpliced(to, 0, moved));
}

export function emptyBasket(): void {
  put([]);
}

function put(next: readonly BasketItem[]): void {
  items = next;
  sessionStorage.setItem(storageKey(), JSON.stringify(items));
  tell();
}

function stored(): readonly BasketItem[] {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey()) ?? '[]') as BasketItem[];
  } catch {
    return [];
  }
}

function storageKey(): string {
  return `basket:${archive}`;
}

function tell(): void {
  for (const listener of listeners) listener();
}

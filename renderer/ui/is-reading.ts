/** While a conversation has the focus, letters are for its message and not for the room's list. */
export function isReading(): boolean {
  return document.activeElement?.closest('article') instanceof Element;
}

/** Marks the element whose text is exactly a message's text. */
export const messageAttribute = 'data-message-text';

/** The words that are selected inside one message: UTF-16 offsets in its text. Null for none. */
export function selectedWords(): {
  readonly messageId: string;
  readonly start: number;
  readonly end: number;
} | null {
  const selection = window.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const home = elementOf(range.startContainer)?.closest(`[${messageAttribute}]`);
  if (!home) return null;
  const messageId = home.getAttribute(messageAttribute) ?? '';
  const start = lengthBefore(home, range.startContainer, range.startOffset);
  const isInside = home.contains(range.endContainer);
  const end = isInside
    ? lengthBefore(home, range.endContainer, range.endOffset)
    : (home.textContent ?? '').length;
  return start < end ? { messageId, start, end } : null;
}

function lengthBefore(home: Element, node: Node, offset: number): number {
  const before = document.createRange();
  before.selectNodeContents(home);
  before.setEnd(node, offset);
  return before.toString().length;
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

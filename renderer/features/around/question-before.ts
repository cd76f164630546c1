import type { Message } from '../../../shared/model/message.ts';

/**
 * What a reply answers: the longest of what the buyer said right before it. The message itself where it is
 * the buyer's own, or where nothing was asked.
 */
export function questionBefore(near: readonly Message[], messageId: string): string {
  const at = near.findIndex((message) => message.messageId === messageId);
  if (!isOurs(near[at])) return messageId;
  const asked = near.slice(0, at).findLastIndex(({ role }) => role === 'customer');
  const begin = near.slice(0, asked + 1).findLastIndex(isOurs);
  const run = near.slice(begin + 1, asked + 1).filter(({ role }) => role === 'customer');
  const [longest] = run.toSorted((a, b) => b.text.length - a.text.length);
  return longest?.messageId ?? messageId;
}

function isOurs(message: Message | undefined): boolean {
  return message?.role === 'agent' || message?.role === 'bot';
}

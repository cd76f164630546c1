import type { Element } from 'domhandler';
import type { Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import { hasClass } from '../html/classes.ts';
import { htmlElements } from '../html/elements.ts';
import { htmlText } from '../html/text.ts';
import { plainConversation } from '../text/dialect.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { readVkMessage } from './vk/message.ts';

/**
 * VK, pages of messages of an account's archive (`messages/<peer>/messages0.html`), newest first. The
 * count that a page gives in its header is not the number of its messages, and is not believed.
 */
export const vk: Format = {
  id: 'vk',
  version: 1,
  platform: 'other',
  beta: true,
  sniff: ({ text }: Sample) =>
    /class=["']?message["' ]/.test(text) && /class=["']?message__header\b/.test(text) ? 0.95 : 0,
  parse,
};

type Wants = Parameters<typeof htmlElements>[1];

/** The last crumb on the way to the page is the name of the chat. */
const wants: Wants = (name, { class: names = '' }) =>
  name === 'div' && /(?:^|\s)(?:message|ui_crumb)(?:\s|$)/.test(names);

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const clock = zoneClock(input.options.zone);
  const peer = /(?:^|\/)(-?\d+)\/[^/]*$/.exec(input.sample.path)?.[1] ?? '';
  let title = '';
  let conversation: ParsedConversation | null = null;
  for await (const items of htmlElements(input.pieces(), wants)) {
    const events: ParsedEvent[] = [];
    for (const { element, number } of items) {
      if (!isMessage(element)) {
        title = htmlText(element);
        continue;
      }
      if (!conversation) {
        conversation = conversationOf(peer, title);
        events.push(conversation);
      }
      events.push(...readVkMessage(element, conversation.key, number, clock));
    }
    yield events;
  }
}

function isMessage(element: Element): boolean {
  return hasClass(element, 'message');
}

function conversationOf(peer: string, title: string): ParsedConversation {
  return {
    ...plainConversation,
    key: peer || title || 'VK',
    title: title || peer || 'VK',
    platform: 'other',
    // Chats of many have numbers from two thousand million on.
    isGroup: Number(peer) > 2_000_000_000,
  };
}

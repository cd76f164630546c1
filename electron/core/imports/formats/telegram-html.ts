import type { Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import { htmlElements } from '../html/elements.ts';
import { htmlText } from '../html/text.ts';
import { plainConversation } from '../text/dialect.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { findAll, hasClass } from '../html/classes.ts';
import { messageReader, senderOf } from './telegram/page-message.ts';

/**
 * Telegram Desktop, Export chat history → HTML: `messages.html`, `messages2.html` … A message that
 * follows another of its sender has no name, across the files too.
 */
export const telegramHtml: Format = {
  id: 'telegram-html',
  version: 3,
  platform: 'telegram',
  beta: false,
  sniff({ text }: Sample): number {
    const hasMessages = /class="?[^">]{0,200}\bmessage (?:default|service)\b/.test(text);
    const isTelegram =
      /\bgo_to_message|\bfrom_name\b|\bpage_header\b|\b(?:body|date) details\b/.test(text);
    return hasMessages && isTelegram ? 0.95 : 0;
  },
  parse,
};

type Wants = Parameters<typeof htmlElements>[1];

const isMessage: Wants = (name, { class: names = '' }) =>
  name === 'div' && /(?:^|\s)message(?:\s|$)/.test(names);
const isHeader: Wants = (name, { class: names = '' }) =>
  name === 'div' && /(?:^|\s)page_header(?:\s|$)/.test(names);

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const wants: Wants = (name, attributes) =>
    isHeader(name, attributes) || isMessage(name, attributes);
  let read: ReturnType<typeof messageReader> | null = null;
  let title = '';
  let sender: string | null = null;
  // Part of the page, and no chat of its own.
  await input.beside('js/script.js');
  for await (const items of htmlElements(input.pieces(), wants)) {
    const events: ParsedEvent[] = [];
    for (const { element, number } of items) {
      if (hasClass(element, 'page_header')) {
        const named = findAll(element, 'text')[0] ?? findAll(element, 'name')[0];
        title = htmlText(named ?? []) || title;
        continue;
      }
      if (!read) {
        title ||= 'Telegram';
        events.push({ ...plainConversation, key: title, title, platform: 'telegram' });
        read = messageReader(title, zoneClock(input.options.zone));
      }
      sender = senderOf(element) ?? sender;
      if (sender === null && hasClass(element, 'default')) sender = await senderBefore(input);
      events.push(...read(element, sender, number));
    }
    yield events;
  }
}

/** Who wrote the last message of the file before this one; null where it is not at hand. */
async function senderBefore({ name, beside }: ParseInput): Promise<string | null> {
  let before = fileBefore(name);
  while (before !== null) {
    const file = await beside(before);
    if (!file) return null;
    let last: string | null = null;
    for await (const items of htmlElements(file.pieces(), isMessage)) {
      for (const { element } of items) last = senderOf(element) ?? last;
    }
    if (last !== null) return last;
    before = fileBefore(before);
  }
  return null;
}

function fileBefore(name: string): string | null {
  const [, stem, number, ending] = /^(.*?)(\d+)(\.html?)$/i.exec(name) ?? [];
  if (stem === undefined || Number(number) < 2) return null;
  return Number(number) === 2 ? `${stem}${ending}` : `${stem}${Number(number) - 1}${ending}`;
}

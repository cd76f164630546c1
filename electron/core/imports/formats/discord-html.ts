import type { ParsedConversation } from '../../store/import-records.ts';
import type { Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { channelIdInName, conversationOf } from './discord/conversation.ts';
import { orderFinder, type OrderFound } from '../text/date-order.ts';
import { readPage, type PageMessage, type PagePiece } from './discord/page.ts';
import { messageReader } from './discord/page-event.ts';
import { readShownTime } from '../text/shown-time.ts';
import { instantOfSnowflake } from './discord/snowflake.ts';
import { isTranscript, readTranscript } from './discord/transcript.ts';

/**
 * DiscordChatExporter, HTML of all its versions, minified or not. The author stands on the first message
 * of a group; the page shows minutes, the ids of messages hold the millisecond. Also what bots write of
 * tickets with discord-html-transcripts.
 */
export const discordHtml: Format = {
  id: 'discord-html',
  version: 2,
  platform: 'discord',
  beta: false,
  sniff({ text }: Sample): number {
    if (isTranscript(text)) return 0.95;
    if (/class=["']?[^"'>]{0,200}\bchatlog__(?:message|content)/.test(text)) return 0.97;
    // The style sheet of a page may be longer than the sample.
    if (/\.chatlog__message\b|\.chatlog__content\b/.test(text)) return 0.95;
    return /class=["']?msg-user\b/.test(text) && /class=["']?msg-content\b/.test(text) ? 0.8 : 0;
  },
  parse,
};

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const { dateOrder, isUndecided } = await surveyPage(input);
  if (isUndecided) {
    yield [{ type: 'question', id: 'date-order', choices: ['DMY', 'MDY'], assumed: dateOrder }];
  }
  const read = messageReader(zoneClock(input.options.zone), dateOrder);
  let conversation: ParsedConversation | null = null;
  for await (const { heading, messages } of pagesOf(input)) {
    if (messages.length === 0) continue;
    const events: ParsedEvent[] = [];
    if (!conversation) events.push((conversation = channelOf(heading, input.name)));
    for (const message of messages) events.push(...read(message, conversation.key));
    yield events;
  }
}

function pagesOf({ sample, pieces }: ParseInput): AsyncGenerator<PagePiece> {
  return isTranscript(sample.text) ? readTranscript(pieces()) : readPage(pieces());
}

/** Looks at all times for the order of day and month. */
async function surveyPage(input: ParseInput): Promise<OrderFound> {
  const finder = orderFinder(input.options.dateOrder);
  const look = ({ shownTime, id }: PageMessage): void => {
    const shown = readShownTime(shownTime);
    if (shown) finder.add(shown, instantOfSnowflake(id));
  };
  for await (const { messages } of pagesOf(input)) messages.forEach(look);
  return finder.found();
}

function channelOf(heading: readonly string[], name: string): ParsedConversation {
  const [guild = '', channel = ''] = heading;
  return conversationOf({
    id: channelIdInName(name),
    guild: channel === '' ? '' : guild,
    channel: channel || guild || name.replace(/\.html?$/i, ''),
    isGroup: false,
  });
}

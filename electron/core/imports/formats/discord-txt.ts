import type { Format, ParsedEvent, ParsedQuestion, ParseInput, Sample } from '../format.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import { body, layout, plainMessage, readDialect, suspect, type Dialect } from '../text/dialect.ts';
import { rememberLast } from '../text/remember-last.ts';
import { asUtc, zoneClock } from '../text/wall-clock.ts';
import { channelIdInName, conversationOf } from './discord/conversation.ts';
import { orderFinder, type OrderFound } from '../text/date-order.ts';
import { readShownTime, storedShown, timeOfShown, type ShownTime } from '../text/shown-time.ts';
import { isBareExport } from './discord/bare-text.ts';
import { contentOf, withoutFooter } from './discord/text-blocks.ts';

/**
 * DiscordChatExporter, plain text: a preamble between rules, `[time] author` above each body, blocks such
 * as `{Attachments}` below it, and a count at the end. Times are minutes in the exporter's locale.
 */
export const discordTxt: Format = {
  id: 'discord-txt',
  version: 3,
  platform: 'discord',
  beta: false,
  sniff,
  async *parse(input) {
    const survey = await surveyFile(input);
    yield* withLast(readDialect(input, discord(input, survey)), withoutFooter);
  },
};

const rule = /^={50,}\s*$/;
const headerLine = /^\[([^\]]{8,60})\] (.*\S)\s*$/u;

function sniff({ lines }: Sample): number {
  const start = lines.slice(0, 12);
  const first = start.findIndex((line) => line.trim() !== '');
  const isRuled = rule.test(start[first] ?? '');
  const guild = isRuled ? first + 1 : first;
  if (!start[guild]?.startsWith('Guild: ')) return isBareExport(lines, readHeader) ? 0.7 : 0;
  if (start.some((line) => line.startsWith('Channel: '))) return isRuled ? 0.97 : 0.9;
  return isRuled ? 0.6 : 0;
}

interface Header {
  readonly shown: ShownTime;
  readonly raw: string;
  readonly author: string;
}

function readHeader(line: string): Header | null {
  const [, raw, rest] = headerLine.exec(line) ?? [];
  const shown = raw === undefined ? null : readShownTime(raw);
  if (!shown || rest === undefined) return null;
  return { shown, raw: raw!, author: rest.replace(/ \(pinned\)$/, '') };
}

interface Survey extends OrderFound {
  readonly guild: string;
  readonly channel: string;
  /** No message stands after a blank line: somebody took these out, with the preamble. */
  readonly isTight: boolean;
}

/** Reads the preamble, and all dates for their order. */
async function surveyFile(input: ParseInput): Promise<Survey> {
  const spaced = orderFinder(input.options.dateOrder);
  const all = orderFinder(input.options.dateOrder);
  let guild: string | null = null;
  let channel: string | null = null;
  let afterBlank = true;
  const headers = { spaced: 0, all: 0 };
  for await (const lines of input.lines()) {
    for (const { text } of lines) {
      if (headers.all === 0) {
        guild ??= /^Guild: (.*)$/.exec(text)?.[1] ?? null;
        channel ??= /^Channel: (.*)$/.exec(text)?.[1] ?? null;
      }
      const header = readHeader(text);
      if (header) {
        all.add(header.shown, null);
        headers.all++;
        if (afterBlank) spaced.add(header.shown, null);
        if (afterBlank) headers.spaced++;
      }
      afterBlank = text.trim() === '';
    }
  }
  const isTight = guild === null && headers.spaced === 1 && headers.all > 1;
  const found = isTight ? all.found() : spaced.found();
  return { guild: guild?.trim() ?? '', channel: channel?.trim() ?? '', isTight, ...found };
}

function discord({ name, options }: ParseInput, survey: Survey): Dialect {
  const { guild, channel, isTight, dateOrder, isUndecided } = survey;
  const headerOf = rememberLast(readHeader);
  const clock = zoneClock(options.zone);
  const id = channelIdInName(name);
  const conversation = conversationOf({ id, guild, channel: channel || name, isGroup: false });
  const opening: (ParsedConversation | ParsedQuestion)[] = [conversation];
  if (isUndecided) {
    const choices = ['DMY', 'MDY'];
    opening.push({ type: 'question', id: 'date-order', choices, assumed: dateOrder });
  }
  let isStarted = false;
  return {
    opening,
    blankAfterHeader: false,
    classify({ text }, afterBlank) {
      const header = headerOf(text);
      const time = header && timeOfShown(header.shown, dateOrder);
      if (!header || !time) return isStarted ? body : layout;
      if (!afterBlank && !isTight) return isStarted ? suspect : layout;
      isStarted = true;
      return {
        is: 'message',
        text: null,
        message: {
          ...plainMessage,
          conversation: conversation.key,
          sender: header.author,
          handle: header.author,
          role: 'unknown',
          ...storedShown(header.shown, time, clock),
          timeRaw: header.raw,
        },
      };
    },
    glance(text) {
      const header = headerOf(text);
      const time = header && timeOfShown(header.shown, dateOrder);
      return time ? { at: asUtc(time), who: header.author, text: '' } : null;
    },
    finish: (whole) => ({ ...whole, ...contentOf(whole.text) }),
  };
}

/** The events as they are, the last message changed once it is known to be the last. */
async function* withLast(
  batches: AsyncGenerator<readonly ParsedEvent[]>,
  change: (text: string) => string,
): AsyncGenerator<readonly ParsedEvent[]> {
  let held: ParsedEvent[] = [];
  for await (const events of batches) {
    const last = events.findLastIndex(({ type }) => type === 'message');
    if (last < 0) {
      held.push(...events);
      continue;
    }
    yield [...held, ...events.slice(0, last)];
    held = events.slice(last);
  }
  yield held.map((event) =>
    event.type === 'message' ? { ...event, text: change(event.text) } : event,
  );
}

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

type HeaderReader = (line: string) => Header | null;

const readHeader: HeaderReader = (line) => {
  const [, raw, rest] = headerLine.exec(line) ?? [];
  const shown = raw === undefined ? null : readShownTime(raw);
  if (!shown || rest === undefined) return null;
  return { shown, raw: raw!, author: rest.replace(/ \(pinned\)$/, '') };
};

/** Of the first versions: `mei#0001 [25-Feb-18 05:44 PM]` above all that she said in one go. */
const readGroupHeader: HeaderReader = (line) => {
  const [, author, raw] = /^(\S.{0,60}#\d{4}) \[([^\]]{8,60})\]\s*$/u.exec(line) ?? [];
  const shown = raw === undefined ? null : readShownTime(raw);
  return shown && author !== undefined ? { shown, raw: raw!, author } : null;
};

interface Survey extends OrderFound {
  readonly guild: string;
  readonly channel: string;
  readonly read: HeaderReader;
  /** No message stands after a blank line: somebody took these out, with the preamble. */
  readonly isTight: boolean;
}

/** Reads the preamble, and all dates for their order. */
async function surveyFile(input: ParseInput): Promise<Survey> {
  const usual = tallyOf(readHeader, input);
  const grouped = tallyOf(readGroupHeader, input);
  let guild: string | null = null;
  let channel: string | null = null;
  let afterBlank = true;
  for await (const lines of input.lines()) {
    for (const { text } of lines) {
      if (usual.all + grouped.all === 0) {
        guild ??= /^Guild: (.*)$/.exec(text)?.[1] ?? null;
        channel ??= /^Channel: (.*)$/.exec(text)?.[1] ?? null;
      }
      usual.look(text, afterBlank);
      grouped.look(text, afterBlank);
      afterBlank = text.trim() === '';
    }
  }
  const { read, spaced, all, found } = guild !== null && usual.spaced === 0 ? grouped : usual;
  const isTight = guild === null && spaced === 1 && all > 1;
  const names = { guild: guild?.trim() ?? '', channel: channel?.trim() ?? '' };
  return { ...names, read, isTight, ...found(isTight) };
}

/** Counts the headers of one kind, and looks at their dates. */
function tallyOf(read: HeaderReader, { options }: ParseInput) {
  const orders = { spaced: orderFinder(options.dateOrder), all: orderFinder(options.dateOrder) };
  return {
    read,
    spaced: 0,
    all: 0,
    look(text: string, afterBlank: boolean): void {
      const header = read(text);
      if (!header) return;
      this.all++;
      orders.all.add(header.shown, null);
      if (!afterBlank) return;
      this.spaced++;
      orders.spaced.add(header.shown, null);
    },
    found: (isTight: boolean): OrderFound => (isTight ? orders.all : orders.spaced).found(),
  };
}

function discord({ name, options }: ParseInput, survey: Survey): Dialect {
  const { guild, channel, read, isTight, dateOrder, isUndecided } = survey;
  const headerOf = rememberLast(read);
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

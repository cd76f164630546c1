import type { Format, ParseInput, Sample } from '../format.ts';
import { chatOfSpeakers } from '../text/chat-of-speakers.ts';
import { contentKind } from '../text/content-kind.ts';
import { orderFinder, type DayOrder } from '../text/date-order.ts';
import { body, plainMessage, readDialect, suspect, type Dialect } from '../text/dialect.ts';
import { rememberLast } from '../text/remember-last.ts';
import { readShownTime, storedShown, timeOfShown, type ShownTime } from '../text/shown-time.ts';
import { asUtc, zoneClock } from '../text/wall-clock.ts';

/**
 * Telegram on a computer, messages selected and copied: `名字, [14.01.2026 10:30]` above each text, a blank
 * line below it. The time is as the computer shows times, some programs put a colon after it.
 */
export const telegramCopy: Format = {
  id: 'telegram-copy',
  version: 1,
  platform: 'telegram',
  beta: true,
  atMost: 0.93,
  sniff,
  async *parse(input) {
    yield* readDialect(input, copied(input, await survey(input)));
  },
};

const headerLine = /^[\u200e\u200f]?(\S.{0,119}?), \[([^\][]{8,50})\]:?\s*$/u;

interface Header {
  readonly who: string;
  readonly raw: string;
  readonly shown: ShownTime;
}

function sniff({ lines }: Sample): number {
  const some = lines.slice(0, 400);
  const first = some.find((line) => line.trim() !== '') ?? '';
  if (!readHeader(first)) return 0;
  return some.filter((line) => readHeader(line)).length > 1 ? 0.93 : 0.8;
}

interface Survey {
  readonly speakers: ReadonlySet<string>;
  readonly dateOrder: DayOrder;
  readonly isUndecided: boolean;
}

/** Reads the file once for who speaks and which way round its dates are. */
async function survey(input: ParseInput): Promise<Survey> {
  const finder = orderFinder(input.options.dateOrder);
  const speakers = new Set<string>();
  for await (const lines of input.lines()) {
    for (const { text } of lines) {
      const header = readHeader(text);
      if (!header) continue;
      finder.add(header.shown, null);
      if (speakers.size < 100) speakers.add(header.who);
    }
  }
  return { speakers, ...finder.found() };
}

function copied({ name, options }: ParseInput, known: Survey): Dialect {
  const { speakers, dateOrder, isUndecided } = known;
  const clock = zoneClock(options.zone);
  const headerOf = rememberLast(readHeader);
  const { key, title } = chatOfSpeakers(speakers, name);
  const isGroup = speakers.size > 2;
  const opening: Dialect['opening'] = [
    { type: 'conversation', key, title, platform: 'telegram', channel: 'im', shop: null, isGroup },
  ];
  const question = {
    type: 'question',
    id: 'date-order',
    choices: ['DMY', 'MDY'],
    assumed: dateOrder,
  } as const;
  return {
    opening: isUndecided ? [...opening, question] : opening,
    blankAfterHeader: true,
    classify({ text }) {
      const header = headerOf(text);
      if (!header) return body;
      const time = timeOfShown(header.shown, dateOrder);
      if (!time) return suspect;
      return {
        is: 'message',
        text: null,
        message: {
          ...plainMessage,
          conversation: key,
          sender: header.who,
          handle: header.who,
          role: 'unknown',
          ...storedShown(header.shown, time, clock),
          timeRaw: header.raw,
        },
      };
    },
    glance(text) {
      const header = headerOf(text);
      const time = header && timeOfShown(header.shown, dateOrder);
      return time ? { at: asUtc(time), who: header.who, text: '' } : null;
    },
    finish: (whole) => ({ ...whole, kind: kindOf(whole.text) }),
  };
}

function kindOf(text: string): ReturnType<typeof contentKind> {
  const word = /^\[ ?(?:\S{1,4} )?(Sticker|Photo|Video|Voice message|File|GIF)[^\]\n]* ?\]/iu
    .exec(text)?.[1]
    ?.toLowerCase();
  return (word && kinds[word]) || contentKind(text);
}

const kinds: Readonly<Record<string, ReturnType<typeof contentKind>>> = {
  sticker: 'sticker',
  photo: 'image',
  video: 'video',
  'voice message': 'voice',
  file: 'file',
  gif: 'image',
};

function readHeader(line: string): Header | null {
  const [, who, raw] = (line.length < 200 && headerLine.exec(line)) || [];
  const shown = raw === undefined ? null : readShownTime(raw);
  return shown && who !== undefined ? { who, raw: raw!, shown } : null;
}

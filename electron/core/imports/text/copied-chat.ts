import type { MessageKind, Platform } from '../../../../shared/model/message.ts';
import type { ParsedEvent, ParseInput } from '../format.ts';
import { chatOfSpeakers } from './chat-of-speakers.ts';
import { orderFinder, type DayOrder } from './date-order.ts';
import {
  body,
  plainConversation,
  plainMessage,
  readDialect,
  suspect,
  type Dialect,
} from './dialect.ts';
import { rememberLast } from './remember-last.ts';
import { storedShown, timeOfShown, type ShownTime } from './shown-time.ts';
import { asUtc, zoneClock } from './wall-clock.ts';

/** The line above, or at the start of, a message that was copied out of a program. */
export interface CopiedHeader {
  readonly who: string;
  /** The time as the computer shows times. */
  readonly raw: string;
  readonly shown: ShownTime;
  /** What is said on the same line; null where the text begins below. */
  readonly text: string | null;
}

/** How a program writes messages that are selected and copied. */
export interface Copying {
  readonly platform: Platform;
  readHeader(line: string): CopiedHeader | null;
  kindOf(text: string): MessageKind;
}

/** How likely lines are of such a program: they begin with a header, and mostly have another. */
export function likelinessOf(lines: readonly string[], { readHeader }: Copying): number {
  const some = lines.slice(0, 400);
  const first = some.find((line) => line.trim() !== '') ?? '';
  if (!readHeader(first)) return 0;
  return some.filter((line) => readHeader(line)).length > 1 ? 0.93 : 0.8;
}

/** Reads the file twice: for who speaks and which way round its dates are, then for what they say. */
export async function* readCopied(
  input: ParseInput,
  copying: Copying,
): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  yield* readDialect(input, copied(input, copying, await survey(input, copying)));
}

interface Survey {
  readonly speakers: ReadonlySet<string>;
  readonly dateOrder: DayOrder;
  readonly isUndecided: boolean;
}

async function survey(input: ParseInput, { readHeader }: Copying): Promise<Survey> {
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

function copied({ name, options }: ParseInput, copying: Copying, known: Survey): Dialect {
  const { platform, readHeader, kindOf } = copying;
  const { speakers, dateOrder, isUndecided } = known;
  const clock = zoneClock(options.zone);
  const headerOf = rememberLast(readHeader);
  const { key, title } = chatOfSpeakers(speakers, name);
  const isGroup = speakers.size > 2;
  const opening: Dialect['opening'] = [{ ...plainConversation, key, title, platform, isGroup }];
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
        text: header.text,
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
      return time ? { at: asUtc(time), who: header.who, text: header.text ?? '' } : null;
    },
    finish: (whole) => ({ ...whole, kind: kindOf(whole.text) }),
  };
}

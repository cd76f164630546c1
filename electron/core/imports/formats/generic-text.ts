import { AppError } from '../../../../shared/contract/errors.ts';
import type { Format, ParseInput, ParseOptions, Sample } from '../format.ts';
import { dayOrderOf, readCellTime, storedTime } from '../table/cell-time.ts';
import { conversationOf } from '../table/message-rows.ts';
import { roleOfWords } from '../table/role.ts';
import { contentKind } from '../text/content-kind.ts';
import {
  body,
  plainMessage,
  readDialect,
  type Dialect,
  type LineMeaning,
  type OpenMessage,
} from '../text/dialect.ts';
import { chatOfSpeakers } from '../text/chat-of-speakers.ts';
import { linePattern, type MarkedLine } from '../text/line-pattern.ts';
import { rememberLast } from '../text/remember-last.ts';
import { asUtc, zoneClock } from '../text/wall-clock.ts';

/**
 * Plain text of any program, where a person has marked on one line what is time, sender and text. Never
 * found by itself.
 */
export const genericText: Format = {
  id: 'generic-text',
  version: 2,
  platform: 'other',
  beta: false,
  sniff: () => 0,
  parse: (input) => readDialect(input, markedText(input)),
};

function markedText({ name, sample, options }: ParseInput): Dialect {
  const { isUndecided, read } = headerReader(sample, options);
  const clock = zoneClock(options.zone);
  const { key, title } = chatOfSpeakers(
    sample.lines.flatMap((line) => read(line)?.marked.sender ?? []),
    name,
  );

  const open = ({ time, sender, role: word, text }: MarkedLine, at: Time): OpenMessage => {
    const isOurs = options.agents.includes(sender);
    const side = roleOfWords(word === '' ? sender : word, options.roleWords);
    const role = isOurs ? 'agent' : side;
    return {
      ...plainMessage,
      conversation: key,
      sender,
      handle: sender,
      role,
      kind: role === 'system' ? 'event' : contentKind(text),
      isSystem: role === 'system',
      ...storedTime(at.found, clock),
      timeRaw: time,
    };
  };
  const assumed = { type: 'question', id: 'date-order', choices: ['DMY', 'MDY'] } as const;
  return {
    opening: [...(isUndecided ? [{ ...assumed, assumed: 'DMY' }] : []), conversationOf(key, title)],
    classify({ text }): LineMeaning {
      const header = read(text);
      if (!header) return body;
      const { marked } = header;
      const isSame = header.hasText;
      return { is: 'message', message: open(marked, header), text: isSame ? marked.text : null };
    },
    glance(text) {
      const header = read(text);
      if (header?.found.is !== 'local') return null;
      return { at: asUtc(header.found.time), who: header.marked.sender, text: header.marked.text };
    },
  };
}

type Time = { readonly found: ReturnType<typeof readCellTime> };

/** A line opens a message where it has the pattern's shape and its time is one. */
function headerReader({ lines }: Sample, { linePattern: pattern, dateOrder }: ParseOptions) {
  if (pattern === undefined) throw new AppError('internal', 'There is no line pattern.');
  const marked = linePattern(pattern);
  const hasTime = /\{(?:time|date)\}/u.test(pattern);
  const hasText = pattern.includes('{text}');
  const times = lines.flatMap((line) => marked(line)?.time ?? []);
  const { order, isUndecided } = dayOrderOf(times, dateOrder);
  const read = rememberLast((line: string) => {
    const found = marked(line);
    if (!found) return null;
    const time = readCellTime(found.time, order);
    return hasTime && time.is === 'unreadable' ? null : { marked: found, found: time, hasText };
  });
  return { isUndecided, read };
}

import { findAll } from 'domutils';
import type { ParsedConversation } from '../../store/import-records.ts';
import type { Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import { htmlElements, htmlNodes } from '../html/elements.ts';
import { htmlText } from '../html/text.ts';
import { plainConversation, plainMessage } from '../text/dialect.ts';
import { kindOfFiles } from '../text/file-kind.ts';
import { wallClockText, zoneClock, type ZoneClock } from '../text/wall-clock.ts';
import { isBox, readBox, type Box } from './messenger/box.ts';
import { readPageTime } from './messenger/page-time.ts';

/**
 * Facebook and Instagram, Download your information → HTML: `messages/inbox/<thread>/message_1.html`,
 * newest first, times local to whoever asked for the download.
 */
export const messengerPage: Format = {
  id: 'messenger-page',
  version: 2,
  platform: 'messenger',
  beta: true,
  sniff({ text, path }: Sample): number {
    const hasBoxes = /class="[^"]*(?:\b_a6-g\b|\buiBoxWhite noborder\b)/.test(text);
    if (!hasBoxes) return 0;
    if (/(?:^|\/)message_\d+\.html$/.test(path)) return 0.9;
    // Posts, likes and friends stand in the same boxes, on pages beside those of messages.
    const isElsewhere = path.includes('/') && !/(?:^|\/)messages\//.test(path);
    return !isElsewhere && isTalk(text) ? 0.75 : 0;
  },
  parse,
};

/** A chat has texts, and somebody who speaks twice, or few who speak. */
function isTalk(start: string): boolean {
  const boxes = findAll(({ attribs }) => isBox(attribs['class']), htmlNodes(start))
    .map(readBox)
    .filter((box) => box !== null);
  const speakers = new Set(boxes.map(({ sender }) => sender));
  return boxes.some(({ text }) => text !== '') && speakers.size <= boxes.length / 2 + 1;
}

type Wants = Parameters<typeof htmlElements>[1];

const wants: Wants = (name, attributes) => name === 'title' || isBox(attributes['class']);

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const clock = zoneClock(input.options.zone);
  let title = '';
  let conversation: ParsedConversation | null = null;
  for await (const items of htmlElements(input.pieces(), wants)) {
    const events: ParsedEvent[] = [];
    for (const { element, number } of items) {
      if (element.name === 'title') {
        title ||= htmlText(element.children);
        continue;
      }
      const box = readBox(element);
      if (!box) continue;
      if (!conversation) events.push((conversation = conversationOf(title, input)));
      events.push(...messageOf(box, number, conversation.key, clock));
    }
    yield events;
  }
}

function conversationOf(title: string, { name, sample }: ParseInput): ParsedConversation {
  const thread = sample.path.split('/').at(-2);
  const shown = title || thread || name.replace(/\.html?$/i, '');
  return {
    ...plainConversation,
    key: thread ?? shown,
    title: shown,
    platform: /instagram/i.test(sample.path) ? 'instagram' : 'messenger',
  };
}

function messageOf(
  { sender, text, written, files }: Box,
  position: number,
  conversation: string,
  clock: ZoneClock,
): ParsedEvent[] {
  const time = readPageTime(written);
  const events: ParsedEvent[] = [
    {
      type: 'message',
      ...plainMessage,
      conversation,
      sender,
      handle: sender,
      role: 'unknown',
      kind: kindOfFiles(files),
      text,
      sentAt: time && (time.instant ?? clock.instant(time.local)),
      wallClock: time && wallClockText(time.local),
      timeRaw: written,
      zone: time?.instant === null ? clock.zone : null,
      position,
      attachments: files,
    },
  ];
  if (!time) {
    const excerpt = `${sender} ${written} ${text}`.slice(0, 200);
    events.push({ type: 'issue', line: position, reason: 'bad-time', excerpt, rejected: false });
  }
  return events;
}

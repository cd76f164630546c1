import type { MessageKind } from '../../../../shared/model/message.ts';
import type { Format } from '../format.ts';
import { contentKind } from '../text/content-kind.ts';
import { likelinessOf, readCopied, type CopiedHeader, type Copying } from '../text/copied-chat.ts';
import { readShownTime } from '../text/shown-time.ts';

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
  sniff: ({ lines }) => likelinessOf(lines, telegram),
  parse: (input) => readCopied(input, telegram),
};

const telegram: Copying = { platform: 'telegram', readHeader, kindOf };

const headerLine = /^[\u200e\u200f]?(\S.{0,119}?), \[([^\][]{8,50})\]:?\s*$/u;

function readHeader(line: string): CopiedHeader | null {
  const [, who, raw] = (line.length < 200 && headerLine.exec(line)) || [];
  const shown = raw === undefined ? null : readShownTime(raw);
  return shown && who !== undefined ? { who, raw: raw!, shown, text: null } : null;
}

function kindOf(text: string): MessageKind {
  const word = /^\[ ?(?:\S{1,4} )?(Sticker|Photo|Video|Voice message|File|GIF)[^\]\n]* ?\]/iu
    .exec(text)?.[1]
    ?.toLowerCase();
  return (word && kinds[word]) || contentKind(text);
}

const kinds: Readonly<Record<string, MessageKind>> = {
  sticker: 'sticker',
  photo: 'image',
  video: 'video',
  'voice message': 'voice',
  file: 'file',
  gif: 'image',
};

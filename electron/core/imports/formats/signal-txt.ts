import type { Format, ParseInput, Sample } from '../format.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import {
  body,
  plainConversation,
  plainMessage,
  readDialect,
  suspect,
  type Dialect,
} from '../text/dialect.ts';
import { fileStem } from '../text/file-stem.ts';
import { asUtc, isTime, timeOf, wallClockText, zoneClock } from '../text/wall-clock.ts';

/** Signal Desktop, as the public dump tools write it: `[2024-01-14, 10:30] Me: text`. */
export const signalTxt: Format = {
  id: 'signal-txt',
  version: 1,
  platform: 'signal',
  beta: false,
  sniff,
  parse: (input) => readDialect(input, signal(input)),
};

const header = /^\[(\d{4})-(\d\d)-(\d\d),? (\d\d):(\d\d)(?::(\d\d))?\] ([^:\n]{1,80}?): ?(.*)$/su;

function sniff({ lines }: Sample): number {
  const filled = lines.slice(0, 300).filter((line) => line.trim() !== '');
  const found = filled.filter((line) => header.test(line));
  if (found.length === 0 || !header.test(filled[0] ?? '')) return 0;
  const isOwn = found.some((line) => header.exec(line)?.[7] === 'Me');
  // WhatsApp on the iPhone writes seconds and other date marks.
  const minutes = found.every((line) => header.exec(line)?.[6] === undefined);
  return isOwn || minutes ? 0.99 : 0.6;
}

function signal({ name, options, sample }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  // The tools write a folder for each chat, and always the same file name in it.
  const folder = sample.path.split('/').at(-2);
  const title =
    /^(?:chat|index)\.\w+$/iu.test(name) && folder ? folder : fileStem(name).replace(/\.md$/iu, '');
  const conversation: ParsedConversation = {
    ...plainConversation,
    key: title,
    title,
    platform: 'signal',
  };
  return {
    opening: [conversation],
    classify({ text }) {
      const found = header.exec(text);
      if (!found) return body;
      const [, year, month, day, hour, minute, second, sender = '', said = ''] = found;
      const time = timeOf(year, month, day, hour, minute, second);
      if (!isTime(time)) return suspect;
      const isOwn = sender === 'Me';
      return {
        is: 'message',
        text: said,
        message: {
          ...plainMessage,
          conversation: conversation.key,
          sender,
          handle: isOwn ? `${conversation.key}:Me` : sender,
          role: isOwn ? 'agent' : 'unknown',
          sentAt: clock.instant(time),
          wallClock: wallClockText(time),
          timeRaw: text.slice(1, text.indexOf(']')),
          zone: clock.zone,
        },
      };
    },
    glance(text) {
      const found = header.exec(text);
      if (!found) return null;
      const [, year, month, day, hour, minute, second, who = '', said = ''] = found;
      const time = timeOf(year, month, day, hour, minute, second);
      return isTime(time) ? { at: asUtc(time), who, text: said } : null;
    },
    finish(whole) {
      const attachments = [...whole.text.matchAll(linked)].map((match) => match[1]!);
      const isImage = /!\[[^\]\n]{0,300}\]\(/u.test(whole.text);
      const kind = attachments.length === 0 ? 'text' : isImage ? 'image' : 'file';
      return { ...whole, attachments, kind };
    },
  };
}

const linked = /!?\[[^\]\n]{0,300}\]\((?!https?:)([^)\s]{1,1000})\)/gu;

import type { Format, ParsedQuestion, ParseInput, Sample } from '../format.ts';
import type { ParsedConversation, ParsedMessage } from '../../store/import-records.ts';
import {
  body,
  plainMessage,
  readDialect,
  suspect,
  type Dialect,
  type LineMeaning,
} from '../text/dialect.ts';
import { rememberLast } from '../text/remember-last.ts';
import { asUtc, isTime, wallClockText, zoneClock } from '../text/wall-clock.ts';
import { readHeader, timeOfHeader, type Header } from './whatsapp/header.ts';
import { surveyFile, type Survey } from './whatsapp/survey.ts';
import { contentOf } from './whatsapp/content.ts';
import { conversationOf } from './whatsapp/conversation.ts';
import { isEncryptionNotice, splitSender } from './whatsapp/sender.ts';

/** WhatsApp, chat → Export chat, as written by Android and iOS in any of their locales. */
export const whatsappTxt: Format = {
  id: 'whatsapp-txt',
  version: 1,
  platform: 'whatsapp',
  beta: false,
  sniff,
  async *parse(input) {
    const survey = await surveyFile(input);
    yield* readDialect(input, whatsapp(input, survey));
  },
};

function sniff({ lines, name }: Sample): number {
  const filled = lines.slice(0, 300).filter((line) => line.trim() !== '');
  const headers = filled.map(readHeader).filter((header) => header !== null);
  const spoken = headers.filter(({ rest }) => splitSender(rest) !== null).length;
  const first = filled[0] ? readHeader(filled[0]) : null;
  if (spoken === 0 || headers.length < filled.length / 20) return 0;
  const named = /whatsapp|^_chat/i.test(name) ? 0.05 : 0;
  const strong = headers.some(({ shape }) => shape.startsWith('[') || shape.endsWith('dash'));
  return Math.min(0.99, (first ? 0.7 : 0.3) + (strong ? 0.2 : 0) + named);
}

function whatsapp(input: ParseInput, survey: Survey): Dialect {
  const headerOf = rememberLast(readHeader);
  const clock = zoneClock(input.options.zone);
  const conversation = conversationOf(input.name, survey);
  const opening: (ParsedConversation | ParsedQuestion)[] = [conversation];
  if (survey.isUndecided) {
    const choices = ['DMY', 'MDY'];
    opening.push({ type: 'question', id: 'date-order', choices, assumed: survey.dateOrder });
  }

  const message = (header: Header): LineMeaning => {
    const time = timeOfHeader(header, survey.dateOrder);
    if (!time || !isTime(time)) return suspect;
    const spoken = splitSender(header.rest);
    const isSystem =
      spoken === null || survey.isSystemSender(spoken.sender) || isEncryptionNotice(spoken.text);
    return {
      is: 'message',
      text: spoken === null || survey.isSystemSender(spoken.sender) ? header.rest : spoken.text,
      message: {
        ...plainMessage,
        conversation: conversation.key,
        sender: isSystem ? '' : spoken.sender,
        handle: isSystem ? '' : spoken.sender.replace(/^~\s*/u, ''),
        role: isSystem ? 'system' : 'unknown',
        kind: isSystem ? 'event' : 'text',
        isSystem,
        sentAt: clock.instant(time),
        wallClock: wallClockText(time),
        timeRaw: header.raw,
        zone: clock.zone,
      },
    };
  };

  return {
    opening,
    classify({ text }) {
      const header = headerOf(text);
      if (!header) return body;
      return survey.shapes.has(header.shape) ? message(header) : suspect;
    },
    glance(text) {
      const header = headerOf(text);
      if (!header || !survey.shapes.has(header.shape)) return null;
      const time = timeOfHeader(header, survey.dateOrder);
      if (!time || !isTime(time)) return null;
      const spoken = splitSender(header.rest);
      return { at: asUtc(time), who: spoken?.sender ?? '', text: spoken?.text ?? header.rest };
    },
    isParticipant: survey.isParticipant,
    finish: (whole: ParsedMessage) =>
      whole.isSystem ? whole : { ...whole, ...contentOf(whole.text) },
  };
}

import type { Format, ParsedQuestion, ParseInput } from '../format.ts';
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
import { asUtc, isTime, wallClockText, zoneClock, type WallTime } from '../text/wall-clock.ts';
import { readHeader, timeOfHeader, type Header } from './whatsapp/header.ts';
import { surveyFile, type Survey } from './whatsapp/survey.ts';
import { contentOf, plainContent } from './whatsapp/content.ts';
import { conversationOf } from './whatsapp/conversation.ts';
import { likenessOf } from './whatsapp/likeness.ts';
import { isOwnNotice } from './whatsapp/own-notice.ts';
import { isEncryptionNotice, isSecurityNotice } from './whatsapp/security.ts';
import { splitSender } from './whatsapp/sender.ts';

/** WhatsApp, chat → Export chat, as written by Android and iOS in any of their locales. */
export const whatsappTxt: Format = {
  id: 'whatsapp-txt',
  version: 2,
  platform: 'whatsapp',
  beta: false,
  sniff: likenessOf,
  async *parse(input) {
    const survey = await surveyFile(input);
    yield* readDialect(input, whatsapp(input, survey));
  },
};

/** A line that opens a message. */
interface Told {
  readonly header: Header;
  readonly time: WallTime;
  readonly spoken: ReturnType<typeof splitSender>;
}

function whatsapp(input: ParseInput, survey: Survey): Dialect {
  const lineOf = rememberLast((text) => {
    const header = readHeader(text);
    if (!header) return null;
    return survey.shapes.has(header.shape) ? toldBy(header) : suspect;
  });
  const toldBy = (header: Header): Told | LineMeaning => {
    const time = timeOfHeader(header, survey.orderOf(header.shape));
    if (!time || !isTime(time)) return suspect;
    return { header, time, spoken: splitSender(header.rest) };
  };
  const clock = zoneClock(input.options.zone);
  const conversation = conversationOf(input.name, survey);
  const opening: (ParsedConversation | ParsedQuestion)[] = [conversation];
  if (survey.undecided !== null) {
    const choices = ['DMY', 'MDY'];
    opening.push({ type: 'question', id: 'date-order', choices, assumed: survey.undecided });
  }

  const isFromProgram = ({ sender, text }: { sender: string; text: string }): boolean =>
    sender === survey.voice || isSecurityNotice(text) || isOwnNotice(sender, text);
  let isBegun = false;
  const message = ({ header, time, spoken }: Told): LineMeaning => {
    const isNotice = spoken === null || survey.isSystemSender(spoken.sender);
    const isSystem = isNotice || isFromProgram(spoken);
    const text = isNotice ? header.rest : spoken.text;
    // Every export of a whole chat begins with the same notice.
    const isNewExport = isSystem && isBegun && isEncryptionNotice(text);
    isBegun = true;
    return {
      is: 'message',
      before: isNewExport ? [{ ...conversation, isNewExport }] : [],
      text,
      message: {
        ...plainMessage,
        conversation: conversation.key,
        // In whose name the notice stands says nothing of who was there.
        sender: isNotice ? '' : spoken.sender,
        handle: isSystem ? '' : handleOf(spoken.sender),
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

  const glance = (text: string): ReturnType<NonNullable<Dialect['glance']>> => {
    const line = lineOf(text);
    if (line === null || 'is' in line) return null;
    const { header, time, spoken } = line;
    const isNotice = spoken === null || survey.isSystemSender(spoken.sender);
    const who = isNotice ? '' : spoken.sender;
    return { at: asUtc(time), who, text: isNotice ? header.rest : spoken.text };
  };

  return {
    opening,
    classify({ text, number }) {
      const stray = survey.strays.has(number) ? readHeader(text) : null;
      const line = stray ? toldBy(stray) : lineOf(text);
      if (line === null) return body;
      return 'is' in line ? line : message(line);
    },
    ...(survey.isMixed ? {} : { glance }),
    isParticipant: survey.isParticipant,
    finish(whole: ParsedMessage) {
      if (whole.isSystem) return whole;
      const content = contentOf(whole.text);
      return content === plainContent ? whole : { ...whole, ...content };
    },
  };
}

/** People whom nobody has in their contacts have a tilde before their name. */
function handleOf(sender: string): string {
  return sender.startsWith('~') ? sender.replace(/^~\s*/u, '') : sender;
}

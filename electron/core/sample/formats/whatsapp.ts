import { wallClock } from '../calendar.ts';
import type { SampleConversation, SampleMessage } from '../conversation.ts';
import { lampPicture } from '../lamp-picture.ts';
import { storedZip } from '../stored-zip.ts';
import { senderOf } from '../senders.ts';

/** Android's export without media: minutes, `<Media omitted>`. */
export function whatsappText(conversation: SampleConversation): Uint8Array {
  const first = conversation.messages[0];
  const notice = first === undefined ? [] : [`${stamp(first).slice(0, 17)} - ${encrypted}`];
  const lines = conversation.messages.map((message) => {
    const text = message.attachment === null ? message.text : '<Media omitted>';
    return `${stamp(message).slice(0, 17)} - ${senderOf(conversation, message.by)}: ${text}`;
  });
  return new TextEncoder().encode(`${[...notice, ...lines].join('\n')}\n`);
}

/** The iPhone's export with media: `_chat.txt` and the pictures, in one zip. */
export function whatsappZip(conversation: SampleConversation): Uint8Array {
  const first = conversation.messages[0];
  const notice =
    first === undefined ? [] : [`[${stamp(first)}] ${conversation.buyer}: \u200E${encrypted}`];
  const lines = conversation.messages.map((message) => {
    // The mark before the bracket and before the text is what iOS writes for attachments.
    const mark = message.attachment === null ? '' : '\u200E';
    const sender = senderOf(conversation, message.by);
    return `${mark}[${stamp(message)}] ${sender}: ${mark}${message.text}`;
  });
  const pictures = conversation.messages.flatMap(({ attachment }, index) =>
    attachment === null ? [] : [{ name: attachment, bytes: lampPicture(index) }],
  );
  const chat = new TextEncoder().encode(`${[...notice, ...lines].join('\n')}\n`);
  return storedZip([{ name: '_chat.txt', bytes: chat }, ...pictures]);
}

const encrypted =
  'Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them.';

/** `DD/MM/YYYY, HH:MM:SS`; days above 12 in the chats settle the order of day and month. */
function stamp(message: SampleMessage): string {
  const [date = '', time = ''] = wallClock(message.at).split(' ');
  return `${date.split('-').toReversed().join('/')}, ${time}`;
}

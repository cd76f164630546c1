import type { MessageKind } from '../../../../../shared/model/message.ts';
import { idOf, isObject, listOf, objectOf, textOf, type JsonObject } from '../../json/shape.ts';

export interface Content {
  readonly text: string;
  readonly kind: MessageKind;
  readonly attachments: readonly string[];
}

/** What a message says and carries. A text that it has is never replaced. */
export function contentOf(record: JsonObject): Content {
  const text = joinedText(record['text'] ?? record['text_entities']);
  const kind = kindOf(record);
  const attachments = [fileOf(record), photoOf(record), idOf(record['contact_vcard'])].filter(
    (name) => name !== null && !isPlaceholder(name),
  ) as string[];
  return { text: text === '' ? insteadOfText(record) : text, kind, attachments };
}

/** A string, or parts that are strings or `{type, text}`. */
export function joinedText(written: unknown): string {
  if (!Array.isArray(written)) return textOf(written);
  return written.map((part) => (isObject(part) ? textOf(part['text']) : textOf(part))).join('');
}

function kindOf(record: JsonObject): MessageKind {
  const media = mediaKinds[textOf(record['media_type'])];
  if (media) return media;
  if (record['photo'] !== undefined) return 'image';
  if (cardKeys.some((key) => record[key] !== undefined)) return 'card';
  if (record['file'] === undefined) return 'text';
  const mime = textOf(record['mime_type']);
  if (mime.startsWith('image/')) return 'image';
  return mime.startsWith('video/') ? 'video' : 'file';
}

const mediaKinds: Readonly<Record<string, MessageKind>> = {
  animation: 'video',
  video_file: 'video',
  video_message: 'video',
  voice_message: 'voice',
  audio_file: 'file',
  sticker: 'sticker',
};
const cardKeys = [
  'contact_information',
  'location_information',
  'poll',
  'todo_list',
  'game_title',
  'invoice_information',
  'giveaway_information',
  'giveaway_results',
] as const;

/** Where the file was left out, its own name stands beside a notice. */
function fileOf(record: JsonObject): string | null {
  const file = idOf(record['file']);
  return file === null || isPlaceholder(file) ? idOf(record['file_name']) : file;
}

function photoOf(record: JsonObject): string | null {
  return idOf(record['photo']);
}

/** `(File not included. Change data exporting settings to download.)` and its sisters. */
function isPlaceholder(name: string): boolean {
  return /^\((?:File|Photo|Video)\b.*\)$/su.test(name);
}

/** What a person sees of a message without text. */
function insteadOfText(record: JsonObject): string {
  const contact = objectOf(record['contact_information']);
  const place = objectOf(record['location_information']);
  const invoice = objectOf(record['invoice_information']);
  const poll = objectOf(record['poll']);
  const tasks = objectOf(record['todo_list']);
  const answers = [...listOf(poll['answers']), ...listOf(tasks['answers'])].map(
    (answer) => `- ${joinedText(objectOf(answer)['text'])}`,
  );
  const lines = [
    idOf(record['sticker_emoji']),
    spaced(contact['first_name'], contact['last_name'], contact['phone_number']),
    spaced(record['place_name'], record['address']),
    [place['latitude'], place['longitude']].map(textOf).filter(Boolean).join(', '),
    spaced(invoice['title'], invoice['description'], invoice['amount'], invoice['currency']),
    spaced(record['game_title'], record['game_description']),
    joinedText(poll['question'] ?? tasks['title']),
    ...answers,
  ];
  return lines.filter(Boolean).join('\n');
}

function spaced(...parts: readonly unknown[]): string {
  return parts.map(textOf).filter(Boolean).join(' ');
}

import type { MessageKind } from '../../../../shared/model/message.ts';
import { firstText } from './people.ts';
import { isObject, listOf, textOf } from './shape.ts';

/** Files that a record carries: their names as given, else their addresses. */
export function filesOf(list: unknown): string[] {
  const files = isObject(list) ? [list] : listOf(list);
  return files.flatMap((file) => {
    const name = isObject(file) ? firstText(file, ...nameKeys) : textOf(file);
    return name === '' ? [] : [name];
  });
}

/** What a message is that has files and no text, by the type of the first. */
export function kindOfFiles(list: unknown, text: string): MessageKind {
  const [first] = isObject(list) ? [list] : listOf(list);
  if (first === undefined || text.trim() !== '') return 'text';
  const type = isObject(first) ? firstText(first, ...typeKeys) : textOf(first);
  return kinds.find(([pattern]) => pattern.test(type))?.[1] ?? 'file';
}

const nameKeys = [
  'name',
  'file_name',
  'fileName',
  'filename',
  'url',
  'content_url',
  'attachment_url',
  'data_url',
];
const typeKeys = [
  'content_type',
  'contentType',
  'mimeType',
  'mime_type',
  'file_type',
  'type',
  'name',
];
const kinds: readonly (readonly [RegExp, MessageKind])[] = [
  [/^image|\.(?:jpe?g|png|gif|webp|heic)$/iu, 'image'],
  [/^audio|\.(?:mp3|ogg|m4a|wav|amr)$/iu, 'voice'],
  [/^video|\.(?:mp4|mov|webm)$/iu, 'video'],
];

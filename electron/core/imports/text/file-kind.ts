import type { MessageKind } from '../../../../shared/model/message.ts';

/** What a message is that carries files, by the ending of the first. */
export function kindOfFiles([first]: readonly string[]): MessageKind {
  if (first === undefined) return 'text';
  const ending = /\.(\w{2,5})(?:[?#].*)?$/.exec(first.slice(-2_000))?.[1]?.toLowerCase() ?? '';
  if (/^(?:jpe?g|png|gif|webp|heic|bmp|avif)$/.test(ending)) return 'image';
  if (/^(?:mp4|mov|webm|mkv|avi|3gp)$/.test(ending)) return 'video';
  return /^(?:ogg|opus|mp3|m4a|wav|aac|flac)$/.test(ending) ? 'voice' : 'file';
}

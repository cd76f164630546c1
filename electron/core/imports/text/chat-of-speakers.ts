import { fileStem } from './file-stem.ts';

/**
 * Key and title of a chat that its file does not name: of the two who speak, so that it is the same in
 * every export of theirs and never that of other people, else of the file.
 */
export function chatOfSpeakers(
  senders: Iterable<string>,
  fileName: string,
): { readonly key: string; readonly title: string } {
  const speakers = [...new Set(senders)].filter((each) => each !== '').toSorted();
  if (speakers.length === 2) return { key: speakers.join('|'), title: speakers.join(', ') };
  const stem = fileStem(fileName);
  return { key: stem, title: stem };
}

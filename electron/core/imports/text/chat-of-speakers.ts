import { roleOfCell } from '../table/role.ts';
import { fileStem } from './file-stem.ts';

/**
 * Key and title of a chat that its file does not name: of the two who speak, so that it is the same in
 * every export of theirs and never that of other people, else of the file. Where both have only a word for
 * their side, it is the file, too: `客户` and `客服` stand for anybody.
 */
export function chatOfSpeakers(
  senders: Iterable<string>,
  fileName: string,
): { readonly key: string; readonly title: string } {
  const speakers = [...new Set(senders)].filter((each) => each !== '').toSorted();
  if (speakers.length === 2 && !speakers.every(isSide))
    return { key: speakers.join('|'), title: speakers.join(', ') };
  const stem = fileStem(fileName);
  return { key: stem, title: stem };
}

function isSide(speaker: string): boolean {
  return (
    /^(?:我|本人|她|他|对方|對方)$/u.test(speaker) || roleOfCell(speaker, 'words') !== 'unknown'
  );
}

import type { Platform } from '../../../../shared/model/message.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import { plainConversation } from '../text/dialect.ts';

/** Conversations that are remembered at once; one that is forgotten is told again. */
const mostRemembered = 100_000;

/**
 * Tells the conversations of a table whose rows name them: when a key is first met, and once more when
 * a row says more than the key (`title`) of what had none.
 */
export function openings(
  platform: Platform,
): (key: string, title: string) => readonly ParsedConversation[] {
  const titles = new Map<string, string>();
  return (key, title) => {
    const known = titles.get(key);
    if (known !== undefined && (known !== '' || title === '')) return [];
    if (titles.size >= mostRemembered) titles.clear();
    titles.set(key, title);
    return [{ ...plainConversation, key, title: title || key, platform }];
  };
}

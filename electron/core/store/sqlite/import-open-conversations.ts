import type { Platform } from '../../../../shared/model/message.ts';
import type { ParsedConversation } from '../import-records.ts';
import type { ConversationBook, OpenConversation } from './import-conversations.ts';

/** The conversations of one file by their keys. Those that it has made need no memory to be found again. */
export interface OpenConversations {
  meet(conversation: ParsedConversation): OpenConversation;
  get(key: string): OpenConversation | null;
  /** To be called after the last message: all that the file has brought, and on which platforms. */
  brought(): Iterable<OpenConversation>;
  platforms(): ReadonlySet<Platform>;
  /** Those in memory. */
  values(): Iterable<OpenConversation>;
}

/** So many are in memory at once, as far as the file has made them. */
const mostOpen = 25_000;

type Place = Pick<OpenConversation, 'platform' | 'shopId'>;

/** `onPark` is called where conversations that were given before are no longer to be written to. */
export function openConversations(
  book: ConversationBook,
  format: string,
  onPark: () => void,
): OpenConversations {
  const open = new Map<string, OpenConversation>();
  const platforms = new Set<Platform>();
  /** Of all so far, while they have but one: then a key is a conversation. */
  let place: Place | null | undefined;
  /** That of those which were parked, where there are any. */
  let parkedAt: Place | null = null;
  book.beginFile();

  const park = (): void => {
    onPark();
    for (const [key, each] of open) {
      if (!each.isMade) continue;
      book.park(each);
      open.delete(key);
    }
  };
  const notePlace = ({ platform, shopId }: OpenConversation): void => {
    platforms.add(platform);
    if (place === undefined) place = { platform, shopId };
    else if (place?.platform !== platform || place.shopId !== shopId) place = null;
  };

  return {
    meet(conversation) {
      const opened = book.meet(conversation, format);
      open.set(conversation.key, opened);
      notePlace(opened);
      if (place && open.size > mostOpen) {
        parkedAt = place;
        park();
      }
      return opened;
    },
    get(key) {
      const known = open.get(key);
      if (known || !parkedAt) return known ?? null;
      const found = book.unpark(parkedAt.platform, parkedAt.shopId, key);
      if (found) open.set(key, found);
      return found;
    },
    *brought() {
      if (parkedAt) park();
      yield* open.values();
      if (parkedAt) yield* book.made();
    },
    platforms: () => platforms,
    values: () => open.values(),
  };
}

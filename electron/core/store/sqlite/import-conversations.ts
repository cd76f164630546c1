import type { Database } from 'better-sqlite3';
import type { Platform } from '../../../../shared/model/message.ts';
import type { ParsedConversation } from '../import-records.ts';
import type { KnownAccount } from './accounts.ts';

/** A conversation while files bring messages into it. */
export interface OpenConversation {
  readonly id: number;
  readonly platform: Platform;
  readonly isGroup: boolean;
  title: string;
  /** All who speak in it, where this batch has made it; else null. */
  readonly speakers: Map<number, KnownAccount> | null;
  /** Not yet written down in its row. */
  added: number;
  firstAt: number | null;
  lastAt: number | null;
}

/** Conversations by platform, shop and key, made when first met. */
export interface ConversationBook {
  meet(conversation: ParsedConversation): OpenConversation;
  /** Writes down how many messages came in and from when to when. */
  settle(conversation: OpenConversation): void;
  forget(): void;
  touched(): readonly number[];
}

export function conversationBook(
  db: Database,
  shopNamed: (name: string) => number,
  defaultShopId: number | null,
): ConversationBook {
  const find = db.prepare<[string, number, string], { id: number }>(`
    SELECT id
    FROM conversations
    WHERE platform = ?
      AND COALESCE(shop_id, 0) = ?
      AND key = ?`);
  const insert = db.prepare(`
    INSERT INTO conversations (platform, channel, shop_id, key, title, is_group)
    VALUES (?, ?, ?, ?, ?, ?)`);
  const rename = db.prepare(`
    UPDATE conversations
    SET title = ?
    WHERE id = ?`);
  const grow = db.prepare(`
    UPDATE conversations
    SET message_count = message_count + ?,
        first_at = CASE WHEN first_at IS NULL OR first_at > ? THEN ? ELSE first_at END,
        last_at = CASE WHEN last_at IS NULL OR last_at < ? THEN ? ELSE last_at END
    WHERE id = ?`);
  const touched = new Set<number>();
  let shops = new Map<string, number>();
  const shopIdOf = (name: string): number => {
    let id = shops.get(name);
    if (id === undefined) shops.set(name, (id = shopNamed(name)));
    return id;
  };
  let known = new Map<string, OpenConversation>();

  return {
    meet({ platform, channel, shop, key, title, isGroup }) {
      const shopId = shop === null ? defaultShopId : shopIdOf(shop);
      const name = `${platform}\0${shopId ?? 0}\0${key}`;
      const before = known.get(name);
      if (before) {
        // A file may learn the better title only later, e.g. when the customer first speaks.
        if (before.title !== title) rename.run((before.title = title), before.id);
        return before;
      }
      const row = find.get(platform, shopId ?? 0, key);
      const id =
        row?.id ??
        Number(insert.run(platform, channel, shopId, key, title, isGroup ? 1 : 0).lastInsertRowid);
      const speakers = row ? null : new Map<number, KnownAccount>();
      const opened = {
        id,
        platform,
        isGroup,
        title,
        speakers,
        added: 0,
        firstAt: null,
        lastAt: null,
      };
      known.set(name, opened);
      return opened;
    },
    settle(open) {
      if (open.added === 0) return;
      const { id, added, firstAt, lastAt } = open;
      grow.run(added, firstAt, firstAt, lastAt, lastAt, id);
      touched.add(id);
      open.added = 0;
      open.firstAt = null;
      open.lastAt = null;
    },
    forget() {
      known = new Map();
      shops = new Map();
    },
    touched: () => [...touched],
  };
}

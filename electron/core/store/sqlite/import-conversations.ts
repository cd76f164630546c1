import type { Database } from 'better-sqlite3';
import type { Channel, Platform } from '../../../../shared/model/message.ts';
import type { ParsedConversation } from '../import-records.ts';
import type { KnownAccount } from './accounts.ts';
import { idSet, type IdSet } from './id-set.ts';
import { aliasBook, type AccountName } from './import-aliases.ts';
import { isNotUnmasked } from './session-names.ts';

/** A conversation while files bring messages into it. */
export interface OpenConversation {
  readonly id: number;
  readonly platform: Platform;
  readonly channel: Channel;
  readonly isGroup: boolean;
  /** Null where neither the export nor the person names one. */
  readonly shopId: number | null;
  readonly key: string;
  title: string;
  /** All who speak in it, where this batch has made it; else null. */
  readonly speakers: Map<number, KnownAccount> | null;
  /**
   * Who is meant by a handle, where several formats have brought the conversation; else null. They write
   * the same people in different ways.
   */
  readonly names: ReadonlyMap<string, AccountName> | null;
  /** The format that has made it; null where that was not written down. */
  readonly madeFormat: string | null;
  /** Made by the file that is being read. */
  isMade: boolean;
  /** Bits of `timeClassOf`: of the files before this one, and with this one. */
  storedClasses: number;
  classes: number;
  /** Not yet written down in its row. */
  added: number;
  /** Infinite while none has a time: a number that is always one is written in its place. */
  firstAt: number;
  lastAt: number;
}

/** Whether a message that came into it has a time. */
export function isTimed({ firstAt }: OpenConversation): boolean {
  return firstAt !== Infinity;
}

/** Conversations by platform, shop and key, made when first met. */
export interface ConversationBook {
  /** `format` is that of the file that brings it. */
  meet(conversation: ParsedConversation, format: string): OpenConversation;
  /** Whether the archive has conversations that may be of this platform, from another format. */
  hasOtherFormats(platform: Platform, format: string): boolean;
  /** To be called before a file: what it makes is known by its number from then on. */
  beginFile(): void;
  /** Writes down how many messages came in and from when to when. */
  settle(conversation: OpenConversation): void;
  /** Settles one that this file has made, and forgets it: a file may make any number. */
  park(conversation: OpenConversation): void;
  /** One that this file has made and that was parked, as the only one of its key on a platform. */
  unpark(platform: Platform, shopId: number | null, key: string): OpenConversation | null;
  /** All that this file has made, as written down; whole only once they are parked. */
  made(): IterableIterator<OpenConversation>;
  forget(): void;
  touched(): IdSet;
  /** Says that messages of these have changed. */
  touch(conversationIds: readonly number[]): void;
}

export function conversationBook(
  db: Database,
  shopNamed: (name: string) => number,
  defaultShopId: number | null,
): ConversationBook {
  const find = db.prepare<[string, number, string], StoredConversation>(`
    SELECT id, platform, shop_id AS shopId, key, title, time_classes AS classes, format
    FROM conversations
    WHERE platform = ?
      AND COALESCE(shop_id, 0) = ?
      AND key = ?`);
  const lastId = db.prepare<[], number>('SELECT COALESCE(MAX(id), 0) FROM conversations').pluck();
  const madeColumns = `id, platform, channel, is_group AS isGroup, shop_id AS shopId, key, title,
      format, time_classes AS classes, message_count AS added, first_at AS firstAt,
      last_at AS lastAt`;
  const findMade = db.prepare<[string, number, string, number], MadeRow>(`
    SELECT ${madeColumns}
    FROM conversations
    WHERE platform = ?
      AND COALESCE(shop_id, 0) = ?
      AND key = ?
      AND id > ?`);
  const someMade = db.prepare<[number], MadeRow>(`
    SELECT ${madeColumns}
    FROM conversations
    WHERE id > ?
    ORDER BY id
    LIMIT 500`);
  const insert = db.prepare(`
    INSERT INTO conversations (platform, channel, shop_id, key, title, is_group, format)
    VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const rename = db.prepare(`
    UPDATE conversations
    SET title = ?
    WHERE id = ?
      AND ${isNotUnmasked}`);
  const grow = db.prepare(`
    UPDATE conversations
    SET message_count = message_count + ?,
        time_classes = time_classes | ?,
        first_at = CASE WHEN first_at IS NULL OR first_at > ? THEN ? ELSE first_at END,
        last_at = CASE WHEN last_at IS NULL OR last_at < ? THEN ? ELSE last_at END
    WHERE id = ?`);
  const touched = idSet();
  let shops = new Map<string, number>();
  const shopIdOf = (name: string): number => {
    let id = shops.get(name);
    if (id === undefined) shops.set(name, (id = shopNamed(name)));
    return id;
  };
  let known = new Map<string, OpenConversation>();
  const aliases = aliasBook(db);
  let madeSince = 0;
  const write = (open: OpenConversation): void => {
    if (open.added === 0) return;
    const { id, added, classes } = open;
    const [firstAt, lastAt] = isTimed(open) ? [open.firstAt, open.lastAt] : [null, null];
    grow.run(added, classes, firstAt, firstAt, lastAt, lastAt, id);
    touched.add(id);
    open.added = 0;
    open.firstAt = Infinity;
    open.lastAt = -Infinity;
  };
  const unpark: ConversationBook['unpark'] = (platform, shopId, key) => {
    const row = findMade.get(platform, shopId ?? 0, key, madeSince);
    if (!row) return null;
    // What is written down already is not to be added once more.
    const open = { ...madeFrom(row), added: 0, firstAt: Infinity, lastAt: -Infinity };
    known.set(nameOf(platform, shopId, key), open);
    return open;
  };
  // Read of all conversations, which a file that is known already does not ask for.
  let found: Map<string, Set<string>> | null = null;
  const formats = (): Map<string, Set<string>> => (found ??= formatsByPlatform(db));

  return {
    meet({ platform, channel, shop, key, title, isGroup }, format) {
      const shopId = shop === null ? defaultShopId : shopIdOf(shop);
      const name = nameOf(platform, shopId, key);
      const before = known.get(name);
      if (before) {
        // A file may learn the better title only later, e.g. when the customer first speaks.
        if (before.title !== title && before.names === null)
          rename.run((before.title = title), before.id);
        return before;
      }
      const row = find.get(platform, shopId ?? 0, key) ?? aliases.find(platform, shopId ?? 0, key);
      // By its own key it may be open already.
      const own = row && known.get(nameOf(row.platform, row.shopId, row.key));
      if (own) {
        known.set(name, own);
        return own;
      }
      if (row && row.id > madeSince) {
        const parked = unpark(row.platform, row.shopId, row.key)!;
        if (parked.title !== title) rename.run((parked.title = title), parked.id);
        return parked;
      }
      const isMade = row === undefined;
      if (isMade) addTo(formats(), platform, format);
      const id =
        row?.id ??
        Number(
          insert.run(platform, channel, shopId, key, title, isGroup ? 1 : 0, format)
            .lastInsertRowid,
        );
      const opened: OpenConversation = {
        id,
        platform: row?.platform ?? platform,
        channel,
        isGroup,
        shopId: row ? row.shopId : shopId,
        key: row?.key ?? key,
        title: row?.title ?? title,
        speakers: isMade ? new Map<number, KnownAccount>() : null,
        names: isMade ? null : aliases.namesIn(id),
        madeFormat: row ? row.format : format,
        isMade,
        storedClasses: row?.classes ?? 0,
        classes: row?.classes ?? 0,
        added: 0,
        firstAt: Infinity,
        lastAt: -Infinity,
      };
      known.set(name, opened);
      return opened;
    },
    hasOtherFormats(platform, format) {
      const compatible = platform === 'other' ? [...formats().keys()] : [platform, 'other'];
      return compatible.some((each) =>
        [...(formats().get(each) ?? [])].some((other) => other !== format),
      );
    },
    beginFile() {
      if (known.size > mostKnown) known = new Map();
      madeSince = lastId.get()!;
    },
    settle(open) {
      open.isMade = false;
      open.storedClasses = open.classes;
      write(open);
    },
    park(open) {
      write(open);
      known.delete(nameOf(open.platform, open.shopId, open.key));
    },
    unpark,
    *made() {
      let after = madeSince;
      for (;;) {
        const rows = someMade.all(after);
        for (const row of rows) yield madeFrom(row);
        if (rows.length === 0) return;
        after = rows.at(-1)!.id;
      }
    },
    forget() {
      known = new Map();
      shops = new Map();
      found = null;
      aliases.forget();
    },
    touched: () => touched,
    touch(conversationIds) {
      for (const id of conversationIds) touched.add(id);
    },
  };
}

/** More than these are forgotten between two files, and found again by their keys. */
const mostKnown = 20_000;

function nameOf(platform: Platform, shopId: number | null, key: string): string {
  return `${platform}\0${shopId ?? 0}\0${key}`;
}

interface MadeRow extends StoredConversation {
  readonly channel: Channel;
  readonly isGroup: 0 | 1;
  readonly added: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

function madeFrom({ format, isGroup, firstAt, lastAt, ...row }: MadeRow): OpenConversation {
  return {
    ...row,
    isGroup: isGroup === 1,
    speakers: null,
    names: null,
    madeFormat: format,
    isMade: true,
    storedClasses: 0,
    firstAt: firstAt ?? Infinity,
    lastAt: lastAt ?? -Infinity,
  };
}

export interface StoredConversation {
  readonly id: number;
  readonly platform: Platform;
  readonly shopId: number | null;
  readonly key: string;
  readonly title: string;
  readonly classes: number;
  readonly format: string | null;
}

function formatsByPlatform(db: Database): Map<string, Set<string>> {
  const formats = new Map<string, Set<string>>();
  const rows = db
    .prepare<[], { platform: string; format: string }>(`
      SELECT DISTINCT platform, format
      FROM conversations
      WHERE format IS NOT NULL`)
    .all();
  for (const { platform, format } of rows) addTo(formats, platform, format);
  return formats;
}

function addTo(formats: Map<string, Set<string>>, platform: string, format: string): void {
  const known = formats.get(platform);
  if (known) known.add(format);
  else formats.set(platform, new Set([format]));
}

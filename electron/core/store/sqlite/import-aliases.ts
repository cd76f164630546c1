import type { Database } from 'better-sqlite3';
import type { Platform } from '../../../../shared/model/message.ts';
import type { SameChat } from '../imports.ts';
import type { StoredConversation } from './import-conversations.ts';
import { isNotUnmasked } from './session-names.ts';

/** An account by what it is found by. */
export interface AccountName {
  readonly platform: Platform;
  readonly handle: string;
}

/** Under which keys and handles other formats know conversations and those who speak in them. */
export interface AliasBook {
  find(platform: Platform, shopId: number, key: string): StoredConversation | undefined;
  /** Null for a conversation that is known under one key only. */
  namesIn(conversationId: number): ReadonlyMap<string, AccountName> | null;
  /** After a rollback, and before aliases are written down. */
  forget(): void;
}

export function aliasBook(db: Database): AliasBook {
  const any = db.prepare<[], { found: 0 | 1 }>(`
    SELECT EXISTS (SELECT 1 FROM conversation_aliases) AS found`);
  const find = db.prepare<[string, number, string], StoredConversation>(`
    SELECT conversations.id,
           conversations.platform,
           conversations.shop_id AS shopId,
           conversations.key,
           conversations.title,
           conversations.time_classes AS classes,
           conversations.format
    FROM conversation_aliases
    JOIN conversations ON conversations.id = conversation_aliases.conversation_id
    WHERE conversation_aliases.platform = ?
      AND conversation_aliases.shop_id = ?
      AND conversation_aliases.key = ?`);
  const isMerged = db.prepare<[number], { found: 1 }>(`
    SELECT 1 AS found
    FROM conversation_aliases
    WHERE conversation_id = ?
    LIMIT 1`);
  // What a proof has said comes last, and so stands over the same word of another person.
  const names = db.prepare<[number, number], AccountName & { alias: string }>(`
    SELECT accounts.handle AS alias, accounts.platform, accounts.handle
    FROM accounts
    WHERE accounts.id IN (
      SELECT account_id
      FROM main.messages
      WHERE conversation_id = ?
    )
    UNION ALL
    SELECT sender_aliases.handle, accounts.platform, accounts.handle
    FROM sender_aliases
    JOIN accounts ON accounts.id = sender_aliases.account_id
    WHERE sender_aliases.conversation_id = ?`);
  // Most archives have none: these are not asked for every conversation.
  let known: boolean | null = null;
  const hasAny = (): boolean => (known ??= any.get()!.found === 1);
  return {
    forget() {
      known = null;
    },
    find: (platform, shopId, key) => (hasAny() ? find.get(platform, shopId, key) : undefined),
    namesIn(id) {
      if (!hasAny() || !isMerged.get(id)) return null;
      const rows = names.all(id, id);
      return new Map(rows.map(({ alias, platform, handle }) => [alias, { platform, handle }]));
    },
  };
}

/** Writes down that a file's conversation is one that the archive has under another key. */
export function link(
  db: Database,
  batchId: number,
  shopId: number | null,
  { made, conversationId, senders, proof }: SameChat,
): void {
  db.prepare(`
    INSERT INTO conversation_aliases (platform, shop_id, key, conversation_id, batch_id, proof)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`).run(
    made.platform,
    shopId ?? 0,
    made.key,
    conversationId,
    batchId,
    JSON.stringify(proof),
  );
  const alias = db.prepare(`
    INSERT INTO sender_aliases (conversation_id, handle, account_id)
    VALUES (?, ?, ?)
    ON CONFLICT (conversation_id, handle) DO NOTHING`);
  for (const { handle, accountId } of senders) alias.run(conversationId, handle, accountId);
  improve(db, batchId, shopId, made, conversationId);
}

/** A source that names the platform says more than one that does not; else the title is the shorter. */
function improve(
  db: Database,
  batchId: number,
  shopId: number | null,
  made: SameChat['made'],
  conversationId: number,
): void {
  const before = db
    .prepare<[number], StoredConversation>(`
      SELECT id, platform, shop_id AS shopId, key, title, time_classes AS classes, format
      FROM conversations
      WHERE id = ?`)
    .get(conversationId)!;
  const isNamed = before.platform === 'other' && made.platform !== 'other';
  const isUnnamed = before.platform !== 'other' && made.platform === 'other';
  const isBetter = isNamed || (!isUnnamed && isShorter(made.title, before.title));
  if (isBetter) {
    db.prepare(`
      UPDATE conversations
      SET title = ?
      WHERE id = ?
        AND ${isNotUnmasked}`).run(made.title, conversationId);
  }
  if (!isNamed) return;
  // The key by which it was found stays one of its keys.
  db.prepare(`
    INSERT INTO conversation_aliases (platform, shop_id, key, conversation_id, batch_id, proof)
    SELECT platform, COALESCE(shop_id, 0), key, id, ?, '{}'
    FROM conversations
    WHERE id = ?
    ON CONFLICT DO NOTHING`).run(batchId, conversationId);
  db.prepare(`
    UPDATE OR IGNORE conversations
    SET platform = ?,
        channel = ?,
        shop_id = COALESCE(?, shop_id)
    WHERE id = ?`).run(made.platform, made.channel, shopId, conversationId);
}

function isShorter(title: string, before: string): boolean {
  if (title.length !== before.length) return title.length < before.length;
  return title < before;
}

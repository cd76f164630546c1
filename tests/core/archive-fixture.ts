import { createRouterClient, type RouterClient } from '@orpc/server';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCore, type Core } from '../../electron/core/core.ts';
import { createRouter, type Router } from '../../electron/core/router.ts';
import { openWriter } from '../../electron/core/store/sqlite/open.ts';
import { fixedClock } from '../../electron/core/system/clock.ts';
import { silentLog } from '../../electron/core/system/log.ts';
import type { MessageKind, Platform, Role } from '../../shared/model/message.ts';

/** A message of a test archive; what is left out is filled in. */
export interface FixtureMessage {
  readonly text: string;
  /** UTC ms. */
  readonly sentAt?: number | null;
  readonly sender?: string;
  readonly role?: Role;
  /** Key and title of the conversation; its customer is the first sender with that role. */
  readonly conversation?: string;
  readonly platform?: Platform;
  readonly shop?: string | null;
  readonly kind?: MessageKind;
  readonly isSystem?: boolean;
}

/** An archive in a folder of its own, through the real store. */
export interface FixtureArchive {
  readonly folder: string;
  readonly core: Core;
  readonly client: RouterClient<Router>;
  /** Adds messages as one committed batch; their ids go on from those before. */
  add(messages: Iterable<FixtureMessage>): void;
  /** A second core on the same folder that only reads, as the reading thread has it. */
  openReader(): { core: Core; client: RouterClient<Router> };
  /** Another core that writes, as after a restart. */
  openAgain(): { core: Core; client: RouterClient<Router> };
  close(): Promise<void>;
}

/** Makes an archive with `messages`, ids from 1 in their order. */
export function makeArchive(messages: Iterable<FixtureMessage> = []): FixtureArchive {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-test-'));
  const core = open(folder, 'write');
  const opened = [core];
  insertMessages(folder, messages);
  const openMore = (mode: 'read' | 'write') => {
    const more = open(folder, mode);
    opened.push(more);
    return { core: more, client: clientOf(more) };
  };
  return {
    folder,
    core,
    client: clientOf(core),
    add: (more) => insertMessages(folder, more),
    openReader: () => openMore('read'),
    openAgain: () => openMore('write'),
    async close() {
      for (const one of opened) await one.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Inserts messages into an archive's database as one transaction. */
export function insertMessages(folder: string, messages: Iterable<FixtureMessage>): void {
  const db = preparingOnce(openWriter(join(folder, 'archive.db')));
  // Millions at once would else be written out many times over.
  db.pragma('cache_size = -1048576');
  try {
    db.transaction(() => {
      const sourceFile = insertSourceFile(db);
      const ids = {
        shop: idsOf(db, 'shops'),
        account: new Map(),
        conversation: new Map(),
        customer: new Set(),
      };
      const insert = db.prepare(`
        INSERT INTO messages (
          conversation_id, account_id, sender, kind, is_system, internal, edited, text, sent_at,
          wall_clock, time_raw, zone, fingerprint, source_file_id, position
        )
        VALUES (?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, 'Asia/Shanghai', ?, ?, ?)`);
      const setCustomer = db.prepare(`
        UPDATE conversations
        SET customer_id = ?
        WHERE id = ? AND customer_id IS NULL`);
      const start = nextId(db);
      let position = 0;
      for (const message of messages) {
        position += 1;
        const full = complete(message);
        const account = accountOf(db, ids.account, full);
        const conversation = conversationOf(db, ids, full);
        if (full.role === 'customer' && !ids.customer.has(conversation)) {
          ids.customer.add(conversation);
          setCustomer.run(account, conversation);
        }
        const wallClock = full.sentAt === null ? null : shanghai(full.sentAt);
        const fingerprint = Buffer.alloc(16);
        fingerprint.writeDoubleBE(start + position);
        insert.run(
          conversation,
          account,
          full.sender,
          full.kind,
          full.isSystem ? 1 : 0,
          full.text,
          full.sentAt,
          wallClock,
          wallClock ?? '',
          fingerprint,
          sourceFile,
          position,
        );
      }
      db.exec(`
        UPDATE conversations
        SET message_count = (SELECT COUNT(*) FROM messages WHERE conversation_id = conversations.id),
            first_at = (SELECT MIN(sent_at) FROM messages WHERE conversation_id = conversations.id),
            last_at = (SELECT MAX(sent_at) FROM messages WHERE conversation_id = conversations.id)`);
    }).immediate();
  } finally {
    db.close();
  }
}

type Db = ReturnType<typeof openWriter>;

/** The same statement for the same SQL, as tens of thousands of them take much memory. */
function preparingOnce(db: Db): Db {
  const known = new Map<string, ReturnType<Db['prepare']>>();
  const prepare = db.prepare.bind(db);
  const once = (sql: string): ReturnType<Db['prepare']> => {
    const statement = known.get(sql) ?? prepare(sql);
    known.set(sql, statement);
    return statement;
  };
  return Object.assign(db, { prepare: once });
}
type Full = Required<FixtureMessage>;

function open(folder: string, mode: 'read' | 'write'): Core {
  return openCore({
    folder,
    mode,
    create: mode === 'write',
    grantsFolder: join(folder, 'grants'),
    clock: fixedClock('2026-09-20T00:00:00Z'),
    log: silentLog,
  });
}

function clientOf(core: Core): RouterClient<Router> {
  return createRouterClient(createRouter(core), { context: { actor: '测试', log: silentLog } });
}

function complete(message: FixtureMessage): Full {
  return {
    sentAt: Date.UTC(2026, 8, 1),
    sender: '买家一',
    role: 'customer',
    conversation: '会话一',
    platform: 'taobao',
    shop: null,
    kind: 'text',
    isSystem: false,
    ...message,
  };
}

function shanghai(sentAt: number): string {
  return new Date(sentAt + 8 * 3_600_000).toISOString().slice(0, 19);
}

function nextId(db: Db): number {
  return Number(db.prepare('SELECT COALESCE(MAX(id), 0) FROM messages').pluck().get());
}

function idsOf(db: Db, table: 'shops'): Map<string, number | bigint> {
  const rows = db.prepare<[], { id: number; name: string }>(`SELECT id, name FROM ${table}`).all();
  return new Map(rows.map(({ id, name }) => [name, id]));
}

function insertSourceFile(db: Db): number | bigint {
  const batch = db
    .prepare(`
      INSERT INTO import_batches (
        started_at, finished_at, actor, machine, program_version, zone,
        new_count, duplicate_count, issue_count, refused_count
      )
      VALUES (1, 2, '测试', 'desk', '0', 'Asia/Shanghai', 0, 0, 0, 0)`)
    .run().lastInsertRowid;
  return db
    .prepare(`
      INSERT INTO source_files (
        batch_id, name, origin, digest, bytes, status, format, format_version, zone, assumptions,
        read_count, new_count, duplicate_count, system_count, rejected_count, issue_count
      )
      VALUES (?, '样本.txt', '样本.txt', ?, 0, 'imported', 'test', 1, 'Asia/Shanghai', '{}', 0, 0, 0, 0, 0, 0)`)
    .run(batch, '0'.repeat(64)).lastInsertRowid;
}

function accountOf(db: Db, known: Map<string, number | bigint>, message: Full): number | bigint {
  const key = `${message.platform} ${message.sender}`;
  const id = known.get(key);
  if (id !== undefined) return id;
  db.prepare(`
    INSERT INTO accounts (platform, handle, name, role, role_source)
    VALUES (?, ?, ?, ?, 'format')
    ON CONFLICT DO NOTHING`).run(message.platform, message.sender, message.sender, message.role);
  const made = db
    .prepare<[string, string], number>(`
      SELECT id
      FROM accounts
      WHERE platform = ? AND handle = ?`)
    .pluck()
    .get(message.platform, message.sender);
  known.set(key, made ?? 0);
  return made ?? 0;
}

function conversationOf(
  db: Db,
  ids: { shop: Map<string, number | bigint>; conversation: Map<string, number | bigint> },
  { platform, shop, conversation }: Full,
): number | bigint {
  const key = `${platform} ${shop} ${conversation}`;
  let id = ids.conversation.get(key);
  if (id === undefined) {
    if (shop !== null && !ids.shop.has(shop)) {
      const made = db.prepare('INSERT INTO shops (name) VALUES (?)').run(shop).lastInsertRowid;
      ids.shop.set(shop, made);
    }
    const shopId = shop === null ? null : (ids.shop.get(shop) ?? null);
    db.prepare(`
      INSERT INTO conversations (platform, channel, shop_id, key, title, is_group)
      VALUES (?, 'im', ?, ?, ?, 0)
      ON CONFLICT DO NOTHING`).run(platform, shopId, conversation, conversation);
    id = db
      .prepare<[string, number | bigint | null, string], number>(`
        SELECT id
        FROM conversations
        WHERE platform = ? AND shop_id IS ? AND key = ?`)
      .pluck()
      .get(platform, shopId, conversation);
    ids.conversation.set(key, id ?? 0);
  }
  return id ?? 0;
}

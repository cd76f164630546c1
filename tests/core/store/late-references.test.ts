import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Connections } from '../../../electron/core/store/sqlite/connections.ts';

let folder: string;
let connections: Connections;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keptword-references-'));
  connections = connect(join(folder, 'archive.db'), 'write');
});
afterEach(() => {
  connections.close();
  rmSync(folder, { recursive: true, force: true });
});

const inBulk = (work: (db: Database) => void): Promise<void> =>
  connections.writer.hold(
    async (db) => work(db),
    () => true,
  );

const addShop = (db: Database): unknown =>
  db.prepare('INSERT INTO shops (id, name) VALUES (?, ?)').run(7, '守灯旗舰店');

const addConversation = (db: Database, shopId: number): unknown =>
  db
    .prepare(`
      INSERT INTO conversations (id, platform, channel, shop_id, key, title, is_group)
      VALUES (1, 'taobao', 'im', ?, '顾客', '顾客', 0)`)
    .run(shopId);

const addMessage = (db: Database, conversationId: number): unknown =>
  db
    .prepare(`
      INSERT INTO main.messages (conversation_id, account_id, sender, kind, is_system, internal, edited,
        text, time_raw, fingerprint, source_file_id, position)
      VALUES (?, NULL, '顾客', 'text', 0, 0, 0, '在吗', '', zeroblob(16), 1, 1)`)
    .run(conversationId);

const count = (table: string): unknown =>
  connections.reader.prepare(`SELECT COUNT(*) FROM main.${table}`).pluck().get();

describe('a transaction whose references are looked up at its end', () => {
  it('keeps rows that refer to one that came after them', async () => {
    await inBulk((db) => {
      addConversation(db, 7);
      addShop(db);
    });
    expect(count('conversations')).toBe(1);
  });

  it('keeps nothing where a row refers to one that never came', async () => {
    const tried = inBulk((db) => {
      addShop(db);
      addConversation(db, 8);
    });
    await expect(tried).rejects.toMatchObject({ code: 'internal' });
    expect([count('shops'), count('conversations')]).toEqual([0, 0]);
  });

  it('keeps no message of a file or a conversation that is not there', async () => {
    const tried = inBulk((db) => {
      addShop(db);
      addConversation(db, 7);
      addMessage(db, 2);
    });
    await expect(tried).rejects.toMatchObject({ code: 'internal' });
    expect([count('conversations'), count('messages')]).toEqual([0, 0]);
  });

  it('is followed by ones that look up every row at once', async () => {
    await inBulk(addShop);
    const tried = connections.writer.transaction((db) => addConversation(db, 8));
    await expect(tried).rejects.toMatchObject({ message: /FOREIGN KEY/ });
    await inBulk(() => {
      throw new Error('stopped');
    }).catch(() => undefined);
    const again = connections.writer.transaction((db) => addConversation(db, 8));
    await expect(again).rejects.toMatchObject({ message: /FOREIGN KEY/ });
  });
});

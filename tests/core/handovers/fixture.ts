import { createRouterClient, type RouterClient } from '@orpc/server';
import Sqlite from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCore, type Core } from '../../../electron/core/core.ts';
import { createRouter, type Router } from '../../../electron/core/router.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import type { Handover } from '../../../shared/contract/handover-notes.ts';

/** A real archive with a lamp shop in it, and short ways to put chats, promises and disputes there. */
export interface LampShop {
  readonly folder: string;
  readonly client: RouterClient<Router>;
  now(iso: string): void;
  /** A customer's conversation with 小红; returns its id. */
  conversation(customer: string): number;
  /** Returns the message's id. */
  say(
    conversation: number,
    who: 'customer' | 'agent',
    text: string,
    at: string,
    sourceFile?: number,
  ): string;
  promise(messageId: string, fields?: Readonly<Record<string, string | number | null>>): string;
  dispute(
    messageIds: readonly string[],
    fields?: Readonly<Record<string, string | number | null>>,
  ): string;
  contradiction(a: string, b: string): string;
  /** What analysis says of the conversation's end. */
  leaveOpen(conversation: number, kind: 'customer_unanswered' | 'agent_owes' | null): void;
  sql(statement: string, ...values: (string | number | null)[]): void;
  rows(statement: string): Record<string, unknown>[];
  /** Reads messages by id. */
  texts(ids: readonly string[]): string[];
  close(): Promise<void>;
}

export function openLampShop(): LampShop {
  const root = mkdtempSync(join(tmpdir(), 'keptword-handover-'));
  const folder = join(root, 'archive');
  let now = Date.parse('2026-09-02T16:00:00+08:00');
  const core = openCore({
    folder,
    mode: 'write',
    create: true,
    grantsFolder: join(root, 'grants'),
    clock: { now: () => now },
    log: silentLog,
  });
  const db = new Sqlite(join(folder, 'archive.db'));
  db.exec(basics);
  const insert = (table: string, row: Readonly<Record<string, Value>>): number => {
    const names = Object.keys(row);
    const marks = names.map(() => '?').join(', ');
    const statement = db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`);
    return Number(statement.run(...Object.values(row)).lastInsertRowid);
  };
  const changed = { detector_version: 1, changed_at: 1, changed_by: 'detector' };
  const scored = { score: 0.9, reason: '{"code":"commitment","words":[]}' };
  return {
    folder,
    client: clientOf(core),
    now: (iso) => {
      now = Date.parse(iso);
    },
    conversation(customer) {
      const account = { platform: 'taobao', handle: customer, name: customer };
      const customerId = insert('accounts', {
        ...account,
        role: 'customer',
        role_source: 'format',
      });
      const place = {
        platform: 'taobao',
        channel: 'im',
        shop_id: 1,
        key: customer,
        title: customer,
      };
      return insert('conversations', { ...place, is_group: 0, customer_id: customerId });
    },
    say(conversation, who, text, at, sourceFile = 1) {
      const of = db
        .prepare<[number], { id: number; title: string }>(
          'SELECT customer_id AS id, title FROM conversations WHERE id = ?',
        )
        .get(conversation);
      const sentAt = Date.parse(at);
      const id = insert('messages', {
        conversation_id: conversation,
        account_id: who === 'agent' ? 1 : (of?.id ?? 0),
        sender: who === 'agent' ? '小红' : (of?.title ?? ''),
        kind: 'text',
        is_system: 0,
        internal: 0,
        edited: 0,
        text,
        sent_at: sentAt,
        wall_clock: at.slice(0, 19),
        time_raw: at,
        zone: 'Asia/Shanghai',
        fingerprint: randomBytes(16),
        source_file_id: sourceFile,
        position: 1,
      });
      db.prepare(
        `UPDATE conversations
        SET
          last_at = max(COALESCE(last_at, 0), ?),
          first_at = min(COALESCE(first_at, 9e15), ?),
          message_count = message_count + 1
        WHERE id = ?`,
      ).run(sentAt, sentAt, conversation);
      return String(id);
    },
    promise(messageId, fields = {}) {
      const text = db.prepare('SELECT text FROM messages WHERE id = ?').pluck().get(messageId);
      const base = { message_id: messageId, status: 'open', kind: 'ship', strength: 'firm' };
      const what = { what: String(text) };
      return String(insert('promises', { ...base, ...what, ...scored, ...changed, ...fields }));
    },
    dispute(messageIds, fields = {}) {
      const of = db
        .prepare<[string], { conversation_id: number; sent_at: number }>(
          'SELECT conversation_id, sent_at FROM messages WHERE id = ?',
        )
        .get(messageIds[0] ?? '');
      const base = { conversation_id: of?.conversation_id ?? 0, opened_at: of?.sent_at ?? null };
      const what = { stage: 'accept', kind: 'late_delivery', severity: 1 };
      const id = insert('disputes', { ...base, ...what, ...scored, ...changed, ...fields });
      for (const messageId of messageIds) {
        insert('dispute_messages', { dispute_id: id, message_id: messageId });
      }
      return String(id);
    },
    contradiction(a, b) {
      const said = { slot: 'ship_time', message_a_id: a, message_b_id: b, limits: '{}' };
      const counted = { count_a: 1, count_b: 1, detector_version: 1, found_at: 1 };
      const found = { matter: `${a} ${b}`, kind: 'same-customer', status: 'proposed' };
      return String(insert('contradictions', { ...said, ...counted, ...found }));
    },
    leaveOpen(conversation, kind) {
      db.prepare('UPDATE conversations SET open_kind = ? WHERE id = ?').run(kind, conversation);
    },
    sql: (statement, ...values) => void db.prepare(statement).run(...values),
    rows: (statement) => db.prepare<[], Record<string, unknown>>(statement).all(),
    texts: (ids) =>
      ids.map((id) => String(db.prepare('SELECT text FROM messages WHERE id = ?').pluck().get(id))),
    async close() {
      db.close();
      await core.close();
      rmSync(root, { recursive: true });
    },
  };
}

function clientOf(core: Core): RouterClient<Router> {
  return createRouterClient(createRouter(core), { context: { actor: '小红', log: silentLog } });
}

/** Every item of a note, in the order of the page. */
export function itemsOf(note: Handover): HandoverItem[] {
  return note.sections.flatMap(({ items }) => items);
}

/** The early shift of 2 September and those after it, eight hours each. */
export function shift(index: number): { from: number; to: number } {
  const from = Date.parse('2026-09-02T08:00:00+08:00') + index * 8 * 3_600_000;
  return { from, to: from + 8 * 3_600_000 };
}

/** Writes all that an item needs before it can be signed. */
export async function complete(shop: LampShop, note: Handover): Promise<Handover> {
  let latest = note;
  for (const itemId of new Set(note.lint.map((one) => one.itemId))) {
    latest = await shop.client.handovers.edit({
      handoverId: note.handoverId,
      itemId,
      set: {
        owner: '小蓝',
        next_action: '查物流并回复买家',
        due_at: '2026-09-02T18:00',
        if_then: '快递 15:00 前不回 → 先补发',
      },
    });
  }
  return latest;
}

type Value = string | number | null | Buffer;

const basics = `
  INSERT INTO shops (id, name) VALUES (1, '灯铺');
  INSERT INTO accounts (id, platform, handle, name, role, role_source)
  VALUES (1, 'taobao', '灯铺:小红', '小红', 'agent', 'format');
  INSERT INTO import_batches (id, started_at, finished_at, actor, machine, program_version, zone,
    shop_id, new_count, duplicate_count, issue_count, refused_count)
  VALUES (1, 1, 2, 'a', 'm', '0', 'Asia/Shanghai', 1, 1, 0, 0, 0);
  INSERT INTO source_files (id, batch_id, name, origin, digest, bytes, status, zone, assumptions,
    read_count, new_count, duplicate_count, system_count, rejected_count, issue_count)
  VALUES (1, 1, 'f', 'f', '${'0'.repeat(64)}', 1, 'imported', 'Asia/Shanghai', '{}', 1, 1, 0, 0, 0, 0);`;

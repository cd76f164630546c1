import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { openCore, type Core } from '../../../electron/core/core.ts';
import { createRouter, type Router } from '../../../electron/core/router.ts';
import { openWriter } from '../../../electron/core/store/sqlite/open.ts';
import { fixedClock } from '../../../electron/core/system/clock.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import type { EvidenceRequest } from '../../../shared/contract/evidence.ts';

/** Words that tests hide; they stand in texts, names and files. */
export const phone = '13912345678';
export const secret = '隔壁老周的门牌是梧桐里七号';

/** Ids of the messages that tests speak of. */
export const said = {
  greeting: '1',
  promise: '3',
  phone: '5',
  photo: '7',
  phoneAgain: '9',
  secret: '12',
  recall: '14',
  admission: '23',
  afterGap: '41',
} as const;

export interface LampShop {
  readonly folder: string;
  readonly core: Core;
  readonly client: RouterClient<Router>;
  /** A fresh folder for packages. */
  out(): string;
  create(request?: Partial<EvidenceRequest>, out?: string): Promise<Created>;
  sql(statement: string): Record<string, unknown>[];
  close(): Promise<void>;
}

export interface Created {
  readonly folder: string;
  readonly sealCode: string;
  readonly counts: { included: number; redacted: number; withheld: number };
  readonly packageId: string;
}

/**
 * An archive of a lamp shop, filled by SQL: one buyer's conversation from two exports with seven days
 * between them, another buyer's, a quarantined record, a recalled message, three attachments.
 */
export function openLampShop(now = '2026-04-01T02:00:00Z'): LampShop {
  const root = mkdtempSync(join(tmpdir(), 'keptword-evidence-'));
  const folder = join(root, 'archive');
  const open = (): Core =>
    openCore({
      folder,
      mode: 'write',
      create: true,
      grantsFolder: join(root, 'grants'),
      clock: fixedClock(now),
      log: silentLog,
    });
  const core = open();
  fill(folder);
  const client = createRouterClient(createRouter(core), {
    context: { actor: '小青', log: silentLog },
  });
  let outs = 0;
  const out = (): string => join(root, `out-${(outs += 1)}`);
  return {
    folder,
    core,
    client,
    out,
    async create(request = {}, target = out()) {
      const grant = await core.grants.give({ path: target, name: 'out', temporary: false });
      const made = await client.evidence.create({
        messageIds: [said.promise],
        title: '台灯迟到',
        claim: '客服答应三月四日送到',
        ...request,
        folder: grant,
      });
      const { sealCode, counts, record } = made;
      return { folder: made.package, sealCode, counts, packageId: record.packageId };
    },
    sql(statement) {
      const db = openWriter(join(folder, 'archive.db'));
      try {
        return db.prepare<[], Record<string, unknown>>(statement).all();
      } finally {
        db.close();
      }
    },
    async close() {
      await core.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** A copy that a test may spoil. */
export function copyOf(folder: string): string {
  const to = join(mkdtempSync(join(tmpdir(), 'keptword-package-')), 'EV-0001');
  cpSync(folder, to, { recursive: true });
  return to;
}

const minute = 60_000;
const firstDay = Date.UTC(2026, 2, 1, 1);
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

/** Three sessions on 1 to 3 March in the first export, ten messages on 10 March in the second. */
function lines(): { at: number; agent: boolean; text: string; kind?: string }[] {
  const day = 24 * 60 * minute;
  const first = Array.from({ length: 30 }, (_, index) => ({
    at: firstDay + Math.floor(index / 10) * day + (index % 10) * minute,
    agent: index % 2 === 0,
    text: index % 2 === 0 ? `好的,第${index + 1}条我记下了` : `那第${index + 1}件事呢?`,
  }));
  const second = Array.from({ length: 10 }, (_, index) => ({
    at: firstDay + 9 * day + index * minute,
    agent: index % 2 === 1,
    text: index === 0 ? '灯还没到,我要投诉' : `催单第${index}次 😠 𠮷`,
  }));
  const other = Array.from({ length: 10 }, (_, index) => ({
    at: firstDay + index * minute,
    agent: index % 2 === 1,
    text: `另一位买家的第${index + 1}句`,
  }));
  const all: { at: number; agent: boolean; text: string; kind?: string }[] = [
    ...first,
    ...other,
    ...second,
  ];
  const set = (id: string, text: string, kind = 'text'): void => {
    const line = all[Number(id) - 1];
    if (line) Object.assign(line, { text, kind });
  };
  set(said.greeting, '您好,这里是暖光灯铺 <b>&"\'');
  set(said.promise, '放心,三月四日一定送到\n不到我赔您十元');
  set(said.phone, `我电话${phone},送前打一下`);
  set(said.photo, '[图片]', 'image');
  set(said.phoneAgain, `对,就是${phone}`);
  set(said.secret, secret);
  set(said.admission, '这是我们的错,给您补发');
  set(said.recall, '对方撤回了一条消息', 'recall');
  return all;
}

function fill(folder: string): void {
  const exports = [
    Buffer.from('2026-03-01 第一份导出,原样保留\r\n', 'utf8'),
    Buffer.from('2026-03-10 第二份导出\n', 'utf8'),
  ];
  const note = Buffer.from(`说明:收件人${phone}`, 'utf16le');
  const digests = exports.map(sha256);
  for (const [index, bytes] of exports.entries()) {
    writeFileSync(join(folder, 'originals', `${digests[index]}.zst`), zstdCompressSync(bytes));
  }
  mkdirSync(join(folder, 'attachments'), { recursive: true });
  for (const bytes of [png, note]) {
    writeFileSync(join(folder, 'attachments', sha256(bytes)), bytes);
  }
  const db = openWriter(join(folder, 'archive.db'));
  db.exec(`
    INSERT INTO shops (id, name) VALUES (1, '暖光灯铺');
    INSERT INTO accounts (id, platform, handle, name, role, role_source) VALUES
      (1, 'taobao', '暖光灯铺:小青', '小青', 'agent', 'format'),
      (2, 'taobao', '阿澄', '阿澄', 'customer', 'format'),
      (3, 'taobao', '买家二', '买家二', 'customer', 'format');
    INSERT INTO conversations (id, platform, channel, shop_id, key, title, is_group, customer_id) VALUES
      (1, 'taobao', 'im', 1, '阿澄', '阿澄', 0, 2),
      (2, 'taobao', 'im', 1, '买家二', '买家二', 0, 3);
    INSERT INTO import_batches (id, started_at, finished_at, actor, machine, program_version, zone,
      shop_id, new_count, duplicate_count, issue_count, refused_count) VALUES
      (1, 1773000000000, 1773000001000, '小青', '前台一号机', '0.1.0', 'Asia/Shanghai', 1, 40, 0, 1, 0),
      (2, 1773200000000, 1773200001000, '小蓝', '前台二号机', '0.1.0', 'Asia/Shanghai', 1, 10, 0, 0, 0);
    INSERT INTO source_files (id, batch_id, name, origin, digest, bytes, status, format,
      format_version, encoding, zone, assumptions, read_count, new_count, duplicate_count,
      system_count, rejected_count, issue_count) VALUES
      (1, 1, '=三月.txt', 'D:/聊天/三月${phone}.txt', '${digests[0]}', ${exports[0]?.length}, 'imported',
        'wangwang-txt', 1, 'gb18030', 'Asia/Shanghai', '{}', 41, 40, 0, 0, 1, 1),
      (2, 2, '三月中.txt', 'D:/聊天/三月中.txt', '${digests[1]}', ${exports[1]?.length}, 'imported',
        'wangwang-txt', 1, 'gb18030', 'Asia/Shanghai', '{}', 10, 10, 0, 0, 0, 0);
    INSERT INTO import_issues (source_file_id, line, reason, excerpt, rejected) VALUES
      (1, 99, 'no-sender', '坏掉的一行', 1);`);
  const insert = db.prepare(`
    INSERT INTO messages (conversation_id, account_id, sender, kind, is_system, internal, edited,
      text, sent_at, wall_clock, time_raw, zone, fingerprint, source_file_id, position)
    VALUES (?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, 'Asia/Shanghai', ?, ?, ?)`);
  for (const [index, { at, agent, text, kind }] of lines().entries()) {
    const isOther = index >= 30 && index < 40;
    const wall = new Date(at + 480 * minute).toISOString().slice(0, 19);
    insert.run(
      isOther ? 2 : 1,
      agent ? 1 : isOther ? 3 : 2,
      agent ? '小青' : isOther ? '买家二' : '阿澄',
      kind ?? 'text',
      text,
      at,
      wall,
      wall.replace('T', ' '),
      createHash('sha256').update(String(index)).digest().subarray(0, 16),
      index < 40 ? 1 : 2,
      index + 1,
    );
  }
  db.exec(`
    INSERT INTO attachments (id, digest, bytes, mime) VALUES
      (1, '${sha256(png)}', ${png.length}, 'image/png'),
      (2, '${sha256(note)}', ${note.length}, 'text/plain');
    INSERT INTO message_attachments (message_id, name, attachment_id) VALUES
      (${said.photo}, '灯罩.png', 1),
      (${said.photo}, '${phone}.jpg', 1),
      (${said.photo}, '没导出.mp4', NULL),
      (8, '收件说明.txt', 2);
    UPDATE conversations
    SET message_count = (SELECT COUNT(*) FROM messages WHERE conversation_id = conversations.id);`);
  db.close();
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

import { createHash, randomBytes } from 'node:crypto';
import {
  createReadStream,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { zstdCompressSync } from 'node:zlib';
import { createRouterClient } from '@orpc/server';
import { openCore, type Core } from '../../electron/core/core.ts';
import { verifyPackage } from '../../electron/core/evidence/verify/verify-package.ts';
import { createRouter } from '../../electron/core/router.ts';
import { openWriter } from '../../electron/core/store/sqlite/open.ts';
import { systemClock } from '../../electron/core/system/clock.ts';
import { silentLog } from '../../electron/core/system/log.ts';
import { milliseconds, report } from './measure.ts';

const pictures = 300;
const pictureBytes = 600_000;

/**
 * One conversation with 300 pictures, packed and verified whole, beside plain SHA-256 of the same bytes
 * read from the same disk. Packing writes every byte twice, into the folder and into the zip.
 */
export async function benchEvidence(asked: number): Promise<void> {
  const messages = Math.min(asked, 20_000);
  const root = mkdtempSync(join(tmpdir(), 'keptword-bench-'));
  const folder = join(root, 'archive');
  const core = openCore({
    folder,
    mode: 'write',
    create: true,
    grantsFolder: join(root, 'grants'),
    clock: systemClock,
    log: silentLog,
  });
  try {
    fill(folder, messages);
    const before = process.memoryUsage.rss();
    let peak = before;
    const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
    const { path, sealCode, steps, time } = await pack(core, root);
    const bytes = sizeOf(path);
    const plain = await timed(() => hashAll(path));
    const checked = await timed(() => verifyPackage(path, sealCode));
    const zipped = await timed(() => verifyPackage(`${path}.zip`, sealCode));
    clearInterval(watching);
    const speed = (ms: number): string => `${(bytes / 1e6 / (ms / 1000)).toFixed(0)} MB/s`;
    const megabytes = (bytes / 1e6).toFixed(0);
    report(
      `evidence, ${messages} messages, ${pictures} pictures, ${megabytes} MB`,
      `plain SHA-256 ${speed(plain.time)}`,
      `verify folder ${speed(checked.time)} (${(plain.time / checked.time).toFixed(2)} of plain)`,
      `verify zip ${speed(zipped.time)} (${(plain.time / zipped.time).toFixed(2)})`,
      `pack ${speed(time)} (${(plain.time / time).toFixed(2)}), ${milliseconds(time)}`,
      `${steps} steps told`,
      `memory +${((peak - before) / 1e6).toFixed(0)} MB`,
      checked.result.verdict,
      zipped.result.verdict,
    );
    report('cancelled', milliseconds(await cancelled(core, root)), `left ${leftIn(root)} files`);
  } finally {
    await core.close();
    rmSync(root, { recursive: true, force: true });
  }
}

async function pack(core: Core, root: string) {
  const client = clientOf(core);
  const target = join(root, 'out');
  const folder = await core.grants.give({ path: target, name: 'out', temporary: false });
  const start = performance.now();
  let steps = 0;
  for await (const event of await client.evidence.pack({ conversationId: '1', folder })) {
    if (event.type === 'progress') steps += 1;
    else {
      const { package: path, sealCode } = event;
      return { path, sealCode, steps, time: performance.now() - start };
    }
  }
  throw new Error('nothing was packed');
}

/** Milliseconds from the wish to stop until nothing is left. */
async function cancelled(core: Core, root: string): Promise<number> {
  const stop = new AbortController();
  const target = join(root, 'stopped');
  const folder = await core.grants.give({ path: target, name: 'stopped', temporary: false });
  const running = (async () => {
    const options = { signal: stop.signal };
    for await (const event of await clientOf(core).evidence.pack(
      { conversationId: '1', folder },
      options,
    )) {
      if (event.type === 'made') throw new Error('was not stopped');
    }
  })().catch(() => undefined);
  await wait(400);
  const start = performance.now();
  stop.abort();
  await running;
  return performance.now() - start;
}

function leftIn(root: string): number {
  try {
    return readdirSync(join(root, 'stopped')).length;
  } catch {
    return 0;
  }
}

function clientOf(core: Core) {
  return createRouterClient(createRouter(core), { context: { actor: 'bench', log: silentLog } });
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; time: number }> {
  const start = performance.now();
  const result = await work();
  return { result, time: performance.now() - start };
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function sizeOf(folder: string): number {
  return filesOf(folder).reduce((sum, path) => sum + statSync(path).size, 0);
}

async function hashAll(folder: string): Promise<string> {
  let last = '';
  for (const path of filesOf(folder)) {
    const hash = createHash('sha256');
    for await (const part of createReadStream(path, { highWaterMark: 1 << 18 })) {
      hash.update(part as Buffer);
    }
    last = hash.digest('hex');
  }
  return last;
}

function fill(folder: string, messages: number): void {
  const original = Buffer.from('bench\n');
  const digest = createHash('sha256').update(original).digest('hex');
  writeFileSync(join(folder, 'originals', `${digest}.zst`), zstdCompressSync(original));
  const db = openWriter(join(folder, 'archive.db'));
  db.exec(`
    INSERT INTO shops (id, name) VALUES (1, '灯铺');
    INSERT INTO accounts (id, platform, handle, name, role, role_source) VALUES
      (1, 'taobao', '灯铺:小青', '小青', 'agent', 'format'),
      (2, 'taobao', '阿澄', '阿澄', 'customer', 'format');
    INSERT INTO conversations (id, platform, channel, shop_id, key, title, is_group, customer_id)
      VALUES (1, 'taobao', 'im', 1, '阿澄', '阿澄', 0, 2);
    INSERT INTO import_batches (id, started_at, finished_at, actor, machine, program_version, zone,
      shop_id, new_count, duplicate_count, issue_count, refused_count)
      VALUES (1, 0, 1, '小青', 'desk', '0.1.0', 'Asia/Shanghai', 1, ${messages}, 0, 0, 0);
    INSERT INTO source_files (id, batch_id, name, origin, digest, bytes, status, format,
      format_version, encoding, zone, assumptions, read_count, new_count, duplicate_count,
      system_count, rejected_count, issue_count)
      VALUES (1, 1, 'a.txt', 'a.txt', '${digest}', 6, 'imported', 'wangwang-txt', 1, 'utf-8',
        'Asia/Shanghai', '{}', ${messages}, ${messages}, 0, 0, 0, 0);`);
  const insert = db.prepare(`
    INSERT INTO messages (conversation_id, account_id, sender, kind, is_system, internal, edited,
      text, sent_at, wall_clock, time_raw, zone, fingerprint, source_file_id, position)
    VALUES (1, ?, ?, 'text', 0, 0, 0, ?, ?, ?, ?, 'Asia/Shanghai', ?, 1, ?)`);
  const attachment = db.prepare(
    `INSERT INTO attachments (id, digest, bytes, mime) VALUES (?, ?, ?, 'image/jpeg')`,
  );
  const carries = db.prepare(
    `INSERT INTO message_attachments (message_id, name, attachment_id) VALUES (?, ?, ?)`,
  );
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
  const start = Date.UTC(2026, 0, 1);
  db.transaction(() => {
    for (let index = 0; index < messages; index += 1) {
      const at = start + index * 60_000;
      const wall = new Date(at + 8 * 3_600_000).toISOString().slice(0, 19);
      const text = `第${index + 1}句,订单${100_000 + index}的灯什么时候发,我等着用呢`;
      const agent = index % 2;
      insert.run(
        agent ? 1 : 2,
        agent ? '小青' : '阿澄',
        text,
        at,
        wall,
        wall,
        randomBytes(16),
        index + 1,
      );
      const every = Math.max(1, Math.floor(messages / pictures));
      const number = index / every + 1;
      if (index % every !== 0 || number > pictures) continue;
      const bytes = Buffer.concat([head, randomBytes(pictureBytes)]);
      const name = createHash('sha256').update(bytes).digest('hex');
      writeFileSync(join(folder, 'attachments', name), bytes);
      attachment.run(number, name, bytes.length);
      carries.run(index + 1, `${number}.jpg`, number);
    }
  })();
  db.close();
}

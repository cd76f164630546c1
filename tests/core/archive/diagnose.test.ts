import Sqlite from 'better-sqlite3';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../../../electron/core/store/sqlite/migrations/list.ts';
import { createRouterClient } from '@orpc/server';
import { createRouter } from '../../../electron/core/router.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import { openTestArchive, type TestArchive } from '../imports/archive.ts';

const cli = fileURLToPath(new URL('../../../electron/cli/index.ts', import.meta.url));

const chat =
  '2026-09-01 10:00:00 买家甲\n手机号是13800138000\n\n2026-09-01 10:00:20 小红\n好的呢\n';

let archive: TestArchive;
const diagnose = () => {
  const context = { actor: '小红', log: silentLog };
  return createRouterClient(createRouter(archive.core), { context }).archive.diagnose();
};
beforeEach(async () => {
  archive = openTestArchive();
  await archive.importText(chat, {}, '买家甲.txt');
});
afterEach(() => archive.close());

describe('the diagnosis of an archive', () => {
  it('says versions, sizes, index, backups and health', async () => {
    const found = await diagnose();
    expect(found).toMatchObject({
      program: expect.stringMatching(/^\d+\.\d+\.\d+/),
      node: process.versions.node,
      electron: null,
      sqlite: expect.stringMatching(/^3\./),
      archive: { location: archive.folder, schema: migrations.length, messages: 2 },
      index: { indexed: 0, unindexed: 2 },
      backups: { count: 0, isReachable: false, newestAt: null },
      health: { verdict: 'intact' },
    });
    expect(found.archive.bytes.database).toBeGreaterThan(4096);
    expect(found.diskFree).toBeGreaterThan(0);
  });

  it('has no words of a chat in it, as it is sent to others', async () => {
    const text = JSON.stringify(await diagnose());
    expect(text).not.toContain('13800138000');
    expect(text).not.toContain('好的呢');
  });

  it('ends with another code where something is damaged', async () => {
    const db = new Sqlite(join(archive.folder, 'archive.db'));
    db.exec('UPDATE conversations SET message_count = 7');
    db.close();
    const { status, stdout } = spawnSync(
      process.execPath,
      [cli, 'doctor', '--archive', archive.folder, '--json'],
      { encoding: 'utf8' },
    );
    expect(status).toBe(5);
    expect(JSON.parse(stdout).health.findings).toMatchObject([{ code: 'message-count' }]);
  });

  it('says the versions also where there is no archive, and makes none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'keptword-none-'));
    const args = [cli, 'doctor', '--archive', join(folder, 'none'), '--json'];
    const found = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
    expect(found).toMatchObject({ node: process.versions.node, archive: null });
    rmSync(folder, { recursive: true });
  });
});

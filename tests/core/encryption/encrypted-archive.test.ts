import { createRouterClient } from '@orpc/server';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { detectInThread } from '../../../electron/core/analysis/detector.ts';
import { openCore, type Core } from '../../../electron/core/core.ts';
import { createBackup } from '../../../electron/core/backups/create.ts';
import { restoreBackup } from '../../../electron/core/backups/restore.ts';
import { makeKey } from '../../../electron/core/encryption/key-file.ts';
import { createRouter } from '../../../electron/core/router.ts';
import type { AnalysedWindow } from '../../../electron/core/store/analysis.ts';
import { fixedClock } from '../../../electron/core/system/clock.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import { detectorVersion } from '../../../shared/domain/detection/version.ts';
import { openTestArchive, type TestArchive } from '../imports/archive.ts';
import { zipOf } from '../imports/xlsx.ts';
import { filesIn, filesWith } from './words.ts';

const never = new AbortController().signal;
const quick = { N: 1 << 14, r: 8, p: 1 } as const;
const words = ['绿色暖水瓶', '摔碎了一角', '晴天小铺', '买家阿青', '聊天记录甲', 'broken-corner'];
const chat = `晴天小铺:小红
================================================================
----------------------------买家阿青----------------------------
买家阿青(2026-09-01 10:00:00):  绿色暖水瓶到了,可是摔碎了一角
晴天小铺:小红(2026-09-01 10:00:09):  亲,明天下午给您补发绿色暖水瓶
`;
const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
  Buffer.from('broken-corner'),
]);

let made: Awaited<ReturnType<typeof makeKey>>;
let archive: TestArchive;
beforeAll(async () => {
  made = await makeKey('河边的石头会说话', quick);
});
beforeEach(() => {
  archive = openTestArchive(made);
});
afterEach(() => archive.close());

const clientOf = (core: Core) =>
  createRouterClient(createRouter(core), { context: { actor: '小红', log: silentLog } });
const reopened = (folder: string, key: Uint8Array | null = made.key): Core =>
  openCore({
    folder,
    mode: 'write',
    create: false,
    key,
    grantsFolder: `${folder}-grants`,
    clock: fixedClock('2026-11-02T00:00:00Z'),
    log: silentLog,
  });

/** Imports what a person would, and waits for index and detection. */
async function fill(): Promise<void> {
  const pictures = await zipOf({
    '_chat.txt': '[25.02.26, 09:01:07] 买家阿青: \u200e<attached: broken-corner.png>\n',
    'broken-corner.png': png,
  });
  // One large enough to be laid down in chunks.
  const lines = Array.from(
    { length: 5_000 },
    (_, n) => `买家阿青(2026-09-02 10:00:00):  绿色暖水瓶 ${n}\n`,
  );
  const paths = [
    archive.file('聊天记录甲.txt', chat),
    archive.file('WhatsApp Chat - 买家阿青.zip', pictures),
    archive.file('聊天记录甲-大.txt', chat + lines.join('')),
  ];
  const grants = await Promise.all(
    paths.map((path) => archive.core.grants.give({ path, name: basename(path), temporary: false })),
  );
  const { imports } = clientOf(archive.core);
  for await (const _ of await imports.run({ grants, options: {} }));
}

async function exported(core: Core): Promise<string> {
  let text = '';
  for await (const { chunk } of await clientOf(core).archive.export({ format: 'jsonl' })) {
    text += chunk;
  }
  return text;
}

const backUp = () =>
  createBackup(archive.core, { kind: 'manual', actor: '小红' }, never, () => undefined);

describe('an encrypted archive', () => {
  it('is looked through by the thread of the detectors too', async () => {
    await archive.importFiles([archive.file('聊天记录甲.txt', chat)]);
    const { place } = archive.core.store.analysis;
    const found: AnalysedWindow[] = [];
    const lexicon = { text: null, version: detectorVersion };
    for await (const batch of detectInThread(place, lexicon)) found.push(...batch);
    expect(found.flatMap(({ analysis }) => analysis.promises)).toHaveLength(1);
  });

  it('shows no word of it in any of its files, open or closed, nor in its backups', async () => {
    await fill();
    const client = clientOf(archive.core);
    const found = await client.search.search({ query: '暖水瓶 补发' });
    expect(found.hits.length).toBeGreaterThan(0);
    const digest = createHash('sha256').update(png).digest('hex');
    expect(await client.conversations.picture({ digest })).toMatchObject({ mime: 'image/png' });
    const grant = await archive.core.grants.give({
      path: archive.file('broken-corner.txt', '摔碎了一角'),
      name: 'broken-corner.txt',
      temporary: false,
    });
    const { number } = await client.cases.open({ title: '绿色暖水瓶' });
    await client.cases.addFile({ number, file: grant, record: 'photo', source: '买家' });
    const { package: pack } = await client.evidence.create({
      messageIds: [found.hits[0]!.messageId],
      profile: 'platform',
    });
    expect(filesIn(archive.folder).some((file) => file.endsWith('archive.db-wal'))).toBe(true);
    expect(filesWith(archive.folder, [...words, digest])).toEqual([]);
    // What is made for others is plain, and lies beside the archive.
    expect(filesWith(pack, words)).not.toEqual([]);
    expect(relative(archive.folder, pack).startsWith('..')).toBe(true);
    const { backup } = await backUp();
    expect(filesWith(backup.folder, [...words, digest])).toEqual([]);
    expect(await client.archive.verify({})).toMatchObject({ verdict: 'intact', findings: [] });
    await archive.core.close();
    expect(filesWith(dirname(backup.folder), words)).toEqual([]);
    expect(filesWith(archive.folder, words)).toEqual([]);
  });

  it('opens with its key alone', async () => {
    await archive.core.close();
    const refused = (reason: string) =>
      expect.objectContaining({ code: 'locked', details: { reason } });
    expect(() => reopened(archive.folder, null)).toThrow(refused('passphrase-needed'));
    const another = await makeKey('海边的石头也会说话', quick);
    expect(() => reopened(archive.folder, another.key)).toThrow(refused('key-wrong'));
    await reopened(archive.folder).close();
  });

  it('comes back from its backup as it was, and opens with the same key', async () => {
    await fill();
    const before = await exported(archive.core);
    const { backup } = await backUp();
    await archive.core.close();
    rmSync(archive.folder, { recursive: true });
    await restoreBackup(backup.folder, archive.folder, never, () => undefined);
    expect(() => reopened(archive.folder, null)).toThrow(
      expect.objectContaining({ code: 'locked' }),
    );
    const core = reopened(archive.folder);
    expect(await exported(core)).toBe(before);
    expect(await clientOf(core).archive.verify({})).toMatchObject({ verdict: 'intact' });
    await core.close();
  });

  it('takes in a bundle sealed, and gives one out that others can read', async () => {
    const other = openTestArchive();
    await other.importText(chat);
    const made = await clientOf(other.core).bundles.create({ since: 0 });
    const grant = await archive.core.grants.give({
      path: made.location,
      name: 'other.kwb',
      temporary: false,
    });
    const mine = clientOf(archive.core);
    expect(await mine.bundles.merge({ grant })).toMatchObject({ batches: { merged: 1 } });
    expect(filesWith(archive.folder, words)).toEqual([]);
    const { location } = await mine.bundles.create({ since: 0 });
    expect(relative(archive.folder, location).startsWith('..')).toBe(true);
    const third = openTestArchive();
    const given = await third.core.grants.give({ path: location, name: 'k.kwb', temporary: false });
    await clientOf(third.core).bundles.merge({ grant: given });
    expect(await exported(third.core)).toBe(await exported(archive.core));
    await other.close();
    await third.close();
  });

  it('tells of a changed byte in any of its files', async () => {
    await fill();
    await archive.core.close();
    for (const file of filesIn(archive.folder)) {
      const bytes = readFileSync(file);
      for (const at of [0, 20, Math.floor(bytes.length / 2), bytes.length - 1]) {
        const changed = Buffer.from(bytes);
        changed[at]! ^= 1;
        writeFileSync(file, changed);
        expect(await verdictOf(archive.folder), `${basename(file)} at ${at}`).toBe('damaged');
      }
      writeFileSync(file, bytes);
    }
    expect(await verdictOf(archive.folder)).toBe('intact');
  });
});

/** As `verify` tells it; what cannot even be opened is damaged. */
async function verdictOf(folder: string): Promise<string> {
  let core: Core | undefined;
  try {
    core = reopened(folder);
    const { verdict } = await clientOf(core).archive.verify({});
    return verdict;
  } catch (cause) {
    return cause instanceof Error ? 'damaged' : 'unknown';
  } finally {
    await core?.close();
  }
}

import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLampShop, phone, said, type Created, type LampShop } from './shop.ts';

// The rules of RFC 8493 one by one, read here without any of the program's own code.

let shop: LampShop;
let packages: Created[];
beforeAll(async () => {
  shop = openLampShop();
  const redactions = [
    { messageId: said.phone, start: 3, end: 3 + phone.length, reason: 'privacy' },
  ];
  packages = [
    await shop.create(),
    await shop.create({ title: '脱敏', redactions } as Parameters<LampShop['create']>[0]),
    await shop.create({ conversationId: '1', title: '平台', profile: 'platform' }),
  ];
});
afterAll(() => shop.close());

/** Checks every package. */
function each(check: (folder: string) => void): () => void {
  return () => {
    expect(packages).toHaveLength(3);
    for (const { folder } of packages) check(folder);
  };
}

const text = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

function manifest(folder: string, name: string): Map<string, string> {
  const lines = text(folder, name).split('\n').filter(Boolean);
  const entries = lines.map((line) => {
    const [digest = '', path = ''] = line.split(/ [ *]/);
    return [path, digest] as const;
  });
  expect(new Set(entries.map(([path]) => path)).size, 'no path stands twice').toBe(entries.length);
  return new Map(entries);
}

const digest = (folder: string, path: string): string =>
  createHash('sha256')
    .update(readFileSync(join(folder, path)))
    .digest('hex');

describe('RFC 8493', () => {
  it(
    '2.1.1: bagit.txt has exactly its two lines, in UTF-8 without byte order mark',
    each((folder) => {
      expect(readFileSync(join(folder, 'bagit.txt'), 'latin1')).toMatch(
        /^BagIt-Version: \d+\.\d+\nTag-File-Character-Encoding: UTF-8\n$/,
      );
    }),
  );

  it(
    '2.1.2: the payload lies in data/ and is plain files',
    each((folder) => {
      expect(lstatSync(join(folder, 'data')).isDirectory()).toBe(true);
      for (const path of files(folder)) expect(lstatSync(join(folder, path)).isFile()).toBe(true);
    }),
  );

  it(
    '2.1.3: the payload manifest lists every payload file once, and no other',
    each((folder) => {
      const payload = files(folder).filter((path) => path.startsWith('data/'));
      const listed = [...manifest(folder, 'manifest-sha256.txt').keys()];
      expect(listed.toSorted()).toEqual(payload.toSorted());
      expect(text(folder, 'manifest-sha256.txt')).toMatch(/^(?:[0-9a-f]{64} [ *]data\/\S+\n)+$/);
    }),
  );

  it(
    '2.2.1: the tag manifest lists the tag files but tag manifests, and no payload',
    each((folder) => {
      const tags = files(folder).filter(
        (path) => !path.startsWith('data/') && !path.startsWith('tagmanifest-'),
      );
      const listed = [...manifest(folder, 'tagmanifest-sha256.txt').keys()];
      expect(listed.toSorted()).toEqual(tags.toSorted());
    }),
  );

  it(
    '3: every listed file is there with its digest, so that the bag is complete and valid',
    each((folder) => {
      for (const name of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
        for (const [path, told] of manifest(folder, name)) expect(digest(folder, path)).toBe(told);
      }
    }),
  );

  it(
    '2.2.2: bag-info.txt has labels and values; Payload-Oxum counts bytes and files',
    each((folder) => {
      const info = text(folder, 'bag-info.txt');
      expect(info).toMatch(/^(?:[A-Za-z][A-Za-z0-9-]*: \S.*\n)+$/);
      const payload = files(folder).filter((path) => path.startsWith('data/'));
      const bytes = payload.reduce((sum, path) => sum + lstatSync(join(folder, path)).size, 0);
      expect(info).toContain(`Payload-Oxum: ${bytes}.${payload.length}\n`);
      expect(info).toMatch(/^Bagging-Date: \d{4}-\d{2}-\d{2}$/m);
      expect(info).toMatch(/^External-Identifier: EV-\d{4}/m);
      expect(info).toMatch(/^Source-Organization: /m);
    }),
  );

  it(
    '5.1, 6.1: paths are relative, with /, without dots, and portable names that differ in more than case',
    each((folder) => {
      const paths = files(folder);
      for (const path of paths) expect(path).toMatch(/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/);
      expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
      const reserved = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$)/i;
      expect(paths.filter((path) => reserved.test(path))).toEqual([]);
    }),
  );

  it(
    '2.2.3: nothing is left to be fetched',
    each((folder) => expect(files(folder)).not.toContain('fetch.txt')),
  );
});

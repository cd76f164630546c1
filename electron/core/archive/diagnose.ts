import { readdir, stat, statfs } from 'node:fs/promises';
import { arch, platform, release } from 'node:os';
import { join } from 'node:path';
import type { Diagnosis } from '../../../shared/contract/archive.ts';
import type { Core } from '../core.ts';
import { ifAbsent } from '../system/absent.ts';
import { verifyArchive, type Check } from './verify.ts';

/** What somebody needs to know who is asked for help. Names no person and no words of a chat. */
export async function diagnose(
  core: Core,
  checks: readonly Check[],
  backups: Diagnosis['backups'],
  signal?: AbortSignal,
): Promise<Diagnosis> {
  const { folder, store, version, encryption } = core;
  const { sqlite, schema } = await store.archive.versions();
  const { messages } = await store.archive.stats();
  const health = await verifyArchive(checks, { quick: true }, signal);
  const { bavail, bsize } = await statfs(folder);
  return {
    program: version,
    node: process.versions.node,
    electron: process.versions['electron'] ?? null,
    system: `${platform()} ${release()} ${arch()}`,
    sqlite,
    archive: {
      location: folder,
      schema,
      messages,
      encryption,
      bytes: {
        database: await bytesOf(folder, 'archive.db'),
        index: await bytesOf(folder, 'search.db'),
        originals: await bytesIn(join(folder, 'originals')),
        attachments: await bytesIn(join(folder, 'attachments')),
        exports: await bytesIn(core.plainFolder('exports')),
      },
    },
    index: { indexed: health.checked.indexed, unindexed: await store.search.unindexed() },
    diskFree: bavail * bsize,
    backups,
    health,
  };
}

/** Of a database file with its journal. */
async function bytesOf(folder: string, name: string): Promise<number> {
  const sizes = await Promise.all([name, `${name}-wal`].map((file) => sizeOf(join(folder, file))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    ifAbsent([]),
  );
  let sum = 0;
  for (const entry of entries) {
    if (entry.isFile()) sum += await sizeOf(join(entry.parentPath, entry.name));
  }
  return sum;
}

/** Nothing where there is no such file. */
async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(ifAbsent(null));
  return found?.size ?? 0;
}

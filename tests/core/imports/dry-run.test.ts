import { createRouterClient } from '@orpc/server';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportReport } from '../../../shared/contract/imports.ts';
import { createRouter } from '../../../electron/core/router.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import { openTestArchive, type TestArchive } from './archive.ts';
import { wangwangChat } from './generate.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
});
afterEach(() => archive.close());

async function run(what: 'run' | 'dryRun', path: string): Promise<ImportReport> {
  const context = { actor: 'test', log: silentLog };
  const { imports } = createRouterClient(createRouter(archive.core), { context });
  const grant = await archive.core.grants.give({ path, name: 'chat.txt', temporary: false });
  for await (const event of await imports[what]({ grants: [grant] })) {
    if (event.type === 'report') return event.report;
  }
  throw new Error('The import ended without a report.');
}

/** All rows of all tables, and all files of the archive. */
function everything(): unknown {
  const tables = archive.rows(`
    SELECT name
    FROM sqlite_master
    WHERE type = 'table'
      AND name NOT LIKE 'sqlite_%'
    ORDER BY name`);
  const folders = ['originals', 'attachments'].map((folder) =>
    readdirSync(join(archive.folder, folder)),
  );
  return [folders, tables.map(({ name }) => archive.rows(`SELECT * FROM "${String(name)}"`))];
}

describe('a dry run', () => {
  it('tells what an import would, and leaves nothing behind', async () => {
    await archive.importText(wangwangChat(60));
    const before = everything();
    const path = archive.file('chat.txt', `${wangwangChat(80)}乱写的一行\n`);
    const dry = await run('dryRun', path);
    expect(dry.totals).toMatchObject({ read: 80, new: 20, duplicate: 60, conflicting: 0 });
    expect(dry.batchId).toBeNull();
    expect(everything()).toEqual(before);
    const real = await run('run', path);
    expect(real.totals).toEqual(dry.totals);
    expect(real.batchId).toBe('2');
  });

  it('of a large file into an empty archive leaves it empty, and able to take it', async () => {
    const before = everything();
    const path = archive.file('chat.txt', wangwangChat(20_000));
    const dry = await run('dryRun', path);
    expect(dry.totals).toMatchObject({ read: 20_000, new: 20_000 });
    expect(everything()).toEqual(before);
    expect((await run('run', path)).totals).toEqual(dry.totals);
    expect(await archive.core.store.archive.check()).toEqual([]);
  });

  it('knows a file that is there already', async () => {
    const path = archive.file('chat.txt', wangwangChat(20));
    await run('run', path);
    const before = everything();
    const dry = await run('dryRun', path);
    expect(dry.files[0]).toMatchObject({ status: 'unchanged', read: 0 });
    expect(everything()).toEqual(before);
  });

  it('says what cannot be read, and does not write down that it was tried', async () => {
    const before = everything();
    const dry = await run(
      'dryRun',
      archive.file('letter.txt', 'Dear all,\nnothing to see here.\n'),
    );
    expect(dry.files[0]).toMatchObject({ status: 'refused' });
    expect(dry.totals).toMatchObject({ read: 0, refused: 1 });
    expect(everything()).toEqual(before);
  });
});

import { createRouterClient, type RouterClient } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppContract } from '../../shared/contract/index.ts';
import { silentLog } from '../../electron/core/system/log.ts';
import { startHost, type Host } from '../../electron/worker/host.ts';

type Client = ContractRouterClient<AppContract>;

let folder: string;
let host: Host;
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keptword-archives-'));
});
afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the archives of a program', () => {
  it('make one where there is none and remember it', async () => {
    const first = start('first');
    expect(await first.archives.current()).toEqual({
      state: 'open',
      name: 'first',
      location: at('first'),
      sample: false,
    });
    await first.settings.set({ person: '小红' });
    await host.close();
    expect((await start().settings.get()).person).toBe('小红');
  });

  it('open another in place of the first, and find the way back', async () => {
    const client = start('first');
    await client.settings.set({ person: '小红' });
    mkdirSync(at('second'));
    const grant = await give('second');
    expect(await client.archives.create({ grant })).toMatchObject({ name: 'second' });
    expect((await client.settings.get()).person).toBe('');

    const { archives } = await client.archives.recent();
    expect(archives.map(({ name }) => name)).toEqual(['second', 'first']);
    await client.archives.open({ grant: archives[1]?.grant ?? '' });
    expect((await client.settings.get()).person).toBe('小红');
  });

  it('open another also where nobody can note which was opened last', async () => {
    // Where it is written before it takes the place of the one before.
    mkdirSync(join(at('user-data'), `archives.json.${process.pid}`), { recursive: true });
    const client = start('first');
    await client.settings.set({ person: '小红' });
    expect(await client.archives.create({ grant: await give('second') })).toMatchObject({
      state: 'open',
      name: 'second',
    });
  });

  it('end a stream of the archive that is left', async () => {
    const client = start('first');
    const changes = await client.archive.changes();
    const grant = await give('second');
    const toTheEnd = async (): Promise<void> => {
      // What the archive does by itself is told here too.
      while (!(await changes.next()).done);
    };
    await Promise.all([
      expect(toTheEnd()).rejects.toMatchObject({ code: 'unavailable' }),
      client.archives.create({ grant }),
    ]);
  });

  it('make none in a folder that holds something', async () => {
    const client = start('first');
    mkdirSync(at('full'));
    writeFileSync(join(at('full'), 'note.txt'), '');
    await expect(client.archives.create({ grant: await give('full') })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await client.archives.current()).toMatchObject({ state: 'open', name: 'first' });
  });

  it('keep the open one when another cannot be opened', async () => {
    const client = start('first');
    mkdirSync(at('empty'));
    await expect(client.archives.open({ grant: await give('empty') })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await client.settings.get()).language).toBe('zh-CN');
  });

  it('tell that the one of last time is gone, and make no empty one in its place', async () => {
    await start('first').archives.current();
    await host.close();
    rmSync(at('first'), { recursive: true });
    const client = start();
    expect(await client.archives.current()).toMatchObject({
      state: 'failed',
      location: at('first'),
      error: { code: 'not-found' },
    });
    await expect(client.settings.get()).rejects.toMatchObject({ code: 'not-found' });
    expect(existsSync(at('first'))).toBe(false);
  });

  it('tell of a damaged one, and leave it as it is', async () => {
    mkdirSync(at('damaged'));
    const file = join(at('damaged'), 'archive.db');
    writeFileSync(file, 'no database at all, but long enough to be one'.repeat(100));
    const before = readFileSync(file);
    const client = start('damaged');
    expect(await client.archives.current()).toMatchObject({
      state: 'failed',
      error: { code: 'archive-damaged' },
    });
    await expect(client.settings.get()).rejects.toMatchObject({ code: 'archive-damaged' });
    expect(readFileSync(file)).toEqual(before);
    expect(await client.archives.create({ grant: await give('new') })).toMatchObject({
      state: 'open',
      name: 'new',
    });
  });

  it('refuse one of a newer program', async () => {
    mkdirSync(at('newer'));
    const db = new Sqlite(join(at('newer'), 'archive.db'));
    db.pragma('user_version = 9999');
    db.close();
    expect(await start('newer').archives.current()).toMatchObject({
      state: 'failed',
      error: { code: 'archive-newer', details: { archive: 9999 } },
    });
  });

  it('start with a damaged memory as with none', async () => {
    mkdirSync(at('user-data'));
    writeFileSync(join(at('user-data'), 'archives.json'), '[{"folder":');
    expect(await start('first').archives.current()).toMatchObject({ state: 'open' });
  });

  it('write down who did it', async () => {
    await start('first').settings.set({ person: '小红' });
    await host.close();
    const db = new Sqlite(join(at('first'), 'archive.db'), { readonly: true });
    expect(db.prepare('SELECT DISTINCT changed_by FROM settings').pluck().all()).toEqual(['晚班']);
    db.close();
  });
});

describe('the first start', () => {
  const usual = process.env['KEPTWORD_ARCHIVE'];
  beforeEach(() => {
    process.env['KEPTWORD_ARCHIVE'] = at('usual');
  });
  afterEach(() => {
    if (usual === undefined) delete process.env['KEPTWORD_ARCHIVE'];
    else process.env['KEPTWORD_ARCHIVE'] = usual;
  });

  it('makes no archive before a person has said where', async () => {
    const client = start();
    expect(await client.archives.current()).toMatchObject({ state: 'none', location: '' });
    await expect(client.settings.get()).rejects.toMatchObject({ code: 'unavailable' });
    expect(existsSync(at('usual'))).toBe(false);

    const { places } = await client.archives.places();
    const place = places.at(-1)!;
    expect(place).toMatchObject({ location: at('usual'), holds: 'nothing' });
    expect(place.freeBytes).toBeGreaterThan(0);
    expect(await client.archives.create({ grant: place.grant })).toMatchObject({ state: 'open' });
    expect((await client.settings.get()).person).toBe('');
  });

  it('opens the usual archive where there is one', async () => {
    await start('usual').settings.set({ person: '小红' });
    await host.close();
    rmSync(at('user-data'), { recursive: true });
    expect((await start().settings.get()).person).toBe('小红');
  });

  it('proposes a folder of its own in one that holds other things, and opens what is an archive', async () => {
    const first = start('first');
    await first.settings.get();
    mkdirSync(join(at('papers'), 'Keptword'), { recursive: true });
    writeFileSync(join(at('papers'), 'Keptword', 'note.txt'), '');
    const placeOf = async (name: string) => first.archives.place({ grant: await give(name) });
    expect(await placeOf('papers')).toMatchObject({
      location: join(at('papers'), 'Keptword 2'),
      holds: 'nothing',
    });
    expect(await placeOf('first')).toMatchObject({ location: at('first'), holds: 'archive' });
    expect(await placeOf('not-there')).toMatchObject({ location: at('not-there') });
  });
});

describe('the list of recent archives', () => {
  it('says which are missing, and forgets them when told, without touching a folder', async () => {
    await start('first').settings.get();
    await host.close();
    await start('second').settings.get();
    await host.close();
    rmSync(at('first'), { recursive: true });
    const client = start();
    const { archives } = await client.archives.recent();
    expect(archives.map(({ name, state }) => [name, state])).toEqual([
      ['second', 'present'],
      ['first', 'missing'],
    ]);
    for (const { grant } of archives) await client.archives.forget({ grant });
    expect((await client.archives.recent()).archives).toEqual([]);
    expect(existsSync(join(at('second'), 'archive.db'))).toBe(true);
  });
});

describe('an archive that cannot be opened', () => {
  it('comes back from its backup, and the broken one stays as it is', async () => {
    const first = start('first');
    await first.settings.set({ person: '小红' });
    for await (const step of await first.backups.create({})) void step;
    await host.close();
    writeFileSync(join(at('first'), 'archive.db'), 'no database');
    const client = start('first');
    expect(await client.archives.current()).toMatchObject({ state: 'failed' });

    const { backups } = await client.archives.backups();
    const backup = backups[0]!.grant;
    expect(await client.archives.verifyBackup({ grant: backup })).toMatchObject({
      verdict: 'intact',
    });
    for await (const step of await client.archives.restore({ backup })) void step;
    expect(await client.archives.current()).toMatchObject({
      state: 'open',
      name: 'first-restored',
    });
    expect((await client.settings.get()).person).toBe('小红');
    expect(readFileSync(join(at('first'), 'archive.db'), 'utf8')).toBe('no database');
  });

  it('gives its place to no damaged backup', async () => {
    const client = start('first');
    for await (const step of await client.backups.create({})) void step;
    const [backup] = (await client.archives.backups()).backups;
    writeFileSync(join(backup!.location, 'archive.db'), 'no database');
    const restoring = async (): Promise<void> => {
      for await (const step of await client.archives.restore({ backup: backup!.grant })) void step;
    };
    await expect(restoring()).rejects.toMatchObject({ code: 'damaged-file' });
    expect(await client.archives.current()).toMatchObject({ state: 'open', name: 'first' });
    expect(existsSync(at('first-restored'))).toBe(false);
  });
});

function start(name?: string): Client {
  host = startHost({
    userData: at('user-data'),
    ...(name === undefined ? {} : { archive: at(name) }),
  });
  const context = { actor: '晚班', log: silentLog };
  const client = createRouterClient(host.router, { context });
  return client as RouterClient<typeof host.router> as unknown as Client;
}

function give(name: string): Promise<string> {
  return host.grants.give({ path: at(name), name, temporary: false });
}

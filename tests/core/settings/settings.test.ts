import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCore } from '../../../electron/core/core.ts';
import { systemClock } from '../../../electron/core/system/clock.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import { defaultSettings } from '../../../shared/contract/default-settings.ts';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';

let archive: FixtureArchive;
beforeEach(() => {
  archive = makeArchive();
});
afterEach(() => archive.close());

describe('settings', () => {
  it('are the defaults until somebody changes one, and only that one changes', async () => {
    expect(await archive.client.settings.get()).toEqual(defaultSettings);
    await archive.client.settings.set({ theme: 'dark' });
    await archive.client.settings.set({ people: ['小红'] });
    expect(await archive.client.settings.get()).toEqual({
      ...defaultSettings,
      theme: 'dark',
      people: ['小红'],
    });
  });

  it('refuse what they do not know', async () => {
    const wrong = { theme: 'pink' } as unknown as { theme: 'dark' };
    await expect(archive.client.settings.set(wrong)).rejects.toThrow();
    const unknown = { colour: 'pink' } as unknown as { theme: 'dark' };
    await expect(archive.client.settings.set(unknown)).rejects.toThrow();
    expect(await archive.client.settings.get()).toEqual(defaultSettings);
  });
});

describe('the clock of an archive', () => {
  it('runs with the computer until it is made to stand, for every thread at once', async () => {
    const core = openCore({
      folder: archive.folder,
      mode: 'read',
      create: false,
      grantsFolder: mkdtempSync(join(tmpdir(), 'keptword-')),
      clock: systemClock,
      log: silentLog,
    });
    expect(Math.abs(core.clock.now() - systemClock.now())).toBeLessThan(60_000);
    await archive.client.settings.set({ standingClockAt: 1_000 });
    expect(core.clock.now()).toBe(1_000);
    await core.close();
  });
});

describe('the sample shop', () => {
  it('is never mixed into an archive that has messages of its own', async () => {
    archive.add([{ text: '真的聊天记录' }]);
    const importing = async (): Promise<void> => {
      for await (const event of await archive.client.imports.sample()) void event;
    };
    await expect(importing()).rejects.toMatchObject({ code: 'conflict' });
    expect(await archive.client.archive.stats()).toMatchObject({ messages: 1 });
  });
});

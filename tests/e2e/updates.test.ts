import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desktop } from '../../shared/contract/desktop.ts';
import { launch, type Launched } from './launch.ts';

/** In the page. */
declare const keptword: Desktop;

const address = 'https://files.shop.example/keptword';
const folder = mkdtempSync(join(tmpdir(), 'keptword-updates-'));
const options = { archive: join(folder, 'archive'), userData: join(folder, 'user-data') };

/** The list that electron-builder writes beside the installers. */
const listing = (version: string): string => `version: ${version}
files:
  - url: Keptword-${version}.AppImage
    sha512: ${'A'.repeat(86)}==
    size: 1
path: Keptword-${version}.AppImage
sha512: ${'A'.repeat(86)}==
releaseDate: '2026-11-01T00:00:00.000Z'
`;

let app: Launched;
beforeAll(async () => {
  // An AppImage knows itself by this; what runs from a folder cannot be replaced.
  process.env['APPIMAGE'] = join(folder, 'Keptword.AppImage');
  app = await launch('double', options);
  app.page.setDefaultTimeout(45_000);
  await app.page.getByRole('navigation', { name: '房间' }).waitFor();
});
afterAll(async () => {
  delete process.env['APPIMAGE'];
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('new versions', () => {
  it('are asked for nowhere until an address is set', async () => {
    const states = await app.page.evaluate(async () => [
      await keptword.updateState(),
      await keptword.takeUpdate(),
    ]);
    expect(states).toEqual([
      { standing: 'idle', address: null },
      { standing: 'idle', address: null },
    ]);
    expect(app.person!.requests).toEqual([]);
  });

  it('come from nowhere that a person has not agreed to, and never over plain http', async () => {
    const state = await app.page.evaluate((url) => keptword.setUpdateAddress(url), address);
    expect(state).toEqual({ standing: 'idle', address: null });
    const refused = await app.page.evaluate(
      (url) => keptword.setUpdateAddress(url).catch(() => 'refused'),
      address.replace('https', 'http'),
    );
    expect(refused).toBe('refused');
    expect(app.person!.requests).toEqual([]);
  });

  it('are found at the address, and it says so where that cannot be reached', async () => {
    app.person!.press(0);
    const away = await app.page.evaluate((url) => keptword.setUpdateAddress(url), address);
    expect(away).toMatchObject({ standing: 'failed', address });
    app.person!.outside(() => listing('99.0.0'));
    const found = await app.page.evaluate(() => keptword.takeUpdate());
    expect(found).toMatchObject({ standing: 'available', version: '99.0.0' });
    const hosts = app.person!.requests.map((url) => new URL(url).host);
    expect(new Set(hosts)).toEqual(new Set(['files.shop.example']));
  });

  it('stand in the settings, where the address is taken away again', async () => {
    const { page } = app;
    await page.keyboard.press('Control+,');
    await page.getByText('有新版本 99.0.0').waitFor();
    await page.getByRole('button', { name: '下载新版本' }).waitFor();
    await page.getByRole('button', { name: '不再检查' }).click();
    await page.getByText('没有填网址，不检查').waitFor();
    const asked = app.person!.requests.length;
    await page.evaluate(() => keptword.takeUpdate());
    expect(app.person!.requests).toHaveLength(asked);
    expect(app.problems).toEqual([]);
  });
});

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { watchLoadedFiles } from '../bench/loaded-files.ts';
import { launch } from './launch.ts';

it('the first room comes with at most 350 kB after gzip, and the others when they are opened', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-first-room-'));
  const archive = join(folder, 'archive');
  cpSync(inject('sampleArchive'), archive, { recursive: true });
  const app = await launch('web', { userData: join(folder, 'user-data'), archive });
  const { page } = app;
  page.setDefaultTimeout(45_000);
  try {
    const files = watchLoadedFiles(page);
    await page.reload();
    await page.getByText('档案库里有').first().waitFor();
    const first = await files.sizes();
    expect(first.length).toBeGreaterThan(3);
    expect(first.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThanOrEqual(350_000);
    await page.getByRole('link', { name: '统计' }).click();
    await page.getByRole('heading', { level: 1, name: '统计' }).waitFor();
    expect((await files.sizes()).length).toBeGreaterThan(first.length);
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

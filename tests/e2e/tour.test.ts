import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstRunTexts, tourTexts } from '../../shared/i18n/first-run.ts';
import { launch, type Launched } from './launch.ts';

const t = tourTexts['zh-CN'];

describe('the tour of the sample shop', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-tour-'));
  const usual = process.env['KEPTWORD_ARCHIVE'];
  let app: Launched;
  let page: Page;
  beforeAll(async () => {
    process.env['KEPTWORD_ARCHIVE'] = join(folder, 'own');
    app = await launch('web', { userData: join(folder, 'user-data') });
    page = app.page;
    page.setDefaultTimeout(45_000);
  });
  afterAll(async () => {
    await app.close();
    if (usual === undefined) delete process.env['KEPTWORD_ARCHIVE'];
    else process.env['KEPTWORD_ARCHIVE'] = usual;
    rmSync(folder, { recursive: true, force: true });
  });

  const strip = () => page.getByRole('complementary', { name: t.tour });
  const step = (number: number) => strip().getByText(t.step(number, 10), { exact: true });

  it('leads through ten rooms by one key, is left, and goes on where it was', async () => {
    await page.getByRole('button', { name: firstRunTexts['zh-CN'].sample }).click();
    await step(1).waitFor();
    await page.locator('#content').focus();
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    for (const [number, room] of [
      [2, '#/search'],
      [3, '#/search'],
      [4, '#/promises'],
      [5, '#/disputes'],
      [6, '#/waiting'],
    ] as const) {
      await page.keyboard.press('Enter');
      await step(number).waitFor();
      await expect.poll(() => new URL(page.url()).hash).toBe(room);
    }
    await strip().getByRole('button', { name: t.leave }).click();
    await strip().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill(t.resume);
    await page.getByRole('option', { name: t.resume, exact: true }).click();
    await step(6).waitFor();
    const next = strip().getByRole('button', { name: t.next });
    for (const number of [7, 8, 9, 10]) {
      await next.click();
      await step(number).waitFor();
    }
    await strip().getByRole('button', { name: t.finish }).click();
    await strip().waitFor({ state: 'detached' });
  });
});

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, type Launched } from './launch.ts';

/** Somebody who does not know how, at night, with the keyboard alone. */
describe('the guide', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-guide-'));
  let app: Launched;
  let page: Page;
  let guide: Locator;
  beforeAll(async () => {
    const archive = join(folder, 'archive');
    cpSync(inject('sampleArchive'), archive, { recursive: true });
    app = await launch('web', { archive, userData: join(folder, 'user-data') });
    page = app.page;
    page.setDefaultTimeout(45_000);
    guide = page.getByRole('dialog', { name: '使用指南' });
    await page
      .getByRole('navigation', { name: '房间' })
      .getByRole('link', { name: '交接' })
      .click();
    await page.getByRole('heading', { level: 1, name: '交接' }).waitFor();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('opens at the room that one is in', async () => {
    await page.keyboard.press('F1');
    await guide.getByRole('article', { name: '交接' }).waitFor();
    await guide.getByRole('heading', { name: '接收' }).waitFor();
    expect(app.problems).toEqual([]);
  });

  it('finds what one looks for, and leads there', async () => {
    await guide.getByRole('searchbox', { name: '在指南里找' }).fill('撤回这一批');
    await guide.getByRole('button', { name: /导错了/ }).press('Enter');
    const chapter = guide.getByRole('article', { name: '导入' });
    await chapter.getByRole('heading', { name: '导错了' }).waitFor();
    await chapter.getByRole('heading', { name: '怎样导出聊天记录' }).waitFor();
    await guide.getByRole('searchbox').fill('没有这个词');
    await guide.getByText('指南里没有“没有这个词”').waitFor();
    expect(app.problems).toEqual([]);
  });

  it('leads to the sheet of keys, and away again', async () => {
    await guide.getByRole('button', { name: /快捷键/ }).press('Enter');
    const keys = page.getByRole('dialog', { name: /快捷键/ });
    await keys.getByText('使用指南').waitFor();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'hidden' });
    expect(app.problems).toEqual([]);
  });

  it('leaves the keyboard where it was', async () => {
    const room = page.getByRole('navigation', { name: '房间' }).getByRole('link', { name: '交接' });
    await room.focus();
    await page.keyboard.press('F1');
    await guide.getByRole('searchbox', { name: '在指南里找' }).waitFor();
    await page.keyboard.press('Escape');
    await guide.waitFor({ state: 'hidden' });
    await page.locator('a:focus').and(room).waitFor();
    expect(app.problems).toEqual([]);
  });
});

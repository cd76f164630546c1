import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, type Launched } from './launch.ts';

/** A buyer's history by the keyboard alone, from a hit to all ends of it and back to the same row. */
describe('reading a history', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-reading-'));
  let app: Launched;
  let page: Page;
  let messages: Locator;
  let lead: Locator;
  beforeAll(async () => {
    const userData = join(folder, 'user-data');
    const archive = join(folder, 'archive');
    cpSync(inject('sampleArchive'), archive, { recursive: true });
    app = await launch('web', { userData, archive });
    page = app.page;
    page.setDefaultTimeout(45_000);
    const box = page.getByRole('combobox', { name: '搜索聊天记录' });
    await box.waitFor({ timeout: 120_000 });
    await box.fill('退款');
    await page.getByText('共 16 条').waitFor();
    await box.press('Enter');
    messages = page.getByRole('listbox', { name: '消息' });
    lead = messages.locator('[data-lead="true"]');
    await lead.waitFor();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const hasFocus = (element: Locator): Promise<boolean> =>
    element.evaluate((node) => node === node.ownerDocument.activeElement);

  it('stays with what is read while older messages come above it', async () => {
    const letGo: (() => void)[] = [];
    await page.route('**/rpc/conversations/history', async (route) => {
      if (route.request().postData()?.includes('olderThan') === true)
        await new Promise<void>((resolve) => letGo.push(resolve));
      await route.continue().catch(() => undefined);
    });
    const results = page.getByRole('listbox', { name: '搜索结果' });
    const open = async (...keys: readonly string[]): Promise<void> => {
      await results.focus();
      for (const key of [...keys, 'Enter']) await results.press(key);
      await expect.poll(() => hasFocus(messages)).toBe(true);
    };
    await open('End');
    await open('Home', 'ArrowDown', 'ArrowDown');
    await expect.poll(() => lead.textContent()).toContain('48小时内给您退款');
    await messages.press('ArrowUp');
    await messages.press('ArrowUp');
    await expect.poll(() => letGo.length).toBeGreaterThan(0);
    const read = await lead.textContent();
    const count = (): Promise<number> =>
      messages.evaluate((list) => list.firstElementChild?.scrollHeight ?? 0);
    const before = await count();
    await page.unroute('**/rpc/conversations/history');
    for (const go of letGo) go();
    // While the scrolling of the last key may not have come to rest.
    await messages.press('ArrowDown');
    await messages.press('ArrowUp');
    await expect.poll(count).toBeGreaterThan(before);
    expect(await lead.textContent()).toBe(read);
    expect(await isInSight(lead, messages)).toBe(true);
    await open('Home');
    await expect.poll(() => lead.textContent()).toContain('退款139元');
  });

  it('marks the hits of the search on the overview, and goes to what is marked there', async () => {
    const overview = page.getByRole('listbox', { name: /^全程一览/ });
    const hit = (await lead.textContent()) ?? '';
    expect(hit).toContain('退款');
    await overview.locator('[data-what="hit"]').first().waitFor();
    await overview.locator('[data-what="promise"]').first().waitFor();
    const marks = await overview.getByRole('option').count();
    await overview.focus();
    await overview.press('Home');
    await expect.poll(() => overview.getByRole('option', { selected: true }).count()).toBe(1);
    await overview.press('Enter');
    await expect.poll(() => hasFocus(messages)).toBe(true);
    await expect.poll(async () => (await lead.textContent()) === hit).toBe(false);
    await expect.poll(() => overview.getByRole('option').count()).toBe(marks);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => lead.textContent()).toBe(hit);
  });

  it('leads to another day by the calendar, whose Esc closes it alone', async () => {
    const days = page.getByRole('listbox', { name: /^跳到某天/ });
    const hit = await lead.textContent();
    await page.keyboard.press('Control+g');
    await expect.poll(() => hasFocus(days)).toBe(true);
    await days.press('Escape');
    await days.waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(messages)).toBe(true);
    await page.keyboard.press('Control+g');
    await days.press('Home');
    const name = await days.getByRole('option', { selected: true }).getAttribute('aria-label');
    await days.press('Enter');
    const day = name?.split('，')[0] ?? 'no day';
    await messages.getByText(day, { exact: true }).waitFor();
    expect(await lead.textContent()).not.toBe(hit);
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+Home');
    await messages
      .getByText(/^从这里起：/)
      .first()
      .waitFor();
  });

  it('finds words within the history, and Esc goes back step by step to the same row', async () => {
    await page.keyboard.press('Control+f');
    const find = page.getByRole('textbox', { name: '找什么' });
    await find.pressSequentially('仓库');
    // At once: it leads on as soon as there is an answer.
    await find.press('Enter');
    await expect.poll(() => lead.textContent()).toContain('仓库');
    expect(await hasFocus(find)).toBe(true);
    await page
      .getByRole('search', { name: '在这段往来里找' })
      .getByText(/^第 1 条，共 \d+ 条$/)
      .waitFor();
    expect(await messages.locator('mark').first().textContent()).toBe('仓库');
    await find.press('Escape');
    await find.waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(messages)).toBe(true);
    await page.keyboard.press('Escape');
    const results = page.getByRole('listbox', { name: '搜索结果' });
    await expect.poll(() => hasFocus(results)).toBe(true);
    const row = results.getByRole('option', { selected: true });
    expect(await row.textContent()).toContain('退款');
    expect(app.problems).toEqual([]);
  });
});

async function isInSight(element: Locator, list: Locator): Promise<boolean> {
  const [inner, outer] = [await element.boundingBox(), await list.boundingBox()];
  if (!inner || !outer) return false;
  return inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height;
}

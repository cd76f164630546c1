import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launch, type Launched } from './launch.ts';

/** The answer sheet and the check of replies, with the keyboard alone. */
describe.each(['electron', 'web'] as const)('the answer sheet in the %s host', (host) => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-answers-'));
  let app: Launched;
  let page: Page;
  let list: Locator;
  beforeAll(async () => {
    const userData = join(folder, 'user-data');
    app = await launch(host, { userData, archive: join(folder, 'archive') });
    page = app.page;
    page.setDefaultTimeout(45_000);
    list = page.getByRole('listbox', { name: '列表' });
    await page.getByRole('button', { name: '打开示例店铺' }).click();
    await page.getByRole('combobox', { name: '搜索聊天记录' }).waitFor({ timeout: 120_000 });
    await page.getByRole('link', { name: '口径' }).focus();
    await press('Enter');
    await page.getByRole('heading', { name: '口径', level: 1 }).waitFor();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await page.screenshot({ path: join('out', `failed ${host} ${task.name}.png`) });
  });

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const lane = (name: string): Locator => page.getByRole('tab', { name });

  it('resolves a contradiction by choosing, and writes the sheet', async () => {
    await press('2');
    await list.getByText('退货运费谁出').waitFor();
    await press('ArrowDown');
    const sides = page.getByRole('button', { name: /对 云间的猫/ });
    await expect.poll(() => sides.count()).toBe(2);
    expect(await sides.first().innerText()).toContain('商家承担');
    expect(await sides.last().innerText()).toContain('买家承担');
    await press('a');
    const dialog = page.getByRole('dialog', { name: '以哪一句为准' });
    await dialog.getByRole('textbox', { name: '为什么' }).waitFor();
    await page.keyboard.type('质量问题由店里出');
    await dialog.getByRole('textbox', { name: '怎么答' }).fill('质量问题，退货运费我们承担');
    await press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => list.getByText('退货运费谁出').count()).toBe(0);
    await press('5');
    await list.getByText('退货运费谁出').waitFor();
    await page.getByText('以左边为准').first().waitFor();
    await press('1');
    await list.getByText('质量问题，退货运费我们承担').waitFor();
    expect(await lane('口径表').innerText()).toContain('1');
  });

  it('checks a draft while it is written, and puts softer words', async () => {
    await press('Control+j');
    const dialog = page.getByRole('dialog', { name: '回复前看一眼' });
    await dialog.getByRole('textbox', { name: '给哪位买家' }).fill('云间的猫');
    const draft = dialog.getByRole('textbox', { name: '要发的话' });
    await draft.focus();
    await page.keyboard.type('收到是坏的，退货运费也保证您自己承担，明天下午三点前回复您');
    await dialog.getByText(/处说法不一/).waitFor();
    const payer = dialog.getByRole('region', { name: '退货运费谁出' });
    await payer.getByText('不一致').first().waitFor();
    expect(await payer.innerText()).toContain('质量问题，退货运费我们承担');
    await dialog.getByRole('region', { name: '发出去就是承诺' }).waitFor();
    const risks = dialog.getByRole('region', { name: '容易惹麻烦的话' });
    const softer = risks.getByRole('button', { name: /^换成/ }).first();
    await softer.focus();
    await press('Enter');
    await expect.poll(() => draft.inputValue()).not.toContain('保证');
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('leaves nothing to complain of', () => {
    expect(app.problems).toEqual([]);
  });
});

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, type Launched } from './launch.ts';

/** What one key does with a message, and what stands around it: with the keyboard alone. */
describe('a message that was found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-deeds-'));
  let app: Launched;
  let page: Page;
  let box: Locator;
  let results: Locator;
  let messages: Locator;
  let lead: Locator;
  let around: Locator;
  beforeAll(async () => {
    const userData = join(folder, 'user-data');
    const archive = join(folder, 'archive');
    cpSync(inject('sampleArchive'), archive, { recursive: true });
    const size = { width: 1_366, height: 768 };
    app = await launch('web', { userData, archive, size });
    page = app.page;
    page.setDefaultTimeout(45_000);
    box = page.getByRole('combobox', { name: '搜索聊天记录' });
    results = page.getByRole('listbox', { name: '搜索结果' });
    messages = page.getByRole('listbox', { name: '消息' });
    lead = messages.locator('[data-lead="true"]');
    around = page.getByRole('complementary', { name: '相关记录' });
    await box.waitFor({ timeout: 120_000 });
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await page.screenshot({ path: join('out', `failed ${task.name}.png`) });
  });

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const hasFocus = (element: Locator): Promise<boolean> =>
    element.evaluate((node) => node === node.ownerDocument.activeElement);
  /** From wherever the focus is, with Tab alone. */
  const tabTo = async (element: Locator): Promise<void> => {
    await element.waitFor();
    for (let tabs = 0; tabs < 40 && !(await hasFocus(element)); tabs += 1) await press('Tab');
    expect(await hasFocus(element)).toBe(true);
  };
  const search = async (words: string): Promise<void> => {
    await press('/', 'Control+a');
    await page.keyboard.type(words);
  };

  it('is among results that stand as they are asked to, by keys', async () => {
    await search('退款 运费');
    await page.getByText('共 5 条').waitFor();
    const newest = await results.getByRole('option').first().innerText();
    const sort = page.getByRole('combobox', { name: '排序' });
    await tabTo(sort);
    await press('ArrowDown');
    await expect.poll(() => sort.inputValue()).toBe('oldest');
    await expect.poll(() => results.getByRole('option').first().innerText()).not.toBe(newest);
    await press('ArrowDown');
    await expect.poll(() => sort.inputValue()).toBe('relevance');
    await press('Home');
    await expect.poll(() => results.getByRole('option').first().innerText()).toBe(newest);
  });

  it('is opened by an Enter that is pressed before its answer is there, and nothing older', async () => {
    await search('退的话运费谁出');
    await press('Enter');
    await expect.poll(() => hasFocus(messages)).toBe(true);
    await expect.poll(() => lead.textContent()).toContain('退的话运费谁出');
  });

  it('says at the ends that there is no other hit, and records nothing by that key', async () => {
    await press('p');
    await page.getByText('这是第一条结果').waitFor();
    for (let hit = await results.getByRole('option').count(); hit > 0; hit -= 1) await press('n');
    await page.getByText('这是最后一条结果').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('has beside it what others were told who asked the same, and one goes there and back', async () => {
    await press('i');
    await around.waitFor();
    expect(await hasFocus(messages)).toBe(true);
    const question = (await lead.textContent()) ?? '';
    const answer = around.getByRole('button', { name: /答 的这条消息/ }).first();
    await tabTo(answer);
    await press('Enter');
    await expect.poll(() => lead.textContent()).not.toBe(question);
    await expect.poll(() => hasFocus(messages)).toBe(true);
    await press('Escape');
    await expect.poll(() => lead.textContent()).toBe(question);
  });

  it('has beside it messages that are like it', async () => {
    const find = around.getByRole('button', { name: '找意思相近的消息' });
    await tabTo(find);
    await press('Enter');
    const like = around.getByRole('region', { name: '意思相近的消息' }).getByRole('button');
    await like.first().waitFor();
    expect(await like.allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('运费')]),
    );
    await press('i');
    await around.waitFor({ state: 'detached' });
    await results.waitFor();
  });

  it('becomes a promise, a dispute and evidence by one key each, and bears their marks', async () => {
    await messages.focus();
    const badge = (name: string): Locator => lead.getByRole('img', { name, exact: true });
    await press('Shift+P');
    const promise = page.getByRole('dialog', { name: '记为承诺' });
    await promise.getByText('退的话运费谁出').waitFor();
    await press('Control+Enter');
    await promise.waitFor({ state: 'detached' });
    await badge('承诺').waitFor();
    await expect.poll(() => hasFocus(messages)).toBe(true);
    await press('d');
    const dispute = page.getByRole('dialog', { name: '记为纠纷' });
    await dispute.waitFor();
    await press('Control+Enter');
    await dispute.waitFor({ state: 'detached' });
    await badge('纠纷').waitFor();
    await expect.poll(() => hasFocus(messages)).toBe(true);
    await press('e');
    await badge('证物').waitFor();
    await page.getByText('已放入证据篮，现有 1 条').waitFor();
    await press('e');
    await badge('证物').waitFor({ state: 'detached' });
  });

  it('goes into the handover that is being written', async () => {
    await press('h');
    const none = page.getByRole('dialog', { name: '列入交接' });
    await none.getByText('现在没有正在写的交接').waitFor();
    await press('Enter');
    const write = page.getByRole('button', { name: /^写交接/ }).first();
    await write.waitFor();
    await write.press('Enter');
    const dialog = page.getByRole('dialog', { name: '写交接' });
    await dialog.getByRole('combobox', { name: '接班人' }).fill('小红');
    await press('Tab');
    await dialog.getByRole('button', { name: /^列出来/ }).press('Enter');
    await page.getByRole('heading', { level: 1, name: /交接 草稿/ }).waitFor();
    await press('Escape', 'g', 's');
    await lead.waitFor();
    await messages.focus();
    await press('h');
    const line = page.getByRole('dialog', { name: '列入交接' });
    const headline = line.getByRole('textbox', { name: '一句话' });
    await expect.poll(() => hasFocus(headline)).toBe(true);
    expect(await headline.inputValue()).toContain('运费谁出');
    await headline.fill('运费谁出，等主管定');
    await press('Control+Enter');
    await line.waitFor({ state: 'detached' });
    await page.getByText('已列入交接').waitFor();
    await press('g', 'h');
    await page.getByRole('option', { name: /^草稿/ }).waitFor();
    await press('Enter');
    await page.getByText('运费谁出，等主管定').first().waitFor();
    expect(app.problems).toEqual([]);
  });
});

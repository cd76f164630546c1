import iconv from 'iconv-lite';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, type Launched } from './launch.ts';

/** A chat that comes while somebody reads the results. */
const late = `云灯小铺:小林
================================================================
                               单聊                             
================================================================
----------------------------云上的鱼----------------------------
云上的鱼(2026-10-31 21:40:00):  退款怎么还没到
云上的鱼(2026-10-31 21:41:00):  说好今天的
`;

/** Everything that the search room does, with the keyboard alone. */
describe.each(['electron', 'web'] as const)('the search room in the %s host', (host) => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-search-room-'));
  /** What is put there is taken in by itself. */
  const inbox = join(folder, 'archive', 'inbox');
  let app: Launched;
  let page: Page;
  let box: Locator;
  let results: Locator;
  let conversation: Locator;
  beforeAll(async () => {
    const userData = join(folder, 'user-data');
    const archive = join(folder, 'archive');
    cpSync(inject('sampleArchive'), archive, { recursive: true });
    app = await launch(host, { userData, archive });
    page = app.page;
    page.setDefaultTimeout(45_000);
    box = page.getByRole('combobox', { name: '搜索聊天记录' });
    results = page.getByRole('listbox', { name: '搜索结果' });
    conversation = page.getByRole('article', { name: '会话' });
    await page.evaluate(catchWhatIsCopied);
    await box.waitFor({ timeout: 120_000 });
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
  const focused = (): Promise<string | null | undefined> =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  const selectedRow = async (): Promise<string> =>
    (await results.getByRole('option', { selected: true }).innerText()).replaceAll(/\s+/g, ' ');

  /** The rows of another answer may still stand when its count is there. */
  const rowsShow = async (words: string): Promise<void> => {
    await expect.poll(() => results.locator('mark').first().innerText()).toBe(words);
  };

  it('completes a condition from the people of the archive', async () => {
    await press('/', 'Control+a');
    await page.keyboard.type('运费 客户');
    await page.getByRole('option', { name: /^客户:/ }).waitFor();
    await press('Tab');
    expect(await box.inputValue()).toBe('运费 客户:');
    await page.keyboard.type('豆豆');
    await page.getByRole('option', { name: /^豆豆妈妈2018/ }).waitFor();
    await press('ArrowDown');
    expect(await box.getAttribute('aria-activedescendant')).toMatch(/-0$/);
    await press('Enter');
    expect(await box.inputValue()).toBe('运费 客户:豆豆妈妈2018 ');
    await page.getByRole('list', { name: '条件' }).getByText('客户 豆豆妈妈2018').waitFor();
    await results.getByRole('option').first().waitFor();
    for (const row of await results.getByRole('option').allInnerTexts())
      expect(row).toContain('豆豆妈妈2018');
  });

  it('takes a condition away with Delete, and the box has the focus again', async () => {
    const chip = page.getByRole('button', { name: '去掉条件：客户 豆豆妈妈2018' });
    for (let tabs = 0; tabs < 8 && !(await isFocused(chip)); tabs++) await press('Tab');
    expect(await isFocused(chip)).toBe(true);
    await press('Delete');
    await chip.waitFor({ state: 'detached' });
    expect(await box.inputValue()).toBe('运费');
    await expect.poll(focused).toBe('搜索聊天记录');
  });

  it('says kindly what it did not understand, and puts it right', async () => {
    await press('Control+a');
    await page.keyboard.type('custmer:豆豆 退款');
    await page.getByText('没有“custmer:”这个条件，按文字找了').waitFor();
    const better = page.getByRole('button', { name: '改成 customer:豆豆' });
    for (let tabs = 0; tabs < 8 && !(await isFocused(better)); tabs++) await press('Tab');
    await press('Enter');
    await page.getByRole('list', { name: '条件' }).getByText('客户 豆豆').waitFor();
    expect(await box.inputValue()).toBe('customer:豆豆 退款');
  });

  it('opens a hit, walks to the next and back, and returns to the same row', async () => {
    await press('/', 'Control+a');
    await page.keyboard.type('退款');
    await page.getByText('共 16 条').waitFor();
    await rowsShow('退款');
    await press('ArrowDown', 'ArrowDown', 'Enter');
    await conversation.waitFor();
    const third = await selectedRow();
    await expect.poll(focused).toBe('消息');
    await press('n');
    await expect.poll(selectedRow).not.toBe(third);
    await press('p');
    await expect.poll(selectedRow).toBe(third);
    await expect.poll(() => conversation.locator('mark').allInnerTexts()).toContain('退款');
    await press('Escape');
    await conversation.waitFor({ state: 'detached' });
    expect(await selectedRow()).toBe(third);
    await expect.poll(focused).toBe('搜索结果');
  });

  it('stays scrolled where it was, however far down the row was', async () => {
    await press('/', 'Control+a');
    await page.keyboard.type('的');
    await page.getByText(/共 \d{3} 条/).waitFor();
    await rowsShow('的');
    await press('Escape', 'PageDown', 'PageDown', 'PageDown');
    const offset = (): Promise<number> => results.evaluate((list) => list.scrollTop);
    await expect.poll(offset).toBeGreaterThan(500);
    const before = await offset();
    const row = await selectedRow();
    await press('Enter');
    await conversation.waitFor();
    await press('Escape');
    await conversation.waitFor({ state: 'detached' });
    expect(await offset()).toBe(before);
    expect(await selectedRow()).toBe(row);
  });

  it('selects two messages, tags them, notes one and copies both with their citation', async () => {
    await press('/', 'Control+a');
    await page.keyboard.type('薄饼吸顶灯仓库已验收');
    await results.getByRole('option').first().waitFor();
    await press('Enter');
    await expect.poll(focused).toBe('消息');
    await press('Shift+ArrowUp');
    await conversation.getByText('选了 2 条消息').waitFor();
    await press('t');
    const tagging = page.getByRole('dialog', { name: '给 2 条消息打标签' });
    await fieldOf(tagging);
    await page.keyboard.type('退货样例');
    await press('Control+Enter');
    await tagging.waitFor({ state: 'detached' });
    await expect.poll(() => conversation.getByText('退货样例').count()).toBe(2);
    await expect.poll(focused).toBe('消息');
    await press('c');
    await page.getByText('已复制 2 条，都带出处').waitFor();
    const copied = await page.evaluate(() => sessionStorage.getItem('copied') ?? '');
    expect(copied.match(/会话“.+”（.+ 第 \d+ 行，SHA-256 [0-9a-f]{8}，消息 \d+）/g)).toHaveLength(
      2,
    );
    await press('Shift+N');
    const noting = page.getByRole('dialog', { name: '写备注' });
    await fieldOf(noting);
    await page.keyboard.type('按这个口径回');
    await press('Control+Enter');
    await noting.waitFor({ state: 'detached' });
    await conversation.getByRole('note').getByText('按这个口径回').waitFor();
    await press('Escape');
    await press('/', 'Control+a');
    await page.keyboard.type('标签:退货样例');
    await page.getByText('共 2 条').waitFor();
  });

  it('groups by conversation and opens all hits of one', async () => {
    await press('/', 'Control+a');
    await page.keyboard.type('亲 ');
    const grouped = page.getByRole('button', { name: '按会话分组' });
    await grouped.waitFor();
    await grouped.focus();
    await press('Enter');
    const more = results.getByRole('option', { name: /看这个会话里的全部 \d+ 条/ });
    await more.first().waitFor();
    const before = await results.getByRole('option').count();
    await results.focus();
    for (let row = 0; row < 6 && !/看这个会话/.test(await selectedRow()); row++)
      await press('ArrowDown');
    await press('Enter');
    await results.getByRole('option', { name: '收起' }).waitFor();
    await expect.poll(() => results.getByRole('option').count()).toBeGreaterThan(before);
    await grouped.focus();
    await press('Enter');
  });

  it('keeps a search under a name, with its count, and finds it again', async () => {
    await press('/', 'Control+a');
    await page.keyboard.type('退款');
    await page.getByText('共 16 条').waitFor();
    await press('Control+s');
    const naming = page.getByRole('dialog', { name: '保存这个搜索' });
    await fieldOf(naming);
    await page.keyboard.type('盯退款');
    await press('Enter');
    await naming.waitFor({ state: 'detached' });
    await press('/', 'Control+a', 'Delete');
    const saved = page.getByRole('region', { name: '保存的搜索' });
    const kept = saved.getByRole('button', { name: /^盯退款 共 16 条/ });
    await kept.waitFor();
    await page.getByRole('region', { name: '最近搜过' }).getByText('退款').first().waitFor();
    await kept.focus();
    await press('Enter');
    expect(await box.inputValue()).toBe('退款');
    await results.waitFor();
  });

  it('lets the rows stand while new messages come, and shows them when asked', async () => {
    const first = await results.getByRole('option').first().innerText();
    writeFileSync(join(inbox, '云灯小铺.txt'), iconv.encode(late, 'gb18030'));
    const news = page.getByRole('button', { name: /有 1 条新结果/ });
    await news.waitFor({ timeout: 120_000 });
    expect(await results.getByRole('option').first().innerText()).toBe(first);
    await news.focus();
    await press('Enter');
    await results.getByRole('option', { name: /退款怎么还没到/ }).waitFor();
    await news.waitFor({ state: 'detached' });
    await press('/', 'Control+a', 'Delete');
    await page
      .getByRole('region', { name: '保存的搜索' })
      .getByRole('button', { name: /^盯退款 共 17 条/ })
      .waitFor();
    expect(app.problems).toEqual([]);
  });
});

/** Waits until a dialog is there and its field has the focus. */
async function fieldOf(dialog: Locator): Promise<void> {
  await dialog.waitFor();
  const hasFocus = (): Promise<boolean> =>
    dialog.evaluate((node) => node.querySelector('input:focus, textarea:focus') !== null);
  await expect.poll(hasFocus).toBe(true);
}

async function isFocused(element: Locator): Promise<boolean> {
  return element.evaluate((node) => node === document.activeElement);
}

/** Headless windows have no clipboard of a person's; what would be in it is kept for the test. */
function catchWhatIsCopied(): void {
  navigator.clipboard.writeText = async (text) => sessionStorage.setItem('copied', text);
}

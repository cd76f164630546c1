import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, type Launched } from './launch.ts';

/** What a search asks for, on the wire. */
interface Asked {
  readonly query?: string;
  readonly text?: string;
}

/** Searching as one types, in a real browser with what an input method really sends. */
describe('typing a search', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-typing-'));
  /** Every query that was sent, as often as it was. What is on the screen may be asked again at any time. */
  const asked: string[] = [];
  let app: Launched;
  let page: Page;
  let box: Locator;
  let results: Locator;
  let session: CDPSession;
  beforeAll(async () => {
    const userData = join(folder, 'user-data');
    const archive = join(folder, 'archive');
    cpSync(inject('sampleArchive'), archive, { recursive: true });
    app = await launch('web', { userData, archive });
    page = app.page;
    page.setDefaultTimeout(45_000);
    page.on('request', (request) => {
      if (!request.url().includes('/rpc/search/')) return;
      const { json } = JSON.parse(request.postData() ?? '{}') as { json?: Asked };
      const query = json?.query ?? json?.text ?? '';
      if (query !== '') asked.push(query);
    });
    session = await page.context().newCDPSession(page);
    box = page.getByRole('combobox', { name: '搜索聊天记录' });
    results = page.getByRole('listbox', { name: '搜索结果' });
    await box.waitFor({ timeout: 120_000 });
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** As a pinyin input method shows what is being spelled. */
  const spell = (text: string): Promise<unknown> =>
    session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  /** The key that the input method itself uses, as the browser reports it. */
  const imeKey = (key: string): Promise<unknown> =>
    session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key,
      code: key,
      windowsVirtualKeyCode: 229,
    });

  it('asks nothing while an input method is at work, and what was meant when it is done', async () => {
    await box.fill('');
    await box.focus();
    await page.getByRole('region', { name: '可以这样找' }).waitFor();
    asked.length = 0;
    for (const text of ['t', 'tu', "tu'k", "tui'k", "tui'kuan"]) await spell(text);
    for (const key of ['ArrowDown', 'Enter', 'Escape', 'Tab']) await imeKey(key);
    // Longer than any rest after typing.
    await page.waitForTimeout(400);
    expect(await box.inputValue()).toBe("tui'kuan");
    expect(asked).toEqual([]);
    expect(await results.count()).toBe(0);
    expect(await box.getAttribute('aria-expanded')).toBe('false');
    await session.send('Input.insertText', { text: '退款' });
    await page.getByText('共 16 条').waitFor();
    expect(await box.inputValue()).toBe('退款');
    expect(new Set(asked)).toEqual(new Set(['退款']));
  });

  it('leaves the answer standing while more is composed behind it', async () => {
    asked.length = 0;
    await box.press('End');
    for (const text of ['y', 'yun', "yun'fei"]) await spell(text);
    await imeKey('Enter');
    await page.waitForTimeout(400);
    expect(await box.inputValue()).toBe("退款yun'fei");
    await page.getByText('共 16 条').waitFor();
    expect(await page.getByRole('article', { name: '会话' }).count()).toBe(0);
    await session.send('Input.insertText', { text: '运费' });
    await page.getByText('没有找到“退款运费”').waitFor();
    expect(asked.filter((query) => query !== '退款' && query !== '退款运费')).toEqual([]);
    await box.fill('');
  });

  it('does not begin with one letter, and says so; one character is enough', async () => {
    await page.getByRole('region', { name: '可以这样找' }).waitFor();
    asked.length = 0;
    await box.pressSequentially('o');
    await page.getByText('再打一个字母就开始找').waitFor();
    expect(asked).not.toContain('o');
    await box.fill('退');
    await results.waitFor();
    expect(app.problems).toEqual([]);
  });

  it('drops answers to what was typed before', async () => {
    // The answer to the first question comes after that to the second.
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/rpc/search/search', async (route) => {
      if (route.request().postData()?.includes('"运费"') === true) await held;
      await route.continue().catch(() => undefined);
    });
    const first = page.waitForRequest((request) => request.postData()?.includes('"运费"') === true);
    await box.fill('运费');
    await first;
    await box.fill('退款');
    await page.getByText('共 16 条').waitFor();
    release();
    await page.waitForTimeout(400);
    expect(await box.inputValue()).toBe('退款');
    const marked = await results.locator('mark').allInnerTexts();
    expect(new Set(marked)).toEqual(new Set(['退款']));
    await page.unroute('**/rpc/search/search');
  });

  it('leaves a conversation alone, and finds in it what was meant when it is done', async () => {
    await box.press('Enter');
    const conversation = page.getByRole('article', { name: '会话' });
    const messages = conversation.getByRole('listbox', { name: '消息' });
    const lead = messages.locator('[data-lead="true"]');
    await expect.poll(() => hasFocus(messages)).toBe(true);
    const opened = await lead.textContent();
    for (const key of ['e', 'P', 'd', 't', 'h', 'n', 'ArrowUp', 'Escape']) await imeKey(key);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await lead.getByRole('img', { name: '证物', exact: true }).count()).toBe(0);
    expect(await lead.textContent()).toBe(opened);
    await page.keyboard.press('Control+f');
    const find = page.getByRole('textbox', { name: '找什么' });
    await expect.poll(() => hasFocus(find)).toBe(true);
    asked.length = 0;
    for (const text of ['h', 'hao', "hao'de"]) await spell(text);
    for (const key of ['Enter', 'Escape']) await imeKey(key);
    // Longer than any rest after typing.
    await page.waitForTimeout(400);
    expect(asked.filter((query) => query !== '退款')).toEqual([]);
    expect(await find.inputValue()).toBe("hao'de");
    await session.send('Input.insertText', { text: '好的' });
    await page
      .getByRole('search', { name: '在这段往来里找' })
      .getByText(/^(?:第 \d+ 条，)?共 \d+ 条$/)
      .waitFor();
    expect(asked.filter((query) => query !== '退款' && query !== '好的')).toEqual([]);
    await page.keyboard.press('Escape');
    await find.waitFor({ state: 'detached' });
    expect(await conversation.count()).toBe(1);
  });

  it('lets no Enter of an input method end a dialog', async () => {
    await page.getByRole('listbox', { name: '消息' }).focus();
    await page.keyboard.press('t');
    const tagging = page.getByRole('dialog', { name: '打标签' });
    const field = tagging.getByRole('combobox', { name: '标签' });
    await expect.poll(() => hasFocus(field)).toBe(true);
    for (const text of ['t', "tui'huo"]) await spell(text);
    for (const key of ['Enter', 'Escape']) await imeKey(key);
    expect(await field.inputValue()).toBe("tui'huo");
    await session.send('Input.insertText', { text: '退货' });
    expect(await field.inputValue()).toBe('退货');
    await page.keyboard.press('Escape');
    await tagging.waitFor({ state: 'detached' });
    expect(app.problems).toEqual([]);
  });
});

const hasFocus = (element: Locator): Promise<boolean> =>
  element.evaluate((node) => node === node.ownerDocument.activeElement);

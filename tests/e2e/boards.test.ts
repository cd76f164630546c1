import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launch, type Launched } from './launch.ts';

/** Promises, disputes, waiting buyers and the watch list, with the keyboard alone. */
describe.each(['electron', 'web'] as const)('the boards in the %s host', (host) => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-boards-'));
  let app: Launched;
  let page: Page;
  beforeAll(async () => {
    app = await launch(host, {
      userData: join(folder, 'user-data'),
      archive: join(folder, 'archive'),
    });
    page = app.page;
    page.setDefaultTimeout(45_000);
    await page.getByRole('button', { name: '打开示例店铺' }).click();
    await page.getByRole('combobox', { name: '搜索聊天记录' }).waitFor({ timeout: 120_000 });
    // Detection runs behind the import.
    await page.getByRole('link', { name: /^纠纷 \d+ 项待办/ }).waitFor({ timeout: 120_000 });
    await press('Escape');
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
  /** By its keys, from wherever the focus is. */
  const goTo = async (key: string, title: string): Promise<void> => {
    await page.locator('#content').focus();
    await press('g', key);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await rows().first().waitFor();
  };
  /** Of the board's own list; the conversation beside it has one, too. */
  const rows = (): Locator =>
    page
      .getByRole('listbox', { name: /^(?:承诺列表|纠纷列表|等回复的买家|要留意的消息)$/ })
      .getByRole('option');
  const lane = (name: string): Locator =>
    page.getByRole('tab', { name: new RegExp(`\\d ?${name}$`) });
  const countIn = async (name: string): Promise<number> =>
    Number.parseInt(await lane(name).innerText(), 10);
  const selected = (): Locator => rows().and(page.getByRole('option', { selected: true }));
  const isSelected = async (words: string): Promise<boolean> =>
    (await selected().innerText()).includes(words);
  /** Down the list until these words are chosen. */
  const moveTo = async (words: string): Promise<void> => {
    for (let rows = 0; rows < 60 && !(await isSelected(words)); rows++) await press('j');
    expect(await selected().innerText()).toContain(words);
  };
  const isIn = (target: Locator): Promise<boolean> =>
    target.evaluate((element) => element.contains(document.activeElement));
  /** Until the focus is on it, or in it. */
  const tabTo = async (target: Locator, key = 'Tab'): Promise<void> => {
    for (let tabs = 0; tabs < 40 && !(await isIn(target)); tabs++) await press(key);
    expect(await isIn(target)).toBe(true);
  };

  const due = '您好，明天晚上10点前给您最终方案';
  const reminder = (): Locator => page.getByRole('region', { name: '承诺提醒' });

  it('bring a confirmed promise to mind before it is due', async () => {
    await goTo('p', '承诺');
    expect(await lane('待确认').getAttribute('aria-selected')).toBe('true');
    expect(await reminder().count()).toBe(0);
    await moveTo(due);
    // Enter reads what stands beside the list, and decides nothing.
    const said = page.getByRole('article').getByRole('listbox', { name: '消息' });
    await said.getByRole('option', { name: due, selected: true }).waitFor();
    await press('Enter');
    await expect.poll(() => isIn(said)).toBe(true);
    await press('Escape');
    await expect.poll(() => isIn(said)).toBe(false);
    await press('y');
    await reminder().getByRole('alert').getByText(due).waitFor();
    if (app.notices) {
      const [title, body] = Object.values((await app.notices()).at(-1) ?? {});
      expect(title).toContain('一米阳光007');
      expect(body).toContain(due);
    }
  });

  it('lead from the reminder to the promise, and the reminder is gone', async () => {
    await goTo('d', '纠纷');
    await press('g', 'r', 'Enter');
    await page.getByRole('heading', { level: 1, name: '承诺' }).waitFor();
    await reminder().waitFor({ state: 'detached' });
    expect(await lane('本班次内').getAttribute('aria-selected')).toBe('true');
    expect(await isSelected(due)).toBe(true);
  });

  it('record a promise as kept for a reason, and take it back', async () => {
    await page.locator('#content').focus();
    await press('d');
    const dialog = page.getByRole('dialog', { name: '怎样算兑现了' });
    await dialog.waitFor();
    await page.keyboard.type('当面说好了');
    await press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await press('8');
    await rows().first().waitFor();
    await expect.poll(() => countIn('已兑现')).toBe(1);
    await press('u');
    await expect.poll(() => countIn('已兑现')).toBe(0);
    await expect.poll(() => countIn('本班次内')).toBe(1);
  });

  it('keep a promise by the message that proves it, with one key', async () => {
    await press('1');
    await rows().first().waitFor();
    await moveTo('像是兑现了');
    const proposed = await countIn('待确认');
    await page.getByRole('region', { name: '可能的凭证' }).waitFor();
    await press('p');
    await expect.poll(() => countIn('已兑现')).toBe(1);
    await expect.poll(() => countIn('待确认')).toBe(proposed - 1);
  });

  it('lead a dispute through its stages to its result', async () => {
    await goTo('d', '纠纷');
    const who = (await selected().innerText()).split('\n')[0];
    await press('y');
    await expect.poll(() => countIn('受理')).toBe(1);
    await press('3');
    await moveTo(who ?? '');
    for (const [key, stage] of [
      ['4', '解释'],
      ['5', '方案'],
      ['6', '跟进'],
    ] as const) {
      // The status bar says when the key is for the row that has come.
      await page.getByText(`改到“${stage}”`).waitFor();
      await press('s');
      await expect.poll(() => countIn(stage)).toBe(1);
      await press(key);
      await rows().first().waitFor();
    }
    await press('s');
    const dialog = page.getByRole('dialog', { name: '关闭纠纷' });
    const close = dialog.getByRole('button', { name: /^关闭纠纷/ });
    await dialog.waitFor();
    await page.keyboard.type('退了邮费，买家接受');
    expect(await close.isDisabled()).toBe(true);
    await tabTo(dialog.getByRole('radiogroup', { name: '买家满意吗' }), 'Shift+Tab');
    // From the last one on to the first.
    await press('ArrowRight');
    await tabTo(dialog.getByRole('radiogroup', { name: '告诉买家结果的消息' }), 'Shift+Tab');
    await press('Space', 'Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => countIn('关闭')).toBe(1);
    await press('7');
    await page.getByText('退了邮费，买家接受').waitFor();
    await page.getByRole('definition').getByText('满意', { exact: true }).waitFor();
  });

  it('let go of words that need no answer', async () => {
    await goTo('w', '待回复');
    const before = await countIn('1 小时内');
    await press('x');
    await expect.poll(() => countIn('1 小时内')).toBe(before - 1);
    await page.getByRole('button', { name: '撤销' }).press('Enter');
    await expect.poll(() => countIn('1 小时内')).toBe(before);
  });

  it('decide on what is to be watched', async () => {
    await goTo('l', '留意');
    const before = await countIn('待确认');
    await press('x');
    await expect.poll(() => countIn('已放过')).toBe(1);
    await expect.poll(() => countIn('待确认')).toBe(before - 1);
  });

  it('let old findings go at once, and take them back', async () => {
    await goTo('p', '承诺');
    const before = await countIn('旧的待确认');
    await page.getByRole('button', { name: '放下旧的' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^承诺（待确认） +[1-9]\d* 条$/).waitFor();
    await dialog.getByRole('textbox', { name: '理由' }).fill('导入的旧记录');
    await press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => countIn('旧的待确认')).toBeLessThan(before);
    await page.getByRole('button', { name: '撤销' }).press('Enter');
    await expect.poll(() => countIn('旧的待确认')).toBe(before);
  });

  it('cause no problem', () => {
    expect(app.problems).toEqual([]);
  });
});

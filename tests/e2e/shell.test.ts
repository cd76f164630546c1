import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '../../shared/domain/links/deep-link.ts';
import { makeArchive } from '../core/archive-fixture.ts';
import type { Person } from './double/electron.ts';
import { launch, type Launched } from './launch.ts';

/** What stands around the rooms: menu, tray, addresses, links that lead out, the lock and the masks. */
describe('the window around the rooms', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-shell-'));
  let app: Launched;
  let page: Page;
  let system: Person;
  let lead: Locator;
  let archiveId: string;
  beforeAll(async () => {
    const archive = join(folder, 'archive');
    const made = makeArchive([
      { text: '你好，我的电话13812345678，请尽快联系', sender: '阿丽', role: 'customer' },
      { text: '看这里 https://www.tаobao.com/item?id=1 便宜', sender: '阿丽', role: 'customer' },
      { text: '亲，明天下午3点前给您发货', sender: '小红', role: 'agent' },
    ]);
    const { persons, settings, bundles } = made.client;
    await persons.add({ name: '小红', secret: { kind: 'pin', value: '4711' } });
    await settings.set({ person: '小红' });
    archiveId = (await bundles.identify()).archive.slice(0, 8);
    cpSync(made.folder, archive, { recursive: true });
    await made.close();
    app = await launch('double', { userData: join(folder, 'user-data'), archive });
    page = app.page;
    page.setDefaultTimeout(45_000);
    if (!app.person) throw new Error('The system around the window cannot be seen here.');
    system = app.person;
    lead = page.getByRole('listbox', { name: '消息' }).locator('[data-lead="true"]');
    await page.getByRole('combobox', { name: '搜索聊天记录' }).waitFor({ timeout: 120_000 });
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await page.screenshot({ path: join('out', `failed ${task.name}.png`) });
  });

  const goTo = async (messageId: string): Promise<void> => {
    const address = addressOf({ kind: 'message', id: messageId, archive: archiveId });
    system.startAgain(['/usr/bin/keptword', address]);
    await page.waitForURL(new RegExp(`conversations/\\d+/${messageId}$`));
    await lead.waitFor();
  };
  const heading = (name: string): Locator => page.getByRole('heading', { level: 1, name });

  it('leads to a message by its address, and back', async () => {
    await goTo('2');
    await expect.poll(() => lead.innerText()).toContain('便宜');
    await page.getByRole('navigation', { name: '位置' }).getByText('阿丽').waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('combobox', { name: '搜索聊天记录' }).waitFor();
  });

  it('says when an address is another archive’s, and leaves what is no address alone', async () => {
    system.startAgain(['keptword://message/2@00000000']);
    await page.getByText('这个链接属于另一个档案库').waitFor();
    const place = page.url();
    system.startAgain(['keptword://settings/1', 'file:///etc/passwd', '--archive=/tmp']);
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await heading('统计').waitFor();
    expect(place).toContain('#/message/2@00000000');
  });

  it('leads to where a bundle is merged and a package verified, when one is opened', async () => {
    system.startAgain(['/usr/bin/keptword', '/media/usb/keptword-1234.kwb']);
    await heading('设置').waitFor();
    system.startAgain(['/usr/bin/keptword', 'C:\\证据\\EV-0001.ZIP']);
    await heading('证据').waitFor();
    expect(page.url()).toContain('#/evidence');
  });

  it('copies the address of a message', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await goTo('3');
    await page.keyboard.press('l');
    await page.getByText('消息链接已复制').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `keptword://message/3@${archiveId}`,
    );
  });

  it('opens a link of a message only after a person has read where it leads', async () => {
    await goTo('2');
    await page
      .getByRole('list', { name: '这条消息里的号码' })
      .getByText(/xn--tobao/)
      .click();
    const dialog = page.getByRole('dialog', { name: '打开外部链接' });
    await dialog.getByText('www.tаobao.com', { exact: true }).waitFor();
    await dialog.getByText('www.xn--tobao-4ve.com', { exact: false }).first().waitFor();
    await dialog.locator('[data-warning="mixedScripts"]').waitFor();
    expect(system.opened).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(system.opened).toEqual([]);
    await lead.getByText('https://www.tаobao.com/item?id=1').click();
    await dialog.getByRole('button', { name: '在浏览器打开' }).click();
    await expect.poll(() => system.opened).toEqual(['https://www.xn--tobao-4ve.com/item?id=1']);
    await dialog.waitFor({ state: 'detached' });
  });

  it('lets the page go nowhere, open nothing and ask for nothing', async () => {
    const contents = system.contents();
    expect(contents.lets('https://www.taobao.com/')).toBe(false);
    expect(contents.lets('file:///etc/passwd')).toBe(false);
    expect(contents.lets('app://elsewhere/')).toBe(false);
    expect(contents.lets('app://keptword/')).toBe(true);
    expect(contents.opensWindow()).toBe(false);
    const refused = ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal'];
    expect(refused.filter((permission) => contents.allows(permission))).toEqual([]);
    expect(contents.allows('clipboard-sanitized-write')).toBe(true);
    const answers = await page.evaluate(
      async (urls) => {
        const { keptword } = globalThis as unknown as {
          keptword: { openExternal(url: string): Promise<void> };
        };
        return Promise.all(
          urls.map((url) =>
            keptword.openExternal(url).then(
              () => 'opened',
              () => 'refused',
            ),
          ),
        );
      },
      ['file:///etc/passwd', 'javascript:alert(1)', 'ms-settings:', 'keptword://message/1'],
    );
    expect(answers).toEqual(['refused', 'refused', 'refused', 'refused']);
    expect(system.opened).toHaveLength(1);
  });

  it('greys in its menu what cannot be done, and does the rest', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await heading('统计').waitFor();
    const item = (id: string) => system.menuItems().find((one) => one.id === id);
    await expect.poll(() => item('tag')?.enabled).toBe(false);
    await goTo('3');
    await expect.poll(() => item('tag')?.enabled).toBe(true);
    expect(item('tag')?.label).toBe('加标签 (T)');
    await app.clickMenu?.('tag');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('tells figures of any days, and leads to those on record where there are none', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await heading('统计').waitFor();
    await page.getByText('自选', { exact: true }).click();
    await page.getByLabel('从这天起').fill('2019-03-01');
    await page.getByLabel('到这天止').fill('2019-03-31');
    await page.getByRole('button', { name: '看最近有记录的 30 天' }).press('Enter');
    await page.getByRole('region', { name: '明细' }).getByText('小红').waitFor();
    expect(app.problems).toEqual([]);
  });

  it('leads to a setting by a few letters of its name', async () => {
    await page.keyboard.press('Escape');
    await page.locator('#content').focus();
    await page.keyboard.press('g');
    await page.keyboard.press(',');
    await heading('设置').waitFor();
    const box = page.getByRole('combobox', { name: '找一项设置' });
    await box.fill('自动');
    await page.getByRole('option', { name: '备份 · 自动备份' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page
      .locator('input[type="radio"]:focus')
      .and(page.getByLabel('每天'))
      .waitFor({ state: 'attached' });
    expect(app.problems).toEqual([]);
  });

  it('takes back a tag by its key, and keeps on record that it was there', async () => {
    await goTo('3');
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').or(dialog.getByRole('textbox')).first().fill('急');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await lead.getByText('急', { exact: true }).waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => lead.getByText('急', { exact: true }).count()).toBe(0);
    await page.keyboard.press('g');
    await page.keyboard.press('y');
    const log = page.getByRole('listbox', { name: '操作记录列表' });
    await log.getByText('去标签').waitFor();
    await log.getByText('加标签').waitFor();
    await log.getByText('去标签').dblclick();
    await page.waitForURL(/conversations\/\d+\/3$/);
  });

  it('hides numbers, and shows one to whoever asks, which is written down', async () => {
    await goTo('1');
    await page.keyboard.press('Control+Shift+m');
    await lead.getByText('138****78').waitFor();
    await page.keyboard.press('c');
    await page.getByText(/已复制|复制了/).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('138****78');
    await lead.getByText('138****78').click();
    await lead.getByText('13812345678').waitFor();
    await page.keyboard.press('Control+Shift+m');
    await page.keyboard.press('g');
    await page.keyboard.press('y');
    const log = page.getByRole('listbox', { name: '操作记录列表' });
    await log.getByText('查看被遮挡的内容').waitFor();
  });

  it('gives an action another key everywhere, and takes it from the one that had it', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press(',');
    const row = page.locator('[data-action="tag"]');
    await row.getByRole('button').first().click();
    await row.getByText('请按新的键').waitFor();
    await page.keyboard.press('c');
    await row.getByText('连出处一起复制').waitFor();
    await row.getByRole('button', { name: '改给这个操作' }).click();
    await row.getByRole('button', { name: /^加标签：C/ }).waitFor();
    await expect
      .poll(() => system.menuItems().find(({ id }) => id === 'tag')?.label)
      .toBe('加标签 (C)');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog');
    await expect.poll(() => help.locator('[data-action="tag"]').innerText()).toMatch(/^C\s/);
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await goTo('3');
    await page.keyboard.press('c');
    await page.getByRole('dialog', { name: /标签/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('locks at once from the tray, stays so, and opens to the right PIN', async () => {
    await expect
      .poll(() => system.trayItems().find(({ id }) => id === 'tray.lock')?.enabled)
      .toBe(true);
    system.clickTray('tray.lock');
    const lock = page.getByRole('dialog', { name: '已锁定' });
    await lock.waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.reload();
    await lock.waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    await lock.getByRole('textbox', { name: 'PIN 或密码' }).fill('0000');
    await page.keyboard.press('Enter');
    await lock.getByText('PIN 或密码不对').waitFor();
    await lock.getByRole('textbox', { name: 'PIN 或密码' }).fill('4711');
    await page.keyboard.press('Enter');
    await lock.waitFor({ state: 'detached' });
    await page.getByRole('navigation', { name: '房间' }).waitFor();
  });

  it('stays in the tray when it is told to, and comes back from there', async () => {
    await page.keyboard.press('Control+,');
    await heading('设置').waitFor();
    await page.getByRole('checkbox', { name: /关闭窗口时留在托盘/ }).click();
    await expect
      .poll(() => page.getByRole('checkbox', { name: /关闭窗口时留在托盘/ }).isChecked())
      .toBe(true);
    // What the page tells comes in turn: once the menu knows the message, the window knows the tray.
    await goTo('3');
    await expect.poll(() => system.menuItems().find(({ id }) => id === 'tag')?.enabled).toBe(true);
    system.pressClose();
    expect(system.isShown()).toBe(false);
    system.clickTray('tray.open');
    expect(system.isShown()).toBe(true);
    expect(system.trayItems().map(({ label }) => label)).toContain('待接收的交接单：0');
  });
});

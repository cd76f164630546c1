import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, type Launched } from './launch.ts';

/** The sample shop's clock stands on Saturday 31 October 2026, 21:45, in the late shift. */
describe('the shift plan in the window', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-shifts-'));
  const archive = join(folder, 'archive');
  let app: Launched;
  let page: Page;
  beforeAll(async () => {
    cpSync(inject('sampleArchive'), archive, { recursive: true });
    app = await launch('web', { userData: join(folder, 'user-data'), archive });
    page = app.page;
    page.setDefaultTimeout(45_000);
    await page.getByRole('link', { name: '设置' }).click();
    await page.getByRole('table', { name: '值班表' }).waitFor();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const roster = (): Locator => page.getByRole('table', { name: '值班表' });
  const place = (name: string): Locator => roster().getByRole('button', { name, exact: true });

  it('takes a night shift of two weekdays, which the roster shows on its days alone', async () => {
    await page.getByRole('button', { name: '添加班次' }).click();
    const row = page.getByRole('group', { name: '班次名称', exact: true });
    await row.getByText('请写班次名称').waitFor();
    await row.getByRole('textbox', { name: '开始' }).fill('22:00');
    await row.getByRole('textbox', { name: '结束' }).fill('06:00');
    await row.getByText('次日').waitFor();
    for (const day of ['一', '二', '三', '四', '日']) {
      await row.getByRole('button', { name: day, exact: true }).click();
      await row.locator(`[aria-pressed=false]:text-is("${day}")`).waitFor();
    }
    await row.getByRole('textbox', { name: '班次名称' }).fill('夜班');
    await page.keyboard.press('Tab');
    await roster().getByText('22:00–次日 06:00').waitFor();
    await place('排人：夜班，六 10-31').waitFor();
    const places = roster().getByRole('button', { name: /^排人：夜班/ });
    expect(await places.evaluateAll((all) => all.map((one) => one.ariaLabel))).toEqual([
      '排人：夜班，五 10-30',
      '排人：夜班，六 10-31',
    ]);
  });

  it('is filled by keyboard: arrows to a place, Enter, a name, and several days at once', async () => {
    await place('排人：早班，四 10-29').focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.ariaLabel))
      .toBe('排人：晚班，六 10-31');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '排班：晚班' });
    await dialog.getByRole('combobox', { name: '谁来上' }).fill('阿杰');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: '日 11-01' }).click();
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
    await place('撤下阿杰：晚班，六 10-31').waitFor();
    await place('撤下阿杰：晚班，日 11-01').waitFor();
  });

  it('lets nobody go from a shift without a reason', async () => {
    await place('撤下阿杰：晚班，日 11-01').click();
    const dialog = page.getByRole('dialog', { name: '撤下阿杰' });
    const takeOut = dialog.getByRole('button', { name: /^撤下/ });
    await takeOut.waitFor();
    expect(await takeOut.isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: '原因' }).fill('调休');
    await page.keyboard.press('Control+Enter');
    await place('撤下阿杰：晚班，日 11-01').waitFor({ state: 'hidden' });
  });

  it('shows who should be there, takes them on duty, and says what they hold when they go', async () => {
    const now = page.getByRole('region', { name: '现在谁在班' });
    await now.getByText('晚班 · 已排班，还没到').waitFor();
    await now.getByRole('button', { name: '阿杰 上班' }).click();
    await page.getByRole('dialog', { name: '上班' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await now.getByText('晚班 · 21:45 到岗').waitFor();
    await now.getByRole('button', { name: '阿杰 下班' }).click();
    await page.getByRole('dialog', { name: '阿杰下班' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await now.getByText('还没有人上班。').waitFor();
    expect(app.problems).toEqual([]);
  });
});

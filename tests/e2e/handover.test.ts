import { createRouterClient } from '@orpc/server';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { openCore } from '../../electron/core/core.ts';
import { createRouter } from '../../electron/core/router.ts';
import { systemClock } from '../../electron/core/system/clock.ts';
import { silentLog } from '../../electron/core/system/log.ts';
import { launch, type Launched } from './launch.ts';

/** A shift change from the draft to the next draft, as two clerks live it. */
describe('a shift change', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-shift-'));
  const archive = join(folder, 'archive');
  let app: Launched;
  let page: Page;
  beforeAll(async () => {
    cpSync(inject('sampleArchive'), archive, { recursive: true });
    await draftTheMorning(archive);
    app = await launch('web', { userData: join(folder, 'user-data'), archive });
    page = app.page;
    page.setDefaultTimeout(45_000);
    await page.getByRole('link', { name: /^交接/ }).click();
    await page.getByText('草稿', { exact: true }).first().waitFor();
    await page.locator('#content').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /交接 草稿/ }).waitFor();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await page.screenshot({ path: join('out', `failed ${task.name}.png`) });
  });

  /** What the strip says is missing; empty once nothing is. */
  const missing = async (): Promise<string> =>
    (await page.getByText(/还差 \d+ 处才能签字/).allInnerTexts()).join('');
  const reading = (): Locator => page.getByRole('dialog', { name: '接收' });
  /** What the note says of the item that is being read back. */
  const fact = async (name: string): Promise<string> => {
    const names = reading().locator('dt', { hasText: name });
    return (await names.locator('xpath=following-sibling::dd[1]').innerText()).trim();
  };
  const readBack = async (action: string, time: string): Promise<void> => {
    await reading().getByRole('textbox', { name: '下一步做什么' }).fill(action);
    await reading()
      .getByRole('textbox', { name: /^什么时候/ })
      .fill(time);
    await page.keyboard.press('Control+Enter');
  };
  const dueClock = async (): Promise<string> => /\d\d:\d\d$/.exec(await fact('期限'))?.[0] ?? '';
  const isAt = (position: string): Promise<void> =>
    reading().getByText(position, { exact: true }).waitFor();

  it('is not signed while a red line lacks anything: the key leads to what is missing', async () => {
    await expect.poll(missing).not.toBe('');
    await page.locator('#content').focus();
    await page.keyboard.press('s');
    expect(await page.getByRole('dialog').count()).toBe(0);
    const values: Readonly<Record<string, string>> = {
      next_action: '打电话给买家说明进度',
      owner: '阿杰',
      due_at: '2026-11-01T15:00',
      if_then: '如果没接，就发消息并留截图',
    };
    for (let words = await missing(); words !== ''; words = await missing()) {
      await page.locator('footer[aria-label="还差什么"] li').first().getByRole('button').click();
      const field = page.locator('[id^=item-]:focus');
      await field.waitFor();
      const id = (await field.getAttribute('id')) ?? '';
      await field.fill(values[id.split('-').at(-1) ?? ''] ?? '');
      await page.keyboard.press('Control+Enter');
      await expect.poll(missing).not.toBe(words);
    }
    await page
      .getByRole('button', { name: /^签字并冻结/ })
      .first()
      .click();
    const signing = page.getByRole('dialog', { name: '签字并冻结' });
    await signing.waitFor();
    await page.keyboard.press('Control+Enter');
    await page
      .getByText(/第 1 号，校验码 [0-9a-f]{8}/)
      .first()
      .waitFor();
  });

  it('takes an addendum, numbered, and leaves what was signed', async () => {
    await page.getByRole('button', { name: '补记一条' }).click();
    const dialog = page.getByRole('dialog', { name: '补记一条' });
    await dialog.getByRole('textbox', { name: '补记内容' }).fill('快递说今晚再派送一次');
    await page.keyboard.press('Control+Enter');
    await page.getByText('✚ 补记 1').waitFor();
    await page.getByText('快递说今晚再派送一次').waitFor();
    expect(await page.getByText(/第 1 号，校验码 [0-9a-f]{8}/).count()).toBeGreaterThan(0);
  });

  it('is not acknowledged by who wrote it', async () => {
    await page.getByRole('button', { name: /^开始接收/ }).click();
    await reading().getByRole('combobox', { name: '接收人' }).fill('小红');
    await reading()
      .getByText(/自己交的班不能自己接收/)
      .waitFor();
    expect(
      await reading()
        .getByRole('button', { name: /^开始接收/ })
        .isDisabled(),
    ).toBe(true);
  });

  it('is read back line by line: what differs is shown, and a line can be refused', async () => {
    await reading().getByRole('combobox', { name: '接收人' }).fill('阿杰');
    await page.keyboard.press('Control+Enter');
    await isAt('第 1 / 6 件');
    await readBack('发个红包', '01:23');
    await reading().getByText('◆ 和交班人写的不一样，对一对再接：').waitFor();
    await isAt('第 1 / 6 件');
    await readBack(await fact('下一步'), await dueClock());
    await isAt('第 2 / 6 件');
    await reading().getByRole('button', { name: /^拒收/ }).click();
    await page.getByRole('textbox', { name: '理由' }).fill('电话打不通');
    await page.keyboard.press('Control+Enter');
    for (let item = 3; item <= 6; item++) {
      await isAt(`第 ${item} / 6 件`);
      await readBack(await fact('下一步'), await dueClock());
    }
    await reading().getByText('紧急：一件一件复述').waitFor({ state: 'detached' });
    const all = reading().getByRole('button', { name: /^接收这 \d+ 件$/ });
    await reading().getByText('注意：一件一件看').waitFor();
    const yellow = Number(
      (
        await reading()
          .getByText(/^第 1 \/ \d+ 件$/)
          .innerText()
      ).split(' ')[3],
    );
    for (let item = 1; item <= yellow; item++) {
      await isAt(`第 ${item} / ${yellow} 件`);
      await page.keyboard.press('a');
    }
    await all.scrollIntoViewIfNeeded();
    await reading().getByRole('listitem').last().scrollIntoViewIfNeeded();
    await expect.poll(() => all.isEnabled()).toBe(true);
    await all.click();
    await reading().getByText('都看过了').waitFor();
    await reading().getByRole('button', { name: '全部交接' }).click();
    await page.getByText('已接收', { exact: true }).first().waitFor();
  });

  it('brings what was refused back with the reason, and what is unfinished with its count', async () => {
    await page.getByRole('button', { name: '全部交接' }).click();
    await page
      .getByRole('button', { name: /^写交接/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: '写交接' });
    await dialog.getByRole('combobox', { name: '交班人' }).fill('阿杰');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: /^列出来/ }).click();
    await page.getByRole('heading', { level: 1, name: /交接 草稿/ }).waitFor();
    await page
      .getByText(/上次被拒收：电话打不通/)
      .first()
      .waitFor();
    await page
      .getByText(/顺延 1 次/)
      .first()
      .waitFor();
    expect(app.problems).toEqual([]);
  });
});

/** The note of the morning shift, not signed yet. */
async function draftTheMorning(folder: string): Promise<void> {
  const core = openCore({
    folder,
    mode: 'write',
    create: false,
    grantsFolder: join(folder, 'grants'),
    clock: systemClock,
    log: silentLog,
  });
  const context = { actor: '小红', log: silentLog };
  const client = createRouterClient(createRouter(core), { context });
  await client.settings.set({ person: '小红' });
  await client.handovers.draft({
    from: Date.parse('2026-10-31T08:00+08:00'),
    to: Date.parse('2026-10-31T16:00+08:00'),
    outgoing: '小红',
    incoming: '阿杰',
    shift: '早班',
  });
  await core.close();
}

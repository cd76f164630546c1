import iconv from 'iconv-lite';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launch, type Launched } from './launch.ts';

/** Another shop's evening, so that its handover is short. */
const chat = `云灯小铺:小林
================================================================
                               单聊                             
================================================================
----------------------------阳台上的猫----------------------------
阳台上的猫(2026-10-31 20:10:00):  台灯收到了，插上不亮，要退款
云灯小铺:小林(2026-10-31 20:11:30):  亲，实在抱歉，明天下午3点前给您退款88元
阳台上的猫(2026-10-31 20:12:10):  好的，等你们
`;

/** One person's evening, from the first start to the next one, in Chinese as it comes. */
describe.each(['electron', 'web'] as const)('the main job in the %s host', (host) => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-main-job-'));
  const options = { archive: join(folder, 'own'), userData: join(folder, 'user-data') };
  const file = join(folder, '云灯小铺.txt');
  writeFileSync(file, iconv.encode(chat, 'gb18030'));

  let app: Launched;
  let page: Page;
  const start = async (archive?: string): Promise<void> => {
    const { userData } = options;
    app = await launch(host, archive === undefined ? { userData } : { userData, archive });
    page = app.page;
    page.setDefaultTimeout(45_000);
  };
  const room = async (name: string): Promise<void> => {
    await page.getByRole('navigation').getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  };
  beforeAll(() => start(options.archive));
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await page.screenshot({ path: join('out', `failed ${host} ${task.name}.png`) });
  });

  it('opens the sample shop with one click', async () => {
    await page.getByRole('button', { name: '打开示例店铺' }).click();
    await page.getByText('档案库里有 2,422 条消息').waitFor({ timeout: 120_000 });
    expect(app.problems).toEqual([]);
  });

  it('imports an exported chat log after a preview', async () => {
    await room('导入');
    await app.chooseFiles([file], () =>
      page.getByRole('button', { name: '选择文件', exact: true }).click(),
    );
    await page.getByText('台灯收到了，插上不亮，要退款').first().waitFor();
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByText('没有导入任何内容').waitFor();
    await page.getByText('读到 3 条，等于新增 3 + 重复 0 + 有出入 0 + 读不懂 0').waitFor();
    await page.getByRole('button', { name: /^(开始导入|导入)/ }).click();
    await page
      .getByText(/新增 3 条/)
      .first()
      .waitFor();
    expect(app.problems).toEqual([]);
  });

  it('takes an import out of sight and brings it back', async () => {
    await page.getByRole('tab', { name: '导入记录' }).click();
    await page.getByText('批次 2').click();
    await page.getByRole('button', { name: '撤回这一批…' }).click();
    const dialog = page.getByRole('dialog', { name: '撤回批次 2' });
    await dialog.getByText('3 条只有这一批带来的消息会从 1 个会话里隐去').waitFor();
    await dialog.getByRole('textbox', { name: '为什么撤回' }).fill('导错了店铺');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/已撤回：导错了店铺/).waitFor();
    await page.getByRole('button', { name: '恢复这一批' }).first().click();
    await page.getByRole('button', { name: '撤回这一批…' }).waitFor();
    expect(app.problems).toEqual([]);
  });

  it('shows which days are on record', async () => {
    await page.getByRole('tab', { name: '覆盖日历' }).click();
    const months = page.getByRole('table', { name: '2026 年各月' });
    await months.getByRole('row', { name: /^1 月 0 0 1–31$/ }).waitFor();
    await page
      .getByRole('row', { name: /云灯小铺/ })
      .first()
      .waitFor();
    expect(app.problems).toEqual([]);
  });

  it('finds any words and shows them where they were said', async () => {
    await room('搜索');
    await page.getByRole('combobox', { name: '搜索聊天记录' }).fill('退款88');
    await page.getByText('共 1 条').waitFor();
    await page.getByRole('combobox', { name: '搜索聊天记录' }).press('Enter');
    const conversation = page.getByRole('article', { name: '会话' });
    await conversation.getByRole('option', { name: /好的，等你们/ }).waitFor();
    await expect.poll(() => conversation.locator('mark').allInnerTexts()).toContain('退款88');
    await page.keyboard.press('e');
    await page.getByRole('combobox', { name: '搜索聊天记录' }).fill('退款');
    await page.getByText('共 18 条').waitFor();
    expect(app.problems).toEqual([]);
  });

  it('confirms the promise that it found', async () => {
    await room('承诺');
    const promise = page
      .getByRole('listbox', { name: '承诺列表' })
      .getByRole('option', { name: /明天下午3点前给您退款88元/ });
    await promise.click();
    await page.getByRole('button', { name: /^是承诺/ }).click();
    await page.getByRole('tab', { name: /^1 ?以后$/ }).click();
    await promise.waitFor();
    expect(app.problems).toEqual([]);
  });

  it('drafts a handover, fills what only a person knows, and signs it', async () => {
    await room('交接');
    await page
      .getByRole('button', { name: /^写交接/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: '写交接' });
    await dialog.getByRole('combobox', { name: '店铺' }).click();
    await page.getByRole('option', { name: '云灯小铺' }).click();
    await dialog.getByRole('combobox', { name: '接班人' }).fill('小红');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: /^列出来/ }).click();
    await page.getByRole('heading', { level: 1, name: /交接 草稿/ }).waitFor();
    const sign = page.getByRole('button', { name: /^签字并冻结/ }).first();
    for (const [label, words] of [
      ['下一步', '找财务退款并截图给买家'],
      ['负责人', '小红'],
      ['如果…就…', '如果 14:00 前没退，就打电话给财务'],
      ['期限', '2026-11-01T15:00'],
    ] as const) {
      for (const field of await page.getByRole('textbox', { name: label }).all()) {
        if ((await field.inputValue()) === '') await field.fill(words);
        await field.press('Tab');
      }
    }
    await page.getByText('都写齐了，可以签字').waitFor();
    await sign.click();
    const signing = page.getByRole('dialog', { name: '签字并冻结' });
    await signing.getByRole('button', { name: /^签字并冻结/ }).click();
    await page
      .getByText(/第 1 号，校验码 [0-9a-f]{8}/)
      .first()
      .waitFor();
    expect(app.problems).toEqual([]);
  });

  it('lets the incoming clerk acknowledge it item by item', async () => {
    await page.getByRole('button', { name: /^开始接收/ }).click();
    const name = page.getByRole('combobox', { name: '接收人' });
    if (await name.isVisible()) {
      await name.fill('小红');
      await page
        .getByRole('button', { name: /^(开始接收|接收)/ })
        .last()
        .click();
    }
    const reading = page.getByRole('dialog', { name: '接收' });
    await reading.waitFor();
    await expect.poll(() => acknowledgedAll(page, reading), { timeout: 20_000 }).toBe(true);
    await reading.getByRole('button', { name: '全部交接' }).click();
    await page.getByText('已接收', { exact: true }).first().waitFor();
    expect(app.problems).toEqual([]);
  });

  it('packs the evidence and verifies it', async () => {
    await room('证据');
    await page.getByRole('textbox', { name: '名称' }).fill('台灯不亮，答应退款');
    await page.getByRole('button', { name: /^打包并封存/ }).click();
    const dialog = page.getByRole('dialog', { name: '打包并封存' });
    await dialog.getByRole('button', { name: /^打包并封存/ }).click();
    await page.getByText(/EV-0001 已做好/).waitFor();
    await page.getByText(/^[0-9a-f]{64}$/).waitFor();
    await page.getByRole('tab', { name: '做好的证据包' }).click();
    await page.getByRole('button', { name: /核验/ }).first().click();
    await page.getByText('通过', { exact: false }).first().waitFor();
    expect(app.problems).toEqual([]);
  });

  it('finds everything as it was after it is closed and opened again', async () => {
    await app.close();
    await start();
    await page.getByText('档案库里有 2,425 条消息').waitFor();
    await room('承诺');
    await page.getByRole('tab', { name: /^1 ?以后$/ }).waitFor();
    await room('交接');
    await page
      .getByText(/第 1 号/)
      .first()
      .waitFor();
    await room('证据');
    await page.getByRole('tab', { name: '做好的证据包' }).click();
    await page.getByText('EV-0001').first().waitFor();
    expect(app.problems).toEqual([]);
  });
});

/** Reads back what is critical, accepts one thing, and says whether that was the last. */
async function acknowledgedAll(page: Page, reading: Locator): Promise<boolean> {
  const readBack = reading.getByRole('textbox', { name: '下一步做什么' });
  if (await readBack.isVisible()) {
    await readBack.fill(await fact(reading, '下一步'));
    const due = /\d\d:\d\d$/.exec(await fact(reading, '期限'))?.[0] ?? '';
    await reading.getByRole('textbox', { name: /^什么时候/ }).fill(due);
  }
  const accept = reading.getByRole('button', { name: /^接收/ });
  if (await accept.isVisible()) await accept.click();
  await page.waitForTimeout(200);
  return reading.getByText('都看过了').isVisible();
}

/** What the note says of the item on the screen. */
async function fact(reading: Locator, name: string): Promise<string> {
  const value = reading.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd[1]');
  return (await value.innerText()).trim();
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstRunTexts } from '../../shared/i18n/first-run.ts';
import { handoversTexts } from '../../shared/i18n/handovers.ts';
import { importsTexts, welcomeTexts } from '../../shared/i18n/imports.ts';
import { promisesTexts } from '../../shared/i18n/promises.ts';
import { launch, type Launched } from './launch.ts';

const chat = `阳台上的猫 2026-10-30 20:10:00
台灯收到了，插上不亮，要退款
云灯小林 2026-10-30 20:11:30
亲，实在抱歉，48小时内给您退款88元
`;

/** What only a person knows of a line that is handed over. */
const told: Readonly<Record<string, string>> = {
  next_action: '找财务退款并截图给买家',
  owner: '小红',
  due_at: '2099-11-01T15:00',
  if_then: '如果没退，就打电话给财务',
};

/** No mouse: from nothing at all to a signed note. */
describe.each([
  ['electron', 'zh-CN'],
  ['electron', 'en'],
  ['web', 'zh-CN'],
  ['web', 'en'],
] as const)('the first shift by keyboard alone, %s, %s', (host, language) => {
  const first = firstRunTexts[language];
  const imports = importsTexts[language];
  const promises = promisesTexts[language];
  const handovers = handoversTexts[language];
  const usual = process.env['KEPTWORD_ARCHIVE'];
  let folder: string;
  let app: Launched;
  let page: Page;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'keptword-first-'));
    process.env['KEPTWORD_ARCHIVE'] = join(folder, 'own');
    app = await launch(host, { userData: join(folder, 'user-data') });
    page = app.page;
    page.setDefaultTimeout(45_000);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      await page.screenshot({ path: join('out', `failed first shift ${host} ${language}.png`) });
    }
    await app.close();
    if (usual === undefined) delete process.env['KEPTWORD_ARCHIVE'];
    else process.env['KEPTWORD_ARCHIVE'] = usual;
    rmSync(folder, { recursive: true, force: true });
  });

  const press = (...keys: readonly string[]): Promise<void> =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  /** As a person walks there: Tab after Tab until it has the focus. */
  const tabTo = async (place: Locator): Promise<void> => {
    // A radio of a segmented control lies unseen behind its words.
    await place.first().waitFor({ state: 'attached' });
    const isThere = (): Promise<boolean> =>
      place.first().evaluate((element) => element === element.ownerDocument.activeElement);
    for (let step = 0; step < 150 && !(await isThere()); step += 1) await press('Tab');
    expect(await isThere()).toBe(true);
  };
  const type = async (name: string, ...words: readonly string[]): Promise<void> => {
    await tabTo(page.getByLabel(name, { exact: true }).and(page.locator('input')));
    for (const word of words) await page.keyboard.insertText(word);
  };

  it('leads from the first start to a signed handover', async () => {
    const chinese = firstRunTexts['zh-CN'];
    await page.getByRole('heading', { name: chinese.where }).waitFor();
    if (language === 'en') {
      await tabTo(page.getByRole('radio', { name: '简体中文' }));
      await press('ArrowRight', 'ArrowRight');
    }
    await page.getByRole('heading', { name: first.where }).waitFor();
    await type(first.shops, '云灯小铺');
    await press('Enter');
    await type(first.ownAccounts, '云灯小林');
    await press('Enter');
    await type(first.person, '小林');
    await press('Control+Enter');

    await tabTo(page.getByRole('button', { name: welcomeTexts[language].importChats }));
    await press('Enter');
    await tabTo(page.getByRole('button', { name: imports.paste }));
    await press('Enter');
    const box = page.getByRole('dialog').getByRole('textbox');
    await tabTo(box);
    await page.keyboard.insertText(chat);
    await press('Control+Enter');
    await box.waitFor({ state: 'hidden' });
    await page.getByText('48小时内给您退款88元').first().waitFor();
    await tabTo(page.getByRole('button', { name: imports.startCount(1) }));
    await press('Control+Enter');
    const done = page.getByRole('link', { name: new RegExp(`^${promises.title}.*1`) });
    await done.waitFor();

    await tabTo(done);
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: promises.title }).waitFor();
    await tabTo(page.getByRole('listbox').first());
    await press('Home');
    const confirm = page.getByRole('button', { name: new RegExp(`^${promises.confirm}`) });
    await confirm.waitFor();
    await press('y');
    await confirm.waitFor({ state: 'hidden' });

    await press('g', 'h');
    await page.getByRole('heading', { level: 1, name: handovers.title }).waitFor();
    await press('c');
    const dialog = page.getByRole('dialog', { name: handovers.createTitle });
    await tabTo(dialog.getByRole('combobox', { name: handovers.incoming }));
    await page.keyboard.insertText('小红');
    await press('Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
    await completeNote();

    await press('Escape');
    const signing = page.getByRole('dialog', { name: handovers.signTitle });
    await tabTo(page.getByRole('button', { name: new RegExp(`^${handovers.sign}`) }));
    await press('Enter');
    await signing.waitFor();
    await press('Control+Enter');
    await signing.waitFor({ state: 'hidden' });
    await page
      .getByText(/[0-9a-f]{8}/)
      .first()
      .waitFor();
    // The browser writes down what is asked before there is an archive; nothing else is refused.
    expect(app.problems.filter((problem) => !problem.includes('503'))).toEqual([]);
  });

  /** Each thing that is missing, from the strip to its field and back. */
  async function completeNote(): Promise<void> {
    const strip = page.locator(`footer[aria-label="${handovers.lint}"]`);
    const clear = strip.getByText(handovers.lintClear);
    const missing = strip.getByRole('listitem').getByRole('button');
    await clear.or(missing.first()).first().waitFor();
    for (let left = await missing.allInnerTexts(); left.length > 0;) {
      await tabTo(missing);
      await press('Enter');
      const field = page.locator('[id^=item-]:focus');
      await field.waitFor();
      const id = (await field.getAttribute('id')) ?? '';
      await press('Control+a');
      await page.keyboard.insertText(told[id.split('-').at(-1) ?? ''] ?? '');
      await press('Control+Enter');
      const before = left.join();
      await expect.poll(async () => (await missing.allInnerTexts()).join()).not.toBe(before);
      left = await missing.allInnerTexts();
    }
    await clear.waitFor();
  }
});

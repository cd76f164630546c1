import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HandoverItem } from '../../shared/contract/handover-items.ts';
import type { Handover } from '../../shared/contract/handover-notes.ts';
import {
  complete,
  itemsOf,
  openLampShop,
  shift,
  type LampShop,
} from '../core/handovers/fixture.ts';
import { launch, type Launched } from './launch.ts';

const people = ['小红', '小蓝'] as const;

/** Five notes are signed, the sixth is a draft; the last signed one waits for its only red line. */
describe('a week of handovers in the window', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-checks-'));
  let shop: LampShop;
  let notes: readonly Handover[];
  let app: Launched;
  let page: Page;
  beforeAll(async () => {
    shop = openLampShop();
    notes = await fiveShifts(shop);
    const userData = join(folder, 'user-data');
    app = await launch('web', { userData, archive: shop.folder });
    page = app.page;
    page.setDefaultTimeout(45_000);
    await page.getByRole('link', { name: /^交接/ }).click();
    await page.getByText('草稿', { exact: true }).first().waitFor();
  });
  afterAll(async () => {
    await app.close();
    await shop.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The draft is number 6 here, as nothing else is. */
  const open = async (number: number): Promise<void> => {
    const name = number > 5 ? '草稿' : `第 ${number} 号`;
    await page.getByRole('option').filter({ hasText: name }).dblclick();
    await page.getByRole('heading', { level: 1, name: new RegExp(`^交接 ${name}`) }).waitFor();
  };
  const back = async (): Promise<void> => {
    await page.getByRole('button', { name: '全部交接' }).click();
    await page.getByRole('heading', { level: 1, name: '交接', exact: true }).waitFor();
  };
  const card = (item: HandoverItem): Locator => page.locator(`#item-${item.id}`);
  const promise = (number: number): HandoverItem =>
    itemsOf(notes[number - 1]!).find(({ source_ref }) => source_ref.kind === 'promise')!;

  it('says how often a matter was carried, and why a line came back', async () => {
    await open(6);
    await card(promise(6)).getByText('顺延 5 次').waitFor();
    await page.getByText('上次被拒收：没有订单号，没法查').waitFor();
    expect(promise(6).carry_count).toBe(5);
  });

  it.each([
    ['owner', '负责人', '小蓝'],
    ['due_at', '期限', '2026-09-04T12:00'],
    ['next_action', '下一步', '打电话给李四'],
    ['if_then', '如果', '没人接 → 发消息'],
  ])('is not signed while its red line has no %s', async (name, word, value) => {
    const { id } = promise(6);
    const strip = page.locator('footer[aria-label="还差什么"]');
    await strip.getByText('都写齐了，可以签字').waitFor();
    const head = card(promise(6));
    if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
    const field = page.locator(`#item-${id}-${name}`);
    await field.fill('');
    await page.keyboard.press('Control+Enter');
    await strip.getByText('还差 1 处才能签字').waitFor();
    await strip.getByRole('button', { name: new RegExp(`：缺.*${word}`) }).waitFor();
    await strip.getByRole('button', { name: /^签字并冻结/ }).click();
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await field.fill(value);
    await page.keyboard.press('Control+Enter');
    await strip.getByText('都写齐了，可以签字').waitFor();
  });

  it('has what came after a signature on the next note alone, once', async () => {
    const about = page.locator('[id^=item-]', { hasText: /^.*王五/ });
    for (const [number, count] of [
      [1, 0],
      [2, 1],
    ] as const) {
      await back();
      await open(number);
      await card(promise(number)).waitFor();
      await expect.poll(() => about.count()).toBe(count);
    }
  });

  it('is not over while one red line is unread', async () => {
    await back();
    await page.getByRole('option').filter({ hasText: '第 5 号' }).getByText('待接收').waitFor();
    await open(5);
    const reading = page.getByRole('dialog', { name: '接收' });
    await page.getByRole('button', { name: /^开始接收/ }).click();
    await reading.getByRole('combobox', { name: '接收人' }).fill('小蓝');
    await page.keyboard.press('Control+Enter');
    await reading.getByText('紧急：一件一件复述').waitFor();
    await reading.getByRole('textbox', { name: '下一步做什么' }).fill('查物流并回复买家');
    await reading.getByRole('textbox', { name: /^什么时候/ }).fill('18:00');
    await page.keyboard.press('Control+Enter');
    await reading.getByText('都看过了').waitFor();
    await reading.getByRole('button', { name: '全部交接' }).click();
    await page.getByText('已接收', { exact: true }).first().waitFor();
    const { handoverId } = notes[4]!;
    const { acknowledgements } = await shop.client.handovers.get({ handoverId });
    expect(acknowledgements.map(({ action }) => action)).toEqual(['refuse', 'accept']);
  });

  it('prints all that is critical, 无 for what is empty, ids, and the hash', async () => {
    const file = join(folder, 'note.html');
    await app.saveTo(file, async () => {
      await page.getByRole('button', { name: '导出' }).click();
      await page.getByRole('menuitem', { name: '网页 (HTML)' }).click();
    });
    const paper = await page.context().newPage();
    await paper.emulateMedia({ media: 'print' });
    await paper.setContent(readFileSync(file, 'utf8'));
    const shown = await paper.locator('body').innerText();
    const note = notes[4]!;
    for (const { id, headline } of itemsOf(note)) {
      expect(shown).toContain(`#${id}`);
      expect(shown).toContain(headline);
    }
    const reds = itemsOf(note).filter(({ severity }) => severity === 'red');
    const critical = shown.slice(shown.indexOf('红色：必须逐条复述'), shown.indexOf('到期承诺'));
    expect(reds).toHaveLength(2);
    for (const { id } of reds) expect(critical).toContain(`#${id}`);
    const empty = note.sections.filter(({ items }) => items.length === 0);
    expect(shown.match(/^无/gmu)).toHaveLength(empty.length);
    expect(shown).toContain(note.hash);
    await paper.close();
  });

  it('shows a changed byte and a removed note as broken', async () => {
    await back();
    const check = page.getByRole('button', { name: '核对所有交接' });
    await check.click();
    await page.getByText('5 份已签字的交接都没有改动过').waitFor();
    for (const trigger of ['handovers_are_kept', 'handovers_are_frozen', 'items_are_kept']) {
      shop.sql(`DROP TRIGGER signed_${trigger}`);
    }
    shop.sql(
      `UPDATE handovers SET canonical = replace(canonical, '李四', '李五') WHERE number = 2`,
    );
    shop.sql('PRAGMA foreign_keys = OFF');
    shop.sql('DELETE FROM handovers WHERE number = 4');
    await check.click();
    const dialog = page.getByRole('dialog', { name: '核对所有交接' });
    await dialog.getByText('第 2 号：签字的文字改过了').waitFor();
    await dialog.getByText('第 4 号：这一份不见了').waitFor();
    await dialog.getByText('第 5 号：和前一份接不上').waitFor();
    expect(app.problems).toEqual([]);
  });
});

async function fiveShifts(shop: LampShop): Promise<Handover[]> {
  const { handovers } = shop.client;
  const li = shop.conversation('李四');
  const said = shop.say(li, 'agent', '今晚八点前给您发货', '2026-09-02T14:05:00+08:00');
  shop.promise(said, { due_at: Date.parse('2026-09-02T20:00:00+08:00') });
  const notes: Handover[] = [];
  for (let index = 0; index <= 5; index += 1) {
    const { from, to } = shift(index);
    const outgoing = people[index % 2] ?? '';
    shop.now(new Date(to).toISOString());
    const window = { from, to, outgoing, incoming: people[(index + 1) % 2] ?? '' };
    const draft = await complete(shop, await handovers.draft(window));
    const { handoverId } = draft;
    notes.push(index < 5 ? await handovers.sign({ handoverId, as: outgoing }) : draft);
    if (index > 0) continue;
    // After the first signature, and before the second shift's end.
    const wang = shop.conversation('王五');
    shop.say(wang, 'customer', '台灯少了一个灯罩', '2026-09-02T16:20:00+08:00');
    shop.leaveOpen(wang, 'customer_unanswered');
    shop.now('2026-09-02T16:30:00+08:00');
  }
  const last = notes[4]!;
  const waiting = itemsOf(last).find(({ source_ref }) => source_ref.kind === 'conversation')!;
  const word = { handoverId: last.handoverId, itemId: waiting.id, as: people[1] };
  await handovers.acknowledge({ ...word, action: 'refuse', reason: '没有订单号，没法查' });
  const { from, to, outgoing, incoming } = notes[5]!;
  const again = await handovers.draft({ from, to, outgoing, incoming: incoming ?? '' });
  return [...notes.slice(0, 5), again];
}

import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openWriter } from '../../electron/core/store/sqlite/open.ts';
import type { EvidenceDocument } from '../../shared/domain/evidence/format.ts';
import { openLampShop } from '../core/evidence/shop.ts';
import { launch, type Launched } from './launch.ts';

describe('the evidence room', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-evidence-room-'));
  const archive = join(folder, 'archive');
  const exports = join(archive, 'exports');
  let app: Launched;
  let page: Page;
  beforeAll(async () => {
    const shop = openLampShop();
    putPicture(shop.folder);
    await shop.client.settings.set({ person: '小青' });
    await shop.core.close();
    cpSync(shop.folder, archive, { recursive: true });
    app = await launch('web', { userData: join(folder, 'user-data'), archive });
    page = app.page;
    page.setDefaultTimeout(45_000);
    await page.getByRole('link', { name: '证据' }).first().click();
    await page.getByRole('tab', { name: /证据篮/ }).waitFor();
  });
  const choice = (name: string) => page.getByRole('combobox', { name, exact: true });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await page.screenshot({ path: join('out', `failed evidence ${task.name}.png`) });
  });

  it('measures the short statement, burns into a picture, checks, packs and shows the seal code', async () => {
    await page.getByText('整个会话或一段时间').click();
    await choice('会话').click();
    await page.getByRole('option', { name: /^阿澄/ }).click();
    await choice('类型').click();
    await page.getByRole('option', { name: /平台举证/ }).click();
    await page.getByRole('textbox', { name: '证明目的' }).fill('三月四日没有送到');
    await page.getByRole('textbox', { name: '订单号' }).fill('9001');
    await page.getByRole('progressbar', { name: /短说明 \d+ \/ 500 字/ }).waitFor();

    await page.getByRole('button', { name: '脱敏或不出示' }).click();
    await page.getByRole('button', { name: /涂抹图片 快递单/ }).click();
    const picture = page.getByRole('img', { name: '快递单.jpg' });
    await picture.waitFor();
    const frame = await picture.boundingBox();
    if (!frame) throw new Error('the picture has no place');
    await page.mouse.move(frame.x + 20, frame.y + 20);
    await page.mouse.down();
    await page.mouse.move(frame.x + 120, frame.y + 60, { steps: 4 });
    await page.mouse.up();
    await page.getByRole('status').getByText('1 处涂黑').waitFor();
    await page.getByRole('button', { name: '好了' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByLabel('打包的消息数').innerText()).toMatch(/部分脱敏\s*1/);

    await page.getByRole('button', { name: '打包并封存' }).click();
    const check = page.getByRole('region', { name: '出证前检查' });
    await check.getByText('对方可能怎么说').waitFor();
    await check.getByText('己方承认过责任').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('EV-0001 已做好').waitFor();
    const document = JSON.parse(
      readFileSync(join(exports, 'EV-0001/data/evidence.json'), 'utf8'),
    ) as EvidenceDocument;
    expect(document.profile).toBe('platform');
    expect(document.completeness.attachments.redacted).toBe(1);
    expect(readdirSync(join(exports, 'EV-0001/data/pages')).length).toBeGreaterThan(1);
    expect(existsSync(join(exports, 'verify.html'))).toBe(true);
    await page.getByRole('button', { name: '再做一份' }).click();
  });

  it('leads a case: a file with its source, a claim that cites it, and a package of both', async () => {
    await page.getByText('案件', { exact: true }).click();
    await page.getByRole('button', { name: '开新案件' }).click();
    await page.getByText('这个案件里还没有证据。').waitFor();
    const amount = page.getByRole('textbox', { name: /^争议金额/ });
    await amount.fill('128块');
    await page.getByText('写成数字，比如 128 或 19.90').waitFor();
    await amount.fill('128.5');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('tab', { name: '做好的证据包' }).click();
    await page.getByRole('tab', { name: /证据篮/ }).click();
    await expect.poll(() => amount.inputValue()).toBe('128.50');
    const record = join(folder, '签收.txt');
    writeFileSync(record, '三月六日签收');
    await page.getByRole('textbox', { name: '来源' }).fill('快递公司网站');
    await app.chooseFiles([record], () => page.getByRole('button', { name: '添加文件' }).click());
    const items = page.getByRole('list', { name: '案件里的证据' });
    await items.getByText('签收.txt').waitFor();
    await page.getByRole('textbox', { name: '主张', exact: true }).fill('三月六日才签收');
    await choice('引用的证据').click();
    await page.getByRole('option', { name: /EV-0002-0001/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '加一条主张' }).click();
    await page.getByRole('list', { name: '主张' }).getByText('三月六日才签收').waitFor();
    expect(app.problems).toEqual([]);
  });
});

/** A picture of a parcel's label in the first question of the buyer. */
function putPicture(folder: string): void {
  const canvas = createCanvas(320, 180);
  const context = canvas.getContext('2d');
  context.fillStyle = '#d8c9a0';
  context.fillRect(0, 0, 320, 180);
  const bytes = canvas.toBuffer('image/jpeg', 90);
  const digest = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(folder, 'attachments', digest), bytes);
  const db = openWriter(join(folder, 'archive.db'));
  db.exec(`
    INSERT INTO attachments (id, digest, bytes, mime)
      VALUES (9, '${digest}', ${bytes.length}, 'image/jpeg');
    INSERT INTO message_attachments (message_id, name, attachment_id) VALUES (2, '快递单.jpg', 9);`);
  db.close();
}

import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPackage } from '../../../electron/core/evidence/verify/verify-package.ts';
import { openWriter } from '../../../electron/core/store/sqlite/open.ts';
import { limitsFor } from '../../../shared/domain/evidence/limits.ts';
import { filesBelow, readDocument, readRows, remakeManifests } from './forge.ts';
import { copyOf, openLampShop, phone, said, sha256, type LampShop } from './shop.ts';

let shop: LampShop;
const whole = { conversationId: '1' };
beforeAll(() => {
  shop = openLampShop();
});
afterAll(() => shop.close());

describe('a package for a platform', () => {
  it('has numbered pages that show every row, and a short statement with its pages', async () => {
    const made = await shop.create({ ...whole, profile: 'platform', title: '平台' });
    const { output } = readDocument(made.folder);
    const limits = limitsFor('taobao', []);
    expect(output?.limits).toEqual(limits);
    const pages = filesBelow(made.folder, 'data/pages');
    expect(pages.length).toBe(output?.files.length);
    expect(pages[0]).toBe('data/pages/P-001.png');
    for (const [index, page] of pages.entries()) {
      const bytes = readFileSync(join(made.folder, page));
      expect(sha256(bytes)).toBe(output?.files[index]?.sha256);
      expect(bytes.length).toBeLessThanOrEqual(limits.pictureBytes);
      const { width, height } = await loadImage(bytes);
      expect([width, height]).toEqual([1080, 1920]);
    }
    const shown = readRows(made.folder).flatMap((row) =>
      row.state === 'withheld' ? [] : [row.ex],
    );
    expect([...new Set(output?.files.flatMap(({ exhibits }) => exhibits))]).toEqual(shown);
    const text = readFileSync(`${made.folder}-statement.txt`, 'utf8');
    expect(text).toContain(made.sealCode);
    expect(text.length).toBeLessThanOrEqual(limits.statementChars);
    expect(text).toMatch(/EV-0001-0003（图1）/);
    expect(await verifyPackage(made.folder, made.sealCode)).toMatchObject({
      verdict: 'intact',
      findings: [],
    });
    expect(filesBelow(made.folder, 'data').join(' ')).not.toContain('originals');
  });

  it('shrinks to fit, then splits into submissions, and never drops a page', async () => {
    await shop.client.settings.set({
      evidenceLimits: [
        { ...limitsFor('any', []), place: 'narrow', pictures: 2, statementChars: 160 },
      ],
    });
    const roomy = await shop.create({ ...whole, profile: 'platform', title: '宽' });
    const narrow = await shop.create({
      ...whole,
      profile: 'platform',
      place: 'narrow',
      title: '窄',
      claim: Array.from({ length: 12 }, (_, index) => `第${index + 1}项主张：没有按时送到`).join(
        '\n',
      ),
    });
    const fewer = readDocument(narrow.folder).output;
    const more = readDocument(roomy.folder).output;
    expect(fewer?.files.length).toBeLessThan(more?.files.length ?? 0);
    const exhibits = (files: typeof fewer) =>
      new Set(files?.files.flatMap((file) => file.exhibits)).size;
    expect(exhibits(fewer)).toBe(exhibits(more));
    expect(fewer?.parts).toBe(Math.ceil((fewer?.files.length ?? 0) / 2));
    const { warnings } = readDocument(narrow.folder);
    expect(warnings).toContain('statement-shortened');
    expect(warnings.some((one) => one.startsWith('several-submissions'))).toBe(
      (fewer?.parts ?? 1) > 1,
    );
    const text = readFileSync(`${narrow.folder}-statement.txt`, 'utf8');
    expect(text.length).toBeLessThanOrEqual(160);
  });

  it('cannot have a page exchanged, even with manifests made anew', async () => {
    const made = await shop.create({ ...whole, profile: 'platform', title: '换页' });
    const folder = copyOf(made.folder);
    copyFileSync(join(folder, 'data/pages/P-002.png'), join(folder, 'data/pages/P-001.png'));
    remakeManifests(folder);
    const found = await verifyPackage(folder);
    expect(found.verdict).toBe('altered');
    expect(found.findings.map(({ code, path }) => `${code} ${path}`)).toContain(
      'E09 data/pages/P-001.png',
    );
    rmSync(join(folder, 'data/pages/P-001.png'));
    remakeManifests(folder);
    expect((await verifyPackage(folder)).findings).toContainEqual({
      code: 'E02',
      path: 'data/pages/P-001.png',
      detail: 'missing',
    });
  });

  it('is drawn the same again', async () => {
    const request = { ...whole, profile: 'platform' as const, title: '同样' };
    const first = await shop.create(request);
    const second = await shop.create(request);
    expect(second.sealCode).toBe(first.sealCode);
  });
});

describe('a package for a card scheme', () => {
  it('has one PDF within its limits, the same each time', async () => {
    const request = { ...whole, profile: 'card' as const, place: 'amex', title: '卡' };
    const made = await shop.create(request);
    const bytes = readFileSync(join(made.folder, 'data/transcript.pdf'));
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const { output } = readDocument(made.folder);
    expect(output?.pdf_pages).toBeGreaterThan(0);
    expect(output?.pdf_pages).toBeLessThanOrEqual(20);
    expect(bytes.length).toBeLessThanOrEqual(5_000_000);
    expect((await shop.create(request)).sealCode).toBe(made.sealCode);
    expect(await verifyPackage(made.folder)).toMatchObject({ verdict: 'intact' });
  });
});

describe('a package to share', () => {
  it('shows no number of a person and no name of a customer, and still verifies', async () => {
    const made = await shop.create({ ...whole, profile: 'share', title: '分享', claim: '' });
    for (const path of filesBelow(made.folder, '.')) {
      const bytes = readFileSync(join(made.folder, path));
      expect(bytes.includes(phone), path).toBe(false);
      expect(bytes.includes('阿澄'), path).toBe(false);
    }
    expect(made.counts.redacted).toBeGreaterThan(10);
    expect(existsSync(join(made.folder, 'data/originals'))).toBe(false);
    expect(await verifyPackage(made.folder, made.sealCode)).toMatchObject({ verdict: 'intact' });
  });
});

describe('an internal package', () => {
  it('shows internal notes and says that it must stay in the house', async () => {
    const db = openWriter(join(shop.folder, 'archive.db'));
    db.exec(`
      INSERT INTO messages (conversation_id, account_id, sender, kind, is_system, internal, edited,
        text, sent_at, wall_clock, time_raw, zone, fingerprint, source_file_id, position)
      SELECT 1, 1, '小青', 'text', 0, 1, 0, '买家上次也这样', sent_at + 1, wall_clock, time_raw, zone,
             randomblob(16), 1, 9000
      FROM messages WHERE id = ${said.promise}`);
    db.close();
    const inside = await shop.create({ ...whole, profile: 'internal', title: '内部' });
    expect(inside.counts.withheld).toBe(0);
    expect(readDocument(inside.folder).warnings).toContain('internal-only');
    const outside = await shop.create({ ...whole, title: '外部' });
    expect(outside.counts.withheld).toBe(1);
    expect(readFileSync(join(outside.folder, 'data/messages.jsonl'), 'utf8')).not.toContain(
      '买家上次也这样',
    );
  });
});

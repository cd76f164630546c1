import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leafOf } from '../../../shared/domain/evidence/commitment.ts';
import { hashing } from '../../../electron/core/evidence/hashing.ts';
import { verifyPackage } from '../../../electron/core/evidence/verify/verify-package.ts';
import { filesBelow, readDocument, readRows } from './forge.ts';
import { openLampShop, phone, said, secret, type Created, type LampShop } from './shop.ts';

const asked = {
  title: `台灯迟到 ${phone}`,
  claim: `电话${phone}的买家等了十九天`,
  orderNo: phone,
  redactions: [
    { messageId: said.phone, start: 3, end: 3 + phone.length, reason: 'privacy' as const },
  ],
  withheld: [{ messageId: said.secret, reason: 'third-party' as const }],
};

let shop: LampShop;
let made: Created;
beforeAll(async () => {
  shop = openLampShop();
  made = await shop.create(asked);
});
afterAll(() => shop.close());

describe('what a package must not show', () => {
  it('stands in no byte of it, in no file name, in no usual encoding', () => {
    const places = dirname(made.folder);
    const names = readdirSync(places, { recursive: true }).join('\n');
    for (const words of [phone, secret]) {
      expect(names).not.toContain(words);
      for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'gb18030']) {
        const pattern = iconv.encode(words, encoding);
        for (const path of filesBelow(places, '.')) {
          const found = readFileSync(join(places, path)).includes(pattern);
          expect(found, `${path} holds ${words} in ${encoding}`).toBe(false);
        }
      }
    }
  });

  it('is counted, logged with its reason, and the package is intact', async () => {
    const document = readDocument(made.folder);
    expect(made.counts).toEqual({ included: 8, redacted: 4, withheld: 1 });
    expect(document.completeness.redacted_by_reason).toEqual({ privacy: 4 });
    expect(document.completeness.withheld_by_reason).toEqual({ 'third-party': 1 });
    const log = readFileSync(join(made.folder, 'data/redaction-log.csv'), 'utf8');
    expect(log.trimEnd().split('\r\n')).toHaveLength(1 + 5);
    expect(await verifyPackage(made.folder, made.sealCode)).toMatchObject({ verdict: 'intact' });
  });

  it('keeps the originals out and says so', () => {
    expect(filesBelow(made.folder, 'data').join('\n')).not.toContain('originals');
    const document = readDocument(made.folder);
    expect(document.completeness.originals).toBe('left-out');
    expect(document.sources.map(({ included }) => included)).toEqual([false]);
    const statement = readFileSync(join(made.folder, 'data/completeness.html'), 'utf8');
    expect(statement).toContain('原件会泄露这些内容');
  });

  it('takes a hidden file and a hidden name along, and shows the others', () => {
    const photo = readRows(made.folder).find(
      (row) => row.state !== 'withheld' && row.meta.uid === `M-${said.photo}`,
    );
    if (photo?.state !== 'redacted') throw new Error('the photo is not there');
    expect(photo.attachments.map(({ state }) => state).toSorted()).toEqual([
      'absent',
      'included',
      'withheld',
    ]);
  });

  it('may be opened later: the same leaves and the same root', async () => {
    const before = readDocument(made.folder);
    const opened = await shop.create({ ...asked, redactions: [], withheld: [] });
    const after = readDocument(opened.folder);
    expect(after.package).toBe('EV-0001-S02');
    expect(after.prior_package).toEqual({ id: 'EV-0001', seal_code: made.sealCode });
    expect(opened.counts).toEqual({ included: 13, redacted: 0, withheld: 0 });
    expect(after.scope.map(({ root }) => root)).toEqual(before.scope.map(({ root }) => root));
    const leaves = readRows(made.folder).map(({ leaf }) => leaf);
    const rows = readRows(opened.folder);
    expect(rows.map(({ leaf }) => leaf)).toEqual(leaves);
    for (const row of rows) {
      if (row.state !== 'withheld') expect(leafOf(row, hashing)).toBe(row.leaf);
    }
    expect(after.warnings.filter((warning) => warning.startsWith('cut-anew'))).toEqual([]);
    expect(await verifyPackage(opened.folder)).toMatchObject({ verdict: 'intact' });
  });

  it('is warned of when it comes after the whole was shown: the leaf is another then', async () => {
    const whole = await shop.create({ title: '先全文' });
    const later = await shop.create({
      title: '先全文',
      redactions: [{ messageId: said.promise, start: 0, end: 2, reason: 'other' }],
    });
    expect(readDocument(later.folder).case.id).toBe(readDocument(whole.folder).case.id);
    expect(readDocument(later.folder).warnings).toContain(`cut-anew M-${said.promise}`);
  });

  it('never cuts through a character', async () => {
    const half = await shop.create({
      title: '半个字',
      messageIds: [said.afterGap],
      redactions: [{ messageId: '42', start: 5, end: 6, reason: 'privacy' }],
    });
    expect(await verifyPackage(half.folder)).toMatchObject({ verdict: 'intact' });
    const row = readRows(half.folder).find(
      (one) => one.state !== 'withheld' && one.meta.uid === 'M-42',
    );
    if (row?.state !== 'redacted') throw new Error('not redacted');
    const shown = row.spans.map((span) => ('t' in span ? span.t : '#')).join('');
    expect(shown).toBe('催单第1次#😠 𠮷');
  });

  it('keeps files out that cannot be looked into, and says so before and after', async () => {
    const { number } = await shop.client.cases.open({ title: '打不开的附件' });
    const file = join(shop.folder, '送货单.7z');
    writeFileSync(file, Buffer.from('377abcaf271c0004', 'hex'));
    await shop.client.cases.addFile({
      number,
      file: await shop.core.grants.give({ path: file, name: '送货单.7z', temporary: false }),
      record: 'shipping',
      source: '快递公司',
    });
    await shop.client.cases.add({ number, messageIds: [said.phone] });
    const hides = { ...asked, withheld: [], caseNumber: number, messageIds: [] };
    const seen = await shop.client.evidence.preview(hides);
    expect(seen.warnings).toContain('attachments-not-read');
    const { exhibits, warnings } = readDocument((await shop.create(hides)).folder);
    const added = exhibits.find(({ kind }) => kind === 'added');
    expect(added).toMatchObject({ file: null, sha256: null, reason: 'privacy' });
    expect(warnings).toContain(`attachment-unsearched ${added?.ex}`);
    const open = readDocument((await shop.create({ ...hides, redactions: [] })).folder);
    expect(open.exhibits.find(({ kind }) => kind === 'added')).toMatchObject({
      file: expect.stringMatching(/\.7z$/),
    });
  });

  it('must be in the scope', async () => {
    const elsewhere = { redactions: [{ messageId: '31', reason: 'other' as const }] };
    await expect(shop.create(elsewhere)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

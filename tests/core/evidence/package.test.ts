import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brokenLink } from '../../../shared/domain/evidence/custody.ts';
import { hashing } from '../../../electron/core/evidence/hashing.ts';
import { filesBelow, readDocument, readRows } from './forge.ts';
import { openLampShop, said, sha256, type LampShop } from './shop.ts';

let shop: LampShop;
beforeEach(() => {
  shop = openLampShop();
});
afterEach(() => shop.close());

describe('an evidence package', () => {
  it('is a bag with everything in it, a zip and a counter-sheet beside it', async () => {
    const made = await shop.create();
    expect(readdirSync(dirname(made.folder)).toSorted()).toEqual([
      'EV-0001',
      'EV-0001-counter-sheet.html',
      'EV-0001.zip',
      'verify.html',
    ]);
    expect(filesBelow(made.folder, '.')).toEqual([
      'README.txt',
      'bag-info.txt',
      'bagit.txt',
      'data/attachments/A-0001.png',
      'data/attachments/A-0002.bin',
      'data/completeness.html',
      'data/custody.csv',
      'data/evidence-list.csv',
      'data/evidence.json',
      'data/exhibits.html',
      'data/messages.jsonl',
      'data/originals/S-0001.bin',
      'data/redaction-log.csv',
      'data/show-in-court.html',
      'data/statement.html',
      'data/transcript.html',
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
    ]);
    const seal = sha256(readFileSync(join(made.folder, 'tagmanifest-sha256.txt')));
    expect(made.sealCode).toBe(seal);
    const sheet = readFileSync(`${made.folder}-counter-sheet.html`, 'utf8');
    expect(sheet).toContain(seal);
    for (const path of filesBelow(made.folder, '.')) {
      expect(readFileSync(join(made.folder, path), 'utf8')).not.toContain(seal);
    }
  });

  it('passes sha256sum -c', async () => {
    const { folder } = await shop.create();
    const manifests = ['-c', 'tagmanifest-sha256.txt', 'manifest-sha256.txt'];
    const said = execFileSync('sha256sum', manifests, { cwd: folder, encoding: 'utf8' });
    expect(
      said
        .trimEnd()
        .split('\n')
        .filter((line) => !line.endsWith(': OK')),
    ).toEqual([]);
  });

  it('holds the exported bytes as they were imported', async () => {
    const { folder } = await shop.create();
    const original = readFileSync(join(folder, 'data/originals/S-0001.bin'), 'utf8');
    expect(original).toBe('2026-03-01 第一份导出,原样保留\r\n');
  });

  it('is the same to the byte for the same request, person and clock', async () => {
    const first = await shop.create();
    const second = await shop.create();
    expect(second.sealCode).toBe(first.sealCode);
    for (const end of ['.zip', '-counter-sheet.html']) {
      expect(readFileSync(second.folder + end)).toEqual(readFileSync(first.folder + end));
    }
  });

  it('never goes over one that is there', async () => {
    const target = shop.out();
    await shop.create({}, target);
    await expect(shop.create({}, target)).rejects.toMatchObject({ code: 'conflict' });
    expect(readdirSync(target)).toHaveLength(4);
  });

  it('takes whole sessions and ten messages each side', async () => {
    const { folder } = await shop.create();
    const document = readDocument(folder);
    const [scope] = document.scope;
    // Session one is messages 1 to 10; ten after the third reach into the second session.
    expect(readRows(folder)).toHaveLength(13);
    expect(scope).toMatchObject({ conversation: 'C-1', first_seq: 1, last_seq: 13, count: 13 });
  });

  it('takes the whole day, or the whole conversation, where that is wished', async () => {
    const day = await shop.create({ messageIds: [said.afterGap], context: 'day', title: '天' });
    const all = await shop.create({
      messageIds: [said.promise],
      context: 'conversation',
      title: '全部',
    });
    const document = readDocument(all.folder);
    expect(document.asked.rule).toBe('conversations');
    expect(document.counts.included).toBe(document.completeness.conversations[0]?.in_archive);
    expect(readDocument(day.folder).asked.rule).toBe('days');
    const preview = await shop.client.evidence.preview({
      messageIds: [said.promise],
      profile: 'platform',
      claim: '没有送到',
    });
    const inScope = preview.scopes.reduce((sum, { count }) => sum + count, 0);
    expect(preview.outside).toBe(document.counts.included - inScope);
    expect(preview.statement).toMatchObject({ place: 'taobao', limit: 500, isShortened: false });
  });

  it('takes a period with its first instant and without its last', async () => {
    const from = Date.UTC(2026, 2, 1, 1, 2);
    const to = Date.UTC(2026, 2, 1, 1, 6);
    const made = await shop.create({ messageIds: [], conversationId: '1', from, to });
    const times = readRows(made.folder).map((row) => row.state !== 'withheld' && row.meta.ts);
    expect(times).toEqual([2, 3, 4, 5].map((minute) => `2026-03-01T01:0${minute}:00Z`));
    expect(readDocument(made.folder).warnings).toContain('no-pick');
  });

  it('shows each message with time, zone, sender, exhibit and source, and runs nothing', async () => {
    const { folder } = await shop.create();
    const page = readFileSync(join(folder, 'data/transcript.html'), 'utf8');
    expect(page).toContain('id="EV-0001-0003"');
    expect(page).toContain('2026-03-01 09:02:00');
    expect(page).toContain('Asia/Shanghai');
    expect(page).toContain('S-0001:3');
    expect(page).toContain('暖光灯铺 &lt;b&gt;&amp;&quot;&#39;');
    expect(page).not.toMatch(/<script|<b>&"|https?:|javascript:/);
    expect(page).toContain('@media print');
  });

  it('writes no cell that a spreadsheet would run', async () => {
    const { folder } = await shop.create({ claim: '=HYPERLINK("http://x")' });
    const list = readFileSync(join(folder, 'data/evidence-list.csv'), 'utf8');
    expect(list.codePointAt(0)).toBe(0xfeff);
    expect(list).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(list).not.toMatch(/(^|,|\n)"[=+@-]/);
  });

  it('keeps the numbers of a case in what is added to it', async () => {
    const first = await shop.create();
    const second = await shop.create({ messageIds: [said.afterGap], caseNumber: 'EV-0001' });
    expect(second.folder.endsWith('EV-0001-S02')).toBe(true);
    const numberOf = (folder: string) =>
      new Map(
        readRows(folder).flatMap((row) =>
          row.state === 'withheld' ? [] : [[row.meta.uid, row.ex] as const],
        ),
      );
    const before = numberOf(first.folder);
    const after = numberOf(second.folder);
    // The ten before it come first; 14 is the first number that the case had free.
    expect(after.get('M-21')).toBe('EV-0001-0014');
    expect(after.get('M-41')).toBe('EV-0001-0024');
    const third = numberOf(
      (await shop.create({ messageIds: ['8'], caseNumber: 'EV-0001' })).folder,
    );
    for (const [uid, ex] of before) expect(third.get(uid)).toBe(ex);
    expect(readDocument(second.folder).sources.map(({ id }) => id)).toContain('S-0002');
    const other = await shop.create({ title: '另一件事' });
    expect(readDocument(other.folder).case.id).toBe('EV-0002');
  });

  it('says which original was lost, and is whole without it', async () => {
    const [source] = shop.sql('SELECT digest FROM source_files WHERE id = 1');
    writeFileSync(join(shop.folder, 'originals', `${source?.['digest']}.zst`), 'damaged');
    const made = await shop.create();
    const document = readDocument(made.folder);
    expect(document.warnings).toContain('original-unreadable S-0001');
    expect(document.completeness.originals).toBe('unreadable');
    const { packageId } = made;
    expect(await shop.client.evidence.verifyPackage({ packageId })).toMatchObject({
      verdict: 'intact',
      sealed: true,
    });
  });
});

describe('the completeness statement', () => {
  it('agrees with counts that the database makes by itself', async () => {
    const made = await shop.create({ messageIds: ['15', '25', said.afterGap] });
    const document = readDocument(made.folder);
    const rows = readRows(made.folder);
    const ids = rows.map((row) => (row.state === 'withheld' ? '0' : row.meta.uid.slice(2)));
    const [counted] = shop.sql(`
      SELECT COUNT(*) AS inScope,
             SUM(kind = 'recall') AS recalled,
             (SELECT COUNT(*) FROM messages WHERE conversation_id = 1) AS inArchive,
             (SELECT COUNT(*) FROM import_issues WHERE rejected = 1) AS quarantined
      FROM messages
      WHERE id IN (${ids.join(', ')})`);
    expect(counted?.['recalled']).toBe(1);
    const [told] = document.completeness.conversations;
    expect(told).toMatchObject({
      in_archive: counted?.['inArchive'],
      in_scope: counted?.['inScope'],
      recalled: counted?.['recalled'],
    });
    const quarantined = document.sources.reduce((sum, one) => sum + one.rows_quarantined, 0);
    expect(quarantined).toBe(counted?.['quarantined']);
    expect(document.sources[0]?.issues).toEqual({ 'no-sender': 1 });
  });

  it('prints the gap between two exports', async () => {
    const made = await shop.create({ messageIds: ['25', said.afterGap] });
    const gap = { from: '2026-03-03T01:09:00Z', to: '2026-03-10T01:00:00Z', why: 'no-import' };
    expect(readDocument(made.folder).gaps).toEqual([{ conversation: 'C-1', ...gap }]);
    for (const page of ['completeness', 'transcript']) {
      const text = readFileSync(join(made.folder, `data/${page}.html`), 'utf8');
      expect(text).toContain(`${gap.from} – ${gap.to}`);
    }
  });

  it('prints what was asked for and no import covers', async () => {
    const from = Date.UTC(2026, 1, 20);
    const to = Date.UTC(2026, 2, 20);
    const request = { messageIds: [], conversationId: '1', from, to };
    const seen = await shop.client.evidence.preview(request);
    expect(seen.gaps.map(({ why }) => why)).toEqual([
      'before-first-record',
      'no-import',
      'after-last-record',
    ]);
    expect(seen.counts).toEqual({ included: 40, redacted: 0, withheld: 0 });
  });
});

describe('the custody log', () => {
  it('tells imports, creation and every verification, in a chain that shows a change', async () => {
    const made = await shop.create();
    const { packageId } = made;
    expect(await shop.client.evidence.verifyPackage({ packageId })).toMatchObject({ sealed: true });
    rmSync(join(made.folder, 'data/statement.html'));
    const after = await shop.client.evidence.verifyPackage({ packageId });
    expect(after.verdict).toBe('incomplete');
    const log = await shop.core.store.evidence.custody();
    expect(log.map(({ event }) => event)).toEqual([
      'package-created',
      'package-verified',
      'verification-failed',
    ]);
    expect(brokenLink(log, hashing)).toBeUndefined();
    expect(brokenLink(log.toSpliced(1, 1), hashing)).toBe(1);
    const forged = log.map((entry, index) => (index === 0 ? { ...entry, actor: '别人' } : entry));
    expect(brokenLink(forged, hashing)).toBe(0);
    const later = await shop.create({ messageIds: ['8'], caseNumber: 'EV-0001' });
    const printed = readFileSync(join(later.folder, 'data/custody.csv'), 'utf8');
    expect(printed).toContain('"source-imported","2026-03-08T20:00:01Z","小青","前台一号机"');
    for (const { hash } of log) expect(printed).toContain(hash);
    expect(() => shop.sql("DELETE FROM custody WHERE id = 1 RETURNING 'gone'")).toThrow(/never/);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWriter } from '../../../electron/core/store/sqlite/open.ts';
import { verifyPackage } from '../../../electron/core/evidence/verify/verify-package.ts';
import { readDocument } from '../evidence/forge.ts';
import { openLampShop, said, sha256, type LampShop } from '../evidence/shop.ts';

let shop: LampShop;
beforeAll(() => {
  shop = openLampShop();
});
afterAll(() => shop.close());

async function fileGrant(name: string, text: string): Promise<string> {
  const path = join(shop.folder, name);
  writeFileSync(path, text);
  return shop.core.grants.give({ path, name, temporary: false });
}

describe('a case', () => {
  it('keeps its facts, its basket with lasting numbers, and claims that cite them', async () => {
    const { cases } = shop.client;
    const opened = await cases.open({ title: '台灯迟到', orderNo: '9001', amountCents: 12_850 });
    const { number } = opened;
    expect(number).toBe('EV-0001');
    await cases.add({ number, messageIds: [said.promise, said.phone] });
    const withFile = await cases.addFile({
      number,
      file: await fileGrant('物流.txt', '运单 SF100 三月六日签收'),
      record: 'shipping',
      source: '快递公司网站,三月七日下载',
    });
    const exhibits = withFile.items.flatMap((item) => ('exhibit' in item ? [item.exhibit] : []));
    expect(exhibits).toEqual(['EV-0001-0001', 'EV-0001-0002', 'EV-0001-0003']);
    const phoneItem = withFile.items[1]?.itemId ?? '';
    await cases.remove({ number, itemId: phoneItem });
    const again = await cases.add({ number, messageIds: [said.afterGap] });
    expect(again.items.map((item) => ('exhibit' in item ? item.exhibit : ''))).toEqual([
      'EV-0001-0001',
      'EV-0001-0004',
      'EV-0001-0003',
    ]);
    const claimed = await cases.claim({
      number,
      text: '三月四日未送到',
      exhibits: ['1', 'EV-0001-0003'],
    });
    expect(claimed.claims).toMatchObject([
      { text: '三月四日未送到', exhibits: ['EV-0001-0001', 'EV-0001-0003'], addedBy: '小青' },
    ]);
    await expect(cases.claim({ number, text: '没有的', exhibits: ['99'] })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(await cases.get({ number })).toMatchObject({ orderNo: '9001', amountCents: 12_850 });
  });

  it('is packed with its basket: files under their numbers, claims with their exhibits', async () => {
    const made = await shop.create({
      messageIds: [],
      title: '',
      claim: '',
      caseNumber: 'EV-0001',
      searches: ['送到'],
    });
    const document = readDocument(made.folder);
    expect(document.case).toMatchObject({ title: '台灯迟到', order: '9001', amount_cents: 12_850 });
    expect(document.arguments).toEqual([
      { claim: '三月四日未送到', exhibits: ['EV-0001-0001', 'EV-0001-0003'] },
    ]);
    expect(document.completeness.searches).toEqual(['送到']);
    const file = readFileSync(join(made.folder, 'data/attachments/EV-0001-0003.bin'));
    expect(document.exhibits).toContainEqual(
      expect.objectContaining({
        ex: 'EV-0001-0003',
        kind: 'added',
        sha256: sha256(file),
        source: '快递公司网站,三月七日下载',
        proves: '三月四日未送到',
      }),
    );
    expect(await verifyPackage(made.folder, made.sealCode)).toMatchObject({
      verdict: 'intact',
      sealed: true,
    });
    writeFileSync(join(made.folder, 'data/attachments/EV-0001-0003.bin'), 'x');
    const codes = (await verifyPackage(made.folder)).findings.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['E01', 'E09']));
  });

  it('takes in whole sessions and days, without citing them', async () => {
    const { cases } = shop.client;
    const { number } = await cases.open({ title: '一天' });
    await cases.add({ number, sessionMessageIds: [said.secret] });
    await cases.add({
      number,
      period: {
        conversationId: '1',
        from: Date.UTC(2026, 2, 9, 16),
        to: Date.UTC(2026, 2, 10, 16),
      },
    });
    const made = await shop.create({ messageIds: [], title: '', claim: '', caseNumber: number });
    const document = readDocument(made.folder);
    expect(document.asked).toMatchObject({
      messages: [],
      sessions: [`M-${said.secret}`],
      periods: [{ conversation: 'C-1' }],
      rule: 'both',
    });
    expect(document.exhibits.some((one) => one.kind === 'message' && one.picked)).toBe(false);
    expect(document.completeness.conversations[0]?.in_scope).toBe(made.counts.included);
  });

  it('tells the gaps of all that is in scope, not only of the period that was asked for', async () => {
    const { gaps } = await shop.client.evidence.preview({
      messageIds: [said.promise, said.afterGap],
      periods: [{ conversationId: '1', from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 2, 2) }],
    });
    expect(gaps.map(({ why }) => why)).toContain('no-import');
  });

  it('records every deed with who, when, before and after', async () => {
    const { cases } = shop.client;
    await cases.edit({ number: 'EV-0001', orderNo: '9002', deadlineAt: Date.UTC(2026, 3, 3) });
    const [event] = shop.sql(
      `SELECT actor, detail FROM events WHERE noun = 'case' AND action = 'edit'`,
    );
    expect(event?.['actor']).toBe('小青');
    expect(JSON.parse(String(event?.['detail']))).toMatchObject({
      before: { orderNo: '9001', deadlineAt: null },
      after: { orderNo: '9002' },
    });
  });

  it('belongs to a dispute once, and brings its messages along', async () => {
    const dispute = await shop.client.disputes.record({
      messageIds: [said.afterGap],
      kind: 'other',
      severity: 2,
    });
    const { disputeId } = dispute;
    const opened = await shop.client.cases.open({ disputeId, title: '投诉' });
    expect(opened).toMatchObject({ disputeId, platform: 'taobao', buyer: '阿澄' });
    expect(opened.items).toMatchObject([{ kind: 'message', messageId: said.afterGap }]);
    const again = await shop.client.cases.open({ disputeId });
    expect(again.number).toBe(opened.number);
    expect((await shop.client.cases.list()).cases.map(({ number }) => number)).toContain(
      opened.number,
    );
  });
});

describe('answers in force then', () => {
  it('go along as they were on those days, for this shop and this buyer alone', async () => {
    const db = openWriter(join(shop.folder, 'archive.db'));
    const day = (date: string): number => Date.parse(`${date}T00:00:00Z`);
    const version = (uid: string, answer: string, from: string, to: string | null): string => `
      INSERT INTO answer_versions (uid, answer_uid, category, question, answer, is_retired,
        valid_from, valid_to, owner, source, reason, made_at, made_by)
      VALUES ('${uid}', '${answer}', 'delivery', '几天到', '${uid}的说法', 0, ${day(from)},
        ${to === null ? 'NULL' : day(to)}, '店长', '', '', ${day(from)}, '店长');`;
    db.exec(`
      INSERT INTO answers (uid, topic, scope, scope_value, added_at, added_by) VALUES
        ('everybody', 'delivery', 'shop', '', 0, '店长'),
        ('another-shop', 'delivery', 'shop', '别家店', 0, '店长'),
        ('this-buyer', 'delivery', 'customer', '阿澄', 0, '店长');
      ${version('past', 'everybody', '2026-01-01', null)}
      ${version('then', 'everybody', '2026-02-20', null)}
      ${version('later', 'everybody', '2026-03-20', null)}
      ${version('elsewhere', 'another-shop', '2026-01-01', null)}
      ${version('promised', 'this-buyer', '2026-02-01', '2026-04-01')}`);
    db.close();
    const made = await shop.create({ title: '口径' });
    const { policies } = readDocument(made.folder);
    expect(policies.map(({ version: one }) => one).toSorted()).toEqual(['promised', 'then']);
    const page = join(made.folder, 'data/policy/answers.html');
    expect(readFileSync(page, 'utf8')).toContain('then的说法');
    expect(await verifyPackage(made.folder, made.sealCode)).toMatchObject({ verdict: 'intact' });
    const found = await shop.client.evidence.check({ messageIds: [said.promise] });
    expect(stateOf(found.points, 'policy')).toBe('fine');
  });
});

describe('the checks before export', () => {
  it('tell what is missing, what needs a look and what the other side can say', async () => {
    const { cases } = shop.client;
    const empty = await cases.open({ title: '空的' });
    const nothing = await cases.check({ number: empty.number });
    expect(nothing.ready).toBe(false);
    expect(stateOf(nothing.points, 'order')).toBe('missing');
    expect(stateOf(nothing.points, 'identity')).toBe('missing');

    const found = await cases.check({ number: 'EV-0001' });
    expect(found.ready).toBe(true);
    expect(stateOf(found.points, 'order')).toBe('fine');
    expect(stateOf(found.points, 'claims')).toBe('fine');
    expect(stateOf(found.points, 'completeness')).toBe('look');
    expect(found.points.find(({ point }) => point === 'deadline')).toMatchObject({
      code: 'deadline-left',
      detail: '46',
    });
    expect(found.points.find(({ point }) => point === 'checklist')?.detail).toBe('order');
    const kinds = found.opponent.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['risky-words', 'gap']));
    expect(found.opponent.map(({ weight }) => weight)).toEqual(
      found.opponent.map(({ weight }) => weight).toSorted((a, b) => b - a),
    );
  });

  it('look at a selection without a case, too', async () => {
    const found = await shop.client.evidence.check({
      messageIds: [said.promise],
      orderNo: '9001',
      claim: '没有送到',
    });
    expect(found.ready).toBe(true);
    expect(stateOf(found.points, 'claims')).toBe('look');
    expect(stateOf(found.points, 'deadline')).toBe('look');
  });

  it('put admissions and promises that came due first', async () => {
    shop.sql(`
      INSERT INTO promises (message_id, status, kind, strength, what, due_at, score, reason,
        detector_version, changed_at, changed_by)
      VALUES (${said.promise}, 'open', 'delivery', 'firm', '三月四日送到', 1772600000000, 0.9, '{}', 1, 0, 'x')
      RETURNING id`);
    const { cases } = shop.client;
    await cases.add({ number: 'EV-0001', sessionMessageIds: [said.admission] });
    const { opponent } = await cases.check({ number: 'EV-0001' });
    expect(opponent[0]).toMatchObject({ kind: 'admission', messageIds: [said.admission] });
    expect(opponent).toContainEqual(
      expect.objectContaining({ kind: 'late-promise', messageIds: [said.promise] }),
    );
  });
});

function stateOf(points: readonly { point: string; state: string }[], name: string) {
  return points.find(({ point }) => point === name)?.state;
}

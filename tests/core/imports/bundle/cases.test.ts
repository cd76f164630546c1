import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyPackage } from '../../../../electron/core/evidence/verify/verify-package.ts';
import type { TestArchive } from '../archive.ts';
import { bundleOf, clientOf, contentsOf, merge } from './archives.ts';
import { bring, closeTwo, exchange, openTwo } from './two.ts';

let here: TestArchive;
let there: TestArchive;
let folder: string;
beforeEach(() => {
  ({ here, there, folder } = openTwo());
});
afterEach(() => closeTwo({ here, there, folder }));

describe('a bundle', () => {
  it('brings what people wrote on a case, with the messages that they named', async () => {
    await bring(here, '阿丽', '01');
    await merge(there, await bundleOf(here, folder));
    const mine = clientOf(here).disputes;
    const { disputeId } = await mine.record({ messageIds: ['3'], kind: 'quality' });
    await mine.told({ disputeId, replyBy: Date.UTC(2026, 1, 3), messageId: '4' });
    await mine.check({ disputeId, item: 'evidence.pictures', state: 'not-needed' });
    await mine.transfer({ disputeId, to: '小何', summary: '灯坏了，要退款' });
    await mine.stage({
      disputeId,
      stage: 'closed',
      reason: '退款',
      resultMessageId: '5',
      satisfaction: 'satisfied',
    });
    await merge(there, await bundleOf(here, folder));
    const { disputes } = await clientOf(there).disputes.list({ stage: ['closed'] });
    const theirs = await clientOf(there).disputes.get({ disputeId: disputes[0]!.disputeId });
    expect(theirs).toMatchObject({
      owner: '小何',
      facts: '灯坏了，要退款',
      satisfaction: 'satisfied',
      evidence: expect.arrayContaining([
        expect.objectContaining({ item: 'pictures', state: 'not-needed', source: 'person' }),
      ]),
    });
    expect(theirs.history.map(({ by, action }) => [by, action])).toEqual([
      ['小红', 'record'],
      ['小红', 'told'],
      ['小红', 'check'],
      ['小红', 'transfer'],
      ['小红', 'stage:closed'],
    ]);
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
  });

  it('brings cases with their basket, files and claims, under the same numbers', async () => {
    await bring(here, '阿丽', '01');
    const mine = clientOf(here).cases;
    const { number } = await mine.open({ title: '灯坏了', buyer: '阿丽' });
    await mine.add({ number, messageIds: ['3', '4'], note: '投诉和答应' });
    const path = here.file('运单.txt', '已签收');
    const { grants } = here.core;
    const grant = await grants.give({ path, name: '运单.txt', temporary: false });
    await mine.addFile({ number, file: grant, record: 'shipping', source: '快递官网' });
    await mine.claim({
      number,
      text: '收到时就是坏的',
      exhibits: [`${number}-0001`, `${number}-0003`],
    });
    await merge(there, await bundleOf(here, folder));
    const theirs = clientOf(there).cases;
    expect(await theirs.get({ number })).toMatchObject({
      title: '灯坏了',
      openedBy: '小红',
      items: [
        { kind: 'message', exhibit: `${number}-0001`, note: '投诉和答应' },
        { kind: 'message', exhibit: `${number}-0002` },
        { kind: 'file', exhibit: `${number}-0003`, name: '运单.txt', source: '快递官网' },
      ],
      claims: [{ text: '收到时就是坏的', exhibits: [`${number}-0001`, `${number}-0003`] }],
    });
    expect(await clientOf(there).archive.verify({})).toMatchObject({ verdict: 'intact' });
    await exchange({ here, there, folder });
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
    const [file] = there.rows(`SELECT digest FROM case_files`);
    expect(readFileSync(join(there.folder, 'attachments', String(file!['digest'])), 'utf8')).toBe(
      '已签收',
    );
  });

  it('brings packages with seal code, numbers and custody, and supplements go on from them', async () => {
    await bring(here, '阿丽', '01');
    const mine = clientOf(here);
    const { number } = await mine.cases.open({ title: '灯坏了' });
    await mine.cases.add({ number, messageIds: ['3'] });
    const first = await mine.evidence.create({ caseNumber: number });
    await mine.evidence.verifyPackage({ packageId: first.record.packageId });
    await merge(there, await bundleOf(here, folder));
    const theirs = clientOf(there, '小何');
    expect((await theirs.evidence.list()).packages).toEqual([
      {
        ...first.record,
        location: '',
        elsewhere: { archive: expect.stringMatching(/^[0-9a-f]{32}$/), machine: here.core.machine },
      },
    ]);
    const elsewhere = (await theirs.evidence.list()).packages[0]!;
    await expect(
      theirs.evidence.verifyPackage({ packageId: elsewhere.packageId }),
    ).rejects.toMatchObject({ code: 'not-found' });
    const second = await theirs.evidence.create({ caseNumber: number });
    expect(second.record.number).toBe(`${number}-S02`);
    const read = (made: { readonly package: string }, file: string): string =>
      readFileSync(join(made.package, 'data', file), 'utf8');
    const document = (made: { readonly package: string }) =>
      JSON.parse(read(made, 'evidence.json'));
    expect(document(second).prior_package).toEqual({ id: number, seal_code: first.sealCode });
    expect(document(second).exhibits).toEqual(document(first).exhibits);
    expect(read(second, 'custody.csv')).toMatch(/"package-created".*\r\n"package-verified"/);
    expect(read(second, 'custody.csv')).toContain(first.sealCode);
    await merge(here, await bundleOf(there, folder));
    await exchange({ here, there, folder });
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
    const third = await clientOf(here, '小林').evidence.create({ caseNumber: number });
    expect(third.record.number).toBe(`${number}-S03`);
    expect(document(third).prior_package).toEqual({
      id: `${number}-S02`,
      seal_code: second.sealCode,
    });
    expect(await verifyPackage(second.package, second.sealCode)).toMatchObject({
      verdict: 'intact',
      sealed: true,
    });
    for (const archive of [here, there]) {
      expect(await clientOf(archive).archive.verify({})).toMatchObject({ verdict: 'intact' });
    }
  });

  it('says of two packages of one name that both stand, and goes on after them', async () => {
    await bring(here, '阿丽', '01');
    const { number } = await clientOf(here).cases.open({ title: '灯坏了' });
    await clientOf(here).cases.add({ number, messageIds: ['3'] });
    await merge(there, await bundleOf(here, folder));
    const one = await clientOf(here).evidence.create({ caseNumber: number });
    const other = await clientOf(there).evidence.create({ caseNumber: number });
    const merged = await merge(there, await bundleOf(here, folder));
    expect(merged.conflicts).toMatchObject([
      {
        noun: 'case',
        field: 'package',
        here: expect.stringContaining(other.sealCode.slice(0, 8)),
        there: expect.stringContaining(one.sealCode.slice(0, 8)),
      },
    ]);
    await exchange({ here, there, folder });
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
    const next = await clientOf(there, '小何').evidence.create({ caseNumber: number });
    expect(next.record.number).toBe(`${number}-S02`);
  });

  it('keeps the number of a case where it is free, and says which other one it got', async () => {
    await clientOf(here).cases.open({ title: '灯坏了' });
    const second = await clientOf(here).cases.open({ title: '少了灯泡' });
    const own = await clientOf(there).cases.open({ title: '退款' });
    const merged = await merge(there, await bundleOf(here, folder));
    expect(merged.conflicts).toMatchObject([
      { noun: 'case', about: '灯坏了', field: 'number', there: own.number, kept: 'EV-0003' },
    ]);
    expect(await clientOf(there).cases.get({ number: second.number })).toMatchObject({
      title: '少了灯泡',
    });
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyPackage } from '../../../../electron/core/evidence/verify/verify-package.ts';
import { fixedClock } from '../../../../electron/core/system/clock.ts';
import { openTestArchive, type TestArchive } from '../archive.ts';
import { bundleOf, clientOf, contentsOf, merge, settle } from './archives.ts';

/** A WangWang export of one buyer in one month. */
const chat = (buyer: string, month: string): string =>
  [
    '灯铺',
    '='.repeat(64),
    `${'-'.repeat(28)}${buyer}${'-'.repeat(28)}`,
    `${buyer}(2026-${month}-01 09:00:00):  台灯什么时候发货？订单3812345678901234567`,
    `灯铺:小红(2026-${month}-01 09:01:00):  亲，今天下午五点前给您发出`,
    `${buyer}(2026-${month}-02 10:00:00):  收到是坏的，我要投诉你们，必须退款`,
    `灯铺:小红(2026-${month}-02 10:01:00):  明天下午三点前给您退款12元`,
    `灯铺:小红(2026-${month}-03 10:01:00):  已退款`,
  ].join('\n');

let here: TestArchive;
let there: TestArchive;
let folder: string;
beforeEach(() => {
  here = openTestArchive();
  there = openTestArchive();
  folder = mkdtempSync(join(tmpdir(), 'keptword-bundles-'));
});
afterEach(async () => {
  await here.close();
  await there.close();
  rmSync(folder, { recursive: true });
});

const bring = async (archive: TestArchive, buyer: string, month: string): Promise<void> => {
  await archive.importText(chat(buyer, month), {}, `${buyer}-${month}.txt`);
  await settle(archive);
};

/** Each takes the other's bundle, and once more what the other has by then. */
async function exchange(): Promise<void> {
  const [ours, theirs] = [await bundleOf(here, folder), await bundleOf(there, folder)];
  await merge(there, ours);
  await merge(here, theirs);
  await merge(there, await bundleOf(here, folder));
  await merge(here, await bundleOf(there, folder));
}

const promiseSaying = async (archive: TestArchive, text: string): Promise<string> => {
  const { promises } = await clientOf(archive).promises.list({});
  return promises.find(({ what }) => what.includes(text))!.promiseId;
};

describe('a bundle', () => {
  it('brings messages with their originals, and the same again adds nothing', async () => {
    await bring(here, '阿丽', '01');
    const path = await bundleOf(here, folder);
    const first = await merge(there, path);
    expect(first).toMatchObject({ batches: { merged: 1, known: 0 }, totals: { new: 5 } });
    const again = await merge(there, path);
    expect(again).toMatchObject({ batches: { merged: 0, known: 1 }, totals: { new: 0 } });
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
    expect(there.rows('SELECT actor, machine FROM import_batches')).toEqual(
      here.rows('SELECT actor, machine FROM import_batches'),
    );
    expect(await clientOf(there).archive.verify({})).toMatchObject({ verdict: 'intact' });
  });

  it('brings decisions, of which the later one holds and the conflict is told', async () => {
    await bring(here, '阿丽', '01');
    await merge(there, await bundleOf(here, folder));
    const kept = { promiseId: await promiseSaying(here, '发出'), reason: '当天已发' };
    await clientOf(here).promises.keep(kept);
    const broken = { promiseId: await promiseSaying(there, '发出'), reason: '晚了一天' };
    await clientOf(there, '小何').promises.break(broken);
    await clientOf(there, '小何').promises.edit({
      promiseId: await promiseSaying(there, '退款'),
      owner: '小何',
    });
    const merged = await merge(here, await bundleOf(there, folder));
    expect(merged.deeds).toMatchObject({ applied: 2, waiting: 0 });
    expect(merged.conflicts).toMatchObject([
      { noun: 'promise', field: 'status', here: 'kept', there: 'broken' },
    ]);
    await exchange();
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
  });

  it('keeps decisions about messages that are not here yet, and applies them when they come', async () => {
    await bring(here, '阿丽', '01');
    const early = await bundleOf(here, folder);
    const promiseId = await promiseSaying(here, '发出');
    await clientOf(here).promises.keep({ promiseId, reason: '已发' });
    const at = Number(here.rows('SELECT MAX(at) AS at FROM events')[0]!['at']);
    const late = await bundleOf(here, folder, at);
    writeFileSync(join(folder, 'late.kwb'), readFileSync(late));
    const merged = await merge(there, join(folder, 'late.kwb'));
    expect(merged.deeds.waiting + merged.deeds.applied).toBeGreaterThan(0);
    await merge(there, early);
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
  });

  it('brings tags and notes, and takes away what was taken off', async () => {
    await bring(here, '阿丽', '01');
    await merge(there, await bundleOf(here, folder));
    const [mine, theirs] = [clientOf(here).marks, clientOf(there, '小何').marks];
    await mine.tag({ messageIds: ['1', '3'], tag: '急' });
    const { noteId } = await mine.note({ messageId: '3', text: '先回电话' });
    await exchange();
    const { marks } = await theirs.get({ messageIds: ['1', '3'] });
    expect(marks).toMatchObject([
      { messageId: '1', tags: [{ tag: '急', addedBy: '小红' }] },
      { messageId: '3', notes: [{ text: '先回电话', addedBy: '小红' }] },
    ]);
    const core = { ...there.core, clock: fixedClock('2026-11-02T00:00:00Z') };
    const later = clientOf({ ...there, core }, '小何').marks;
    await later.untag({ messageIds: ['1'], tag: '急' });
    await later.removeNote({ noteId: marks[1]!.notes[0]!.noteId });
    await exchange();
    expect((await mine.get({ messageIds: ['1', '3'] })).marks).toMatchObject([
      { messageId: '3', tags: [{ tag: '急' }], notes: [] },
    ]);
    await expect(mine.removeNote({ noteId })).rejects.toMatchObject({ code: 'conflict' });
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
  });

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

  it('brings people, who works when, the shift plan and the table of deadlines', async () => {
    const mine = clientOf(here);
    await mine.settings.set({ shifts: [{ name: '晚班', start: '16:00', end: '23:00' }] });
    const row = { platform: 'taobao', state: 'arbitration', hours: 72 } as const;
    await mine.settings.set({ disputeDeadlines: [row], theme: 'dark' });
    const { personId } = await mine.persons.add({ name: '小何', role: 'clerk' });
    await mine.persons.change({ personId, role: 'supervisor' });
    await mine.shifts.assign({ person: '小何', shift: '晚班', date: '2026-11-01' });
    await merge(there, await bundleOf(here, folder));
    const theirs = clientOf(there);
    expect((await theirs.persons.list({})).persons).toMatchObject([
      { name: '小何', role: 'supervisor', secret: 'none' },
    ]);
    expect(await theirs.settings.get()).toMatchObject({
      shifts: [{ name: '晚班' }],
      disputeDeadlines: [row],
      theme: 'system',
    });
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
    expect(there.rows(`SELECT actor FROM events WHERE noun = 'duty'`)).toEqual([{ actor: '小红' }]);
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
    await exchange();
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
    await exchange();
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
    await exchange();
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

  it('brings orders, and of one that two tables have, both archives take the later', async () => {
    const table = (cents: string): Buffer =>
      Buffer.from(`订单编号,订单创建时间,订单付款时间,买家实际支付金额
8812345001,2026-03-01 09:00:00,2026-03-01 10:00:00,${cents}
`);
    for (const [archive, cents] of [
      [here, '10.00'],
      [there, '12.00'],
      [there, '10.00'],
    ] as const) {
      const { grant } = await archive.core.grants.keep(`订单${cents}.csv`, table(cents));
      await clientOf(archive).metrics.importOrders({ grant });
    }
    await merge(there, await bundleOf(here, folder));
    await merge(here, await bundleOf(there, folder));
    const period = { from: Date.UTC(2026, 1, 1), to: Date.UTC(2026, 3, 1) };
    const [ours, theirs] = await Promise.all(
      [here, there].map(({ core }) => core.store.metrics.orders(period)),
    );
    expect(ours).toHaveLength(1);
    expect(theirs).toEqual(ours);
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
    const { orders, files } = await clientOf(there).metrics.orders();
    expect([orders, files.length]).toEqual([1, 2]);
  });

  it('leaves PINs where they are, and whoever has one as they are', async () => {
    const secret = { kind: 'pin', value: '2580' } as const;
    const boss = { name: '老板', role: 'supervisor', secret } as const;
    await clientOf(there).persons.add(boss);
    const approval = { as: '老板', secret: '2580' };
    await clientOf(there).persons.add({ name: '小何', role: 'clerk', secret, approval });
    const { personId } = await clientOf(here).persons.add({ name: '老板', role: 'clerk' });
    await clientOf(here).persons.change({ personId, hasLeft: true });
    await clientOf(here).persons.add({ name: '小何', role: 'supervisor' });
    const merged = await merge(there, await bundleOf(here, folder));
    expect((await clientOf(there).persons.list({})).persons).toMatchObject([
      { name: '老板', role: 'supervisor', leftAt: null, secret: 'pin' },
      { name: '小何', role: 'clerk', secret: 'pin' },
    ]);
    expect(merged.conflicts).toMatchObject([
      { noun: 'person', about: '老板', kept: 'supervisor' },
      { noun: 'person', about: '小何', kept: 'clerk' },
    ]);
    const path = await bundleOf(there, folder);
    await merge(here, path);
    expect(here.rows('SELECT name FROM persons WHERE secret_hash IS NOT NULL')).toEqual([]);
    const kept = there.rows('SELECT hex(secret_hash) AS hash FROM persons');
    const deeds = JSON.stringify(await there.core.store.bundles.deeds('0'.repeat(32), 0));
    for (const { hash } of kept) expect(deeds.toUpperCase()).not.toContain(String(hash));
    expect(deeds).not.toContain('secret');
  });

  it('withdraws there what was withdrawn here', async () => {
    await bring(here, '阿丽', '01');
    await merge(there, await bundleOf(here, folder));
    await clientOf(here).imports.withdraw({ batchId: '1', reason: '别家的店' });
    await exchange();
    expect(there.rows('SELECT COUNT(*) AS n FROM messages WHERE hidden = 0')).toEqual([{ n: 0 }]);
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
  });

  it('that is damaged anywhere is refused whole', async () => {
    await bring(here, '阿丽', '01');
    const bytes = readFileSync(await bundleOf(here, folder));
    const before = await contentsOf(there);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const broken = Buffer.from(bytes);
          broken[at] = broken[at]! ^ by;
          const path = join(folder, 'broken.kwb');
          writeFileSync(path, broken);
          const outcome = await merge(there, path).then(
            ({ totals }) => totals.new,
            (cause: { code?: string }) => cause.code,
          );
          // Bytes that mean nothing in a zip, such as its dates, may differ.
          if (outcome === 'damaged-file') expect(await contentsOf(there)).toEqual(before);
          else expect([0, 5]).toContain(outcome);
          if (outcome !== 'damaged-file') await reopen();
        },
      ),
      { numRuns: 15 },
    );
  });

  it('that was put together anew by somebody else is refused', async () => {
    await bring(here, '阿丽', '01');
    const bytes = readFileSync(await bundleOf(here, folder)).toString('latin1');
    const path = join(folder, 'altered.kwb');
    writeFileSync(path, Buffer.from(bytes.replace('"since":0', '"since":1'), 'latin1'));
    await expect(merge(there, path)).rejects.toMatchObject({ code: 'damaged-file' });
    writeFileSync(path, 'no bundle');
    await expect(merge(there, path)).rejects.toMatchObject({ code: 'damaged-file' });
  });
});

async function reopen(): Promise<void> {
  await there.close();
  there = openTestArchive();
}

describe('two archives that exchange bundles', () => {
  const buyers = ['阿丽', '老王'] as const;
  const deeds = fc.record({
    side: fc.constantFrom('here', 'there'),
    act: fc.constantFrom(
      'import',
      'keep',
      'break',
      'edit',
      'stage',
      'link',
      'mark',
      'tag',
      'untag',
      'note',
      'remove-note',
      'told',
      'check',
      'close',
      'transfer',
      'watch',
      'tag-thing',
      'untag-thing',
      'note-thing',
      'remove-thing-note',
      'answer',
      'revise-answer',
      'retire-answer',
      'ask-exception',
      'approve-exception',
      'decide-contradiction',
      'open-case',
      'open-dispute-case',
      'edit-case',
      'add-to-case',
      'take-from-case',
      'claim',
      'withdraw-claim',
      'add-person',
      'change-person',
      'plan-shifts',
      'assign',
      'unassign',
      'start-shift',
      'end-shift',
      'set-deadline',
      'orders',
    ),
    buyer: fc.constantFrom(...buyers),
    month: fc.constantFrom('01', '02', '03'),
    pick: fc.nat(5),
    isExchanged: fc.integer({ min: 0, max: 5 }).map((roll) => roll === 0),
  });

  it('end equal, whatever was done in either of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 2, maxLength: 12 }), async (all) => {
        const archives = { here: openTestArchive(), there: openTestArchive() };
        try {
          for (const { side, isExchanged, ...deed } of all) {
            await act(archives[side], deed);
            if (!isExchanged) continue;
            await merge(archives.there, await bundleOf(archives.here, folder));
          }
          for (let round = 0; round < 2; round++) {
            const ours = await bundleOf(archives.here, folder);
            const theirs = await bundleOf(archives.there, folder);
            await merge(archives.there, ours);
            await merge(archives.here, theirs);
          }
          expect(await contentsOf(archives.there)).toEqual(await contentsOf(archives.here));
        } finally {
          await archives.here.close();
          await archives.there.close();
        }
      }),
      { numRuns: 15 },
    );
  });
});

const claimOf = ({ claimId }: { readonly claimId: string }) => ({ claimId });

interface Deed {
  readonly act: string;
  readonly buyer: string;
  readonly month: string;
  readonly pick: number;
}

/** Somebody does something; what cannot be done now is left. */
async function act(archive: TestArchive, { act: what, buyer, month, pick }: Deed): Promise<void> {
  if (what === 'import') return bring(archive, buyer, month);
  const client = clientOf(archive);
  const { promises } = await client.promises.list({});
  const { disputes } = await client.disputes.list({});
  const { accounts } = await client.people.find({});
  const promiseId = promises[pick % Math.max(promises.length, 1)]?.promiseId;
  const disputeId = disputes[pick % Math.max(disputes.length, 1)]?.disputeId;
  const messageSaying = async (text: string): Promise<string | undefined> => {
    const { hits } = await client.search.search({ query: text });
    return hits[pick % Math.max(hits.length, 1)]?.messageId;
  };
  const someThing = async () => {
    const { hits } = await client.search.search({ query: '投诉' });
    const hit = hits[pick % Math.max(hits.length, 1)];
    const things = [
      hit && { noun: 'conversation' as const, id: hit.conversationId },
      accounts[0] && { noun: 'account' as const, id: accounts[0].accountId },
      promiseId && { noun: 'promise' as const, id: promiseId },
    ];
    return things[pick % things.length];
  };
  const someCase = async (): Promise<string | undefined> => {
    const { cases } = await client.cases.list({});
    return cases[pick % Math.max(cases.length, 1)]?.number;
  };
  const deeds: Record<string, () => Promise<unknown>> = {
    keep: async () => promiseId && client.promises.keep({ promiseId, reason: `好${month}` }),
    break: async () => promiseId && client.promises.break({ promiseId, reason: `晚${month}` }),
    edit: async () => promiseId && client.promises.edit({ promiseId, owner: `${buyer}${month}` }),
    stage: async () => disputeId && client.disputes.stage({ disputeId, stage: 'explain' }),
    link: async () =>
      accounts.length > 1 &&
      client.people.link({
        accountId: accounts[0]!.accountId,
        otherId: accounts[1]!.accountId,
        reason: month,
      }),
    tag: async () => {
      const messageId = await messageSaying('投诉');
      return (
        messageId && client.marks.tag({ messageIds: [messageId], tag: pick > 2 ? '急' : 'VIP' })
      );
    },
    untag: async () => {
      const messageId = await messageSaying('投诉');
      return (
        messageId && client.marks.untag({ messageIds: [messageId], tag: pick > 2 ? '急' : 'vip' })
      );
    },
    note: async () => {
      const messageId = await messageSaying('投诉');
      return messageId && client.marks.note({ messageId, text: `${buyer}${month}要回电话` });
    },
    'remove-note': async () => {
      const messageId = await messageSaying('投诉');
      const { marks } = await client.marks.get({ messageIds: messageId ? [messageId] : [] });
      const noteId = marks[0]?.notes[0]?.noteId;
      return noteId && client.marks.removeNote({ noteId });
    },
    told: async () => {
      const messageId = await messageSaying('退款12元');
      const replyBy = Date.UTC(2026, 5, 1 + pick);
      return disputeId && messageId && client.disputes.told({ disputeId, replyBy, messageId });
    },
    check: async () => {
      const messageId = await messageSaying('已退款');
      const given = { item: 'evidence.result', state: pick > 2 ? 'there' : 'missing' } as const;
      return disputeId && messageId && client.disputes.check({ disputeId, ...given, messageId });
    },
    close: async () => {
      const resultMessageId = await messageSaying('已退款');
      if (!disputeId || !resultMessageId) return undefined;
      const end = { stage: 'closed', reason: month, satisfaction: 'neutral' } as const;
      return client.disputes.stage({ disputeId, ...end, resultMessageId });
    },
    transfer: async () =>
      disputeId && client.disputes.transfer({ disputeId, to: buyer, summary: `灯坏了${month}` }),
    watch: async () => {
      const { findings } = await client.watch.list({});
      const findingId = findings[pick % Math.max(findings.length, 1)]?.findingId;
      if (!findingId) return undefined;
      return pick > 2 ? client.watch.confirm({ findingId }) : client.watch.dismiss({ findingId });
    },
    'tag-thing': async () => {
      const thing = await someThing();
      return thing && client.marks.tagThing({ ...thing, tag: pick > 2 ? '老客' : 'VIP' });
    },
    'untag-thing': async () => {
      const thing = await someThing();
      return thing && client.marks.untagThing({ ...thing, tag: pick > 2 ? '老客' : 'vip' });
    },
    'note-thing': async () => {
      const thing = await someThing();
      return thing && client.marks.noteThing({ ...thing, text: `${buyer}${month}爱砍价` });
    },
    'remove-thing-note': async () => {
      const thing = await someThing();
      const noteId = thing && (await client.marks.of(thing)).notes[0]?.noteId;
      return noteId && client.marks.removeThingNote({ noteId });
    },
    answer: async () => {
      const answer = `付款后${pick + 5}天后发货`;
      return client.answers.add({ topic: 'ship_time', answer, validFrom: Date.UTC(2026, 0, 1) });
    },
    'revise-answer': async () => {
      const { answers } = await client.answers.list({});
      const edit = { answer: `付款后${pick + 10}天发货`, validFrom: Date.UTC(2026, 1, 1) };
      return answers[0] && client.answers.revise({ answerId: answers[0].answerId, edit });
    },
    'retire-answer': async () => {
      const { answers } = await client.answers.list({});
      return answers[0] && client.answers.retire({ answerId: answers[0].answerId, reason: month });
    },
    'ask-exception': async () =>
      client.answers.askException({
        topic: 'ship_time',
        recipient: buyer,
        granted: '今天发',
        reason: month,
        validFrom: Date.UTC(2026, 0, 1),
      }),
    'approve-exception': async () => {
      const { exceptions } = await client.answers.exceptions({});
      const exceptionId = exceptions[pick % Math.max(exceptions.length, 1)]?.exceptionId;
      const decision = pick > 2 ? ('approved' as const) : ('refused' as const);
      return exceptionId && client.answers.decideException({ exceptionId, decision });
    },
    'decide-contradiction': async () => {
      const { contradictions } = await client.contradictions.list({});
      const contradictionId = contradictions[0]?.contradictionId;
      return contradictionId && client.contradictions.unrelated({ contradictionId, reason: month });
    },
    'open-case': async () => client.cases.open({ title: `${buyer}${month}`, buyer }),
    'open-dispute-case': async () => disputeId && client.cases.open({ disputeId }),
    'edit-case': async () => {
      const number = await someCase();
      return number && client.cases.edit({ number, amountCents: pick, title: `${buyer}案` });
    },
    'add-to-case': async () => {
      const number = await someCase();
      const { hits } = await client.search.search({ query: '投诉' });
      const hit = hits[pick % Math.max(hits.length, 1)];
      if (!number || !hit) return undefined;
      const { messageId, conversationId } = hit;
      const baskets = [
        { messageIds: [messageId] },
        { sessionMessageIds: [messageId] },
        { period: { conversationId, from: null, to: Date.UTC(2026, 3, 1) } },
      ];
      return client.cases.add({ number, ...baskets[pick % 3]! });
    },
    'take-from-case': async () => {
      const number = await someCase();
      const items = number ? (await client.cases.get({ number })).items : [];
      const itemId = items[pick % Math.max(items.length, 1)]?.itemId;
      return number && itemId && client.cases.remove({ number, itemId });
    },
    claim: async () => {
      const number = await someCase();
      if (!number) return undefined;
      const { items } = await client.cases.get({ number });
      const exhibits = items.flatMap((item) => ('exhibit' in item ? [item.exhibit] : []));
      const text = `${buyer}${month}付过款`;
      return exhibits.length > 0 && client.cases.claim({ number, text, exhibits });
    },
    'withdraw-claim': async () => {
      const number = await someCase();
      const claims = number ? (await client.cases.get({ number })).claims : [];
      return number && claims[0] && client.cases.withdrawClaim({ number, ...claimOf(claims[0]) });
    },
    'add-person': async () =>
      client.persons.add({ name: buyer, role: pick > 2 ? 'clerk' : 'supervisor' }),
    'change-person': async () => {
      const { persons } = await client.persons.list({});
      const personId = persons[pick % Math.max(persons.length, 1)]?.personId;
      const change = pick > 2 ? { role: 'supervisor' as const } : { hasLeft: pick === 0 };
      return personId && client.persons.change({ personId, ...change });
    },
    'plan-shifts': async () =>
      client.settings.set({ shifts: [{ name: '晚班', start: '16:00', end: `2${pick % 4}:30` }] }),
    assign: async () => client.shifts.assign({ person: buyer, shift: '晚班', date: '2026-11-01' }),
    unassign: async () => {
      const { duties } = await client.shifts.duties({
        from: Date.UTC(2026, 9, 30),
        to: Date.UTC(2026, 10, 3),
      });
      const dutyId = duties[pick % Math.max(duties.length, 1)]?.dutyId;
      return dutyId && client.shifts.unassign({ dutyId, reason: month });
    },
    'start-shift': async () => client.shifts.start({ as: buyer }),
    'end-shift': async () => client.shifts.end({ as: buyer }),
    'set-deadline': async () =>
      client.settings.set({
        disputeDeadlines: [{ platform: 'taobao', state: 'arbitration', hours: 24 + pick }],
      }),
    orders: async () => {
      const paid = `2026-03-0${(pick % 3) + 1} 10:00:00`;
      const table = `订单编号,订单创建时间,订单付款时间,买家实际支付金额,店铺名称,买家会员名
88123450${month},2026-03-01 09:00:00,${paid},${pick + 1}.50,云灯小铺,${buyer}
8812345999,2026-03-01 09:30:00,${paid},2.00,云灯小铺,${buyer}
`;
      const { grant } = await archive.core.grants.keep('订单.csv', Buffer.from(table));
      return client.metrics.importOrders({ grant });
    },
    mark: async () => {
      const { hits } = await client.search.search({ query: '已退款' });
      const messageId = hits[pick % Math.max(hits.length, 1)]?.messageId;
      return messageId && client.promises.record({ messageId, kind: 'refund', dueAt: null });
    },
  };
  await deeds[what]!().catch((cause: { code?: string }) => {
    if (!['conflict', 'not-found', 'invalid-input'].includes(cause.code ?? '')) throw cause;
  });
}

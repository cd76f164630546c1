import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestArchive, type TestArchive } from '../imports/archive.ts';
import { bundleOf, clientOf, contentsOf, merge, settle } from '../imports/bundle/archives.ts';

const chat = [
  'conversation,time,sender,role,text',
  '甲,2026-09-10 10:00:00,甲,customer,退货运费谁出',
  '甲,2026-09-10 10:01:00,小美,agent,退货运费我们承担',
  '乙,2026-09-11 10:00:00,乙,customer,退货运费谁出',
  '乙,2026-09-11 10:01:00,阿杰,agent,退货运费您自己承担',
].join('\n');

let here: TestArchive;
let there: TestArchive;
let folder: string;
beforeEach(async () => {
  here = openTestArchive();
  there = openTestArchive();
  folder = mkdtempSync(join(tmpdir(), 'keptword-bundles-'));
  await here.importText(chat, { zone: 'Asia/Shanghai' }, 'chat.csv');
  await settle(here);
});
afterEach(async () => {
  await here.close();
  await there.close();
  rmSync(folder, { recursive: true });
});

const only = async (archive: TestArchive) => {
  const { contradictions } = await clientOf(archive).contradictions.list({
    status: ['proposed', 'resolved', 'rejected'],
  });
  expect(contradictions).toHaveLength(1);
  return contradictions[0]!;
};

it('a bundle brings the sheet with its versions, exceptions and decisions, and none of it twice', async () => {
  const client = clientOf(here, '主管');
  const { answerId } = await client.answers.add({ topic: 'ship_time', answer: '72小时内发货' });
  await client.answers.revise({ answerId, edit: { answer: '48小时内发货' } });
  const asked = { topic: 'price' as const, recipient: '甲', granted: '169元', reason: '老顾客' };
  const { exceptionId } = await client.answers.askException(asked);
  await client.answers.decideException({ exceptionId, decision: 'approved' });
  const { contradictionId } = await only(here);
  await client.contradictions.choose({ contradictionId, chosen: 'a', answer: '退货运费我们承担' });
  const bundle = await bundleOf(here, folder);
  await merge(there, bundle);
  await merge(there, bundle);
  const other = clientOf(there);
  const { answers } = await other.answers.list({});
  expect(answers.map(({ version, versions }) => [version.answer, versions])).toEqual([
    ['48小时内发货', 2],
    ['退货运费我们承担', 1],
  ]);
  expect((await other.answers.exceptions({})).exceptions).toMatchObject([
    { recipient: '甲', state: 'approved', decidedBy: '主管' },
  ]);
  expect(await only(there)).toMatchObject({
    status: 'resolved',
    decision: { resolution: 'chosen', chosen: 'a', by: '主管' },
  });
  const { decisions } = await other.history.list({ noun: 'answer', id: answers[0]!.answerId });
  expect(decisions.map(({ action, by }) => [action, by])).toEqual([
    ['add', '主管'],
    ['revise', '主管'],
  ]);
  expect(await contentsOf(there)).toEqual(await contentsOf(here));
});

it('the later of two decisions on one contradiction holds in both archives', async () => {
  await merge(there, await bundleOf(here, folder));
  const reason = '一个是质量问题';
  await clientOf(there, '阿杰').contradictions.unrelated({
    contradictionId: (await only(there)).contradictionId,
    reason,
  });
  await merge(here, await bundleOf(there, folder));
  const { contradictionId, status } = await only(here);
  expect(status).toBe('rejected');
  await clientOf(here, '主管').contradictions.reopen({ contradictionId });
  await merge(there, await bundleOf(here, folder));
  expect(await only(there)).toMatchObject({ status: 'proposed' });
  expect(await contentsOf(there)).toEqual(await contentsOf(here));
});

it('a decision on messages that are not here yet waits for them', async () => {
  await clientOf(here).contradictions.unrelated({
    contradictionId: (await only(here)).contradictionId,
    reason: '两回事',
  });
  const later = await bundleOf(here, folder, Date.parse('2026-11-01T00:00:00Z'));
  const { deeds } = await merge(there, later);
  expect(deeds.applied + deeds.waiting).toBe(1);
  await there.importText(chat, { zone: 'Asia/Shanghai' }, 'chat.csv');
  await settle(there);
  expect(await only(there)).toMatchObject({ status: 'rejected' });
});

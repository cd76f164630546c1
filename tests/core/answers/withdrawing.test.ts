import { expect, it } from 'vitest';
import { openTestArchive } from '../imports/archive.ts';
import { clientOf, settle } from '../imports/bundle/archives.ts';

const chatOf = (buyer: string, day: string, answer: string): string =>
  [
    'conversation,time,sender,role,text',
    `${buyer},2026-09-${day} 10:00:00,${buyer},customer,退货运费谁出`,
    `${buyer},2026-09-${day} 10:01:00,小美,agent,${answer}`,
  ].join('\n');

it('what was told in a withdrawn import contradicts nothing until it is restored', async () => {
  const archive = openTestArchive();
  try {
    const zone = 'Asia/Shanghai';
    await archive.importText(chatOf('甲', '10', '退货运费我们承担'), { zone }, 'a.csv');
    const { report } = await archive.importText(
      chatOf('乙', '11', '退货运费您自己承担'),
      { zone },
      'b.csv',
    );
    await settle(archive);
    const client = clientOf(archive);
    const proposed = async () => (await client.contradictions.list({})).counts.proposed;
    const toldTimes = async () => (await client.answers.told({})).told.length;
    const before = await toldTimes();
    expect(await proposed()).toBe(1);
    const batchId = report.batchId ?? '';
    await client.imports.withdraw({ batchId, reason: '导错了' });
    expect(await proposed()).toBe(0);
    expect(await toldTimes()).toBeLessThan(before);
    await client.imports.restore({ batchId });
    expect(await proposed()).toBe(1);
    expect(await toldTimes()).toBe(before);
    expect((await client.archive.verify({})).findings).toEqual([]);
  } finally {
    await archive.close();
  }
});

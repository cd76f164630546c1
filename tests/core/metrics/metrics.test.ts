import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '../../../electron/core/store/sqlite/open.ts';
import { metricsQueries } from '../../../electron/core/store/sqlite/metrics.ts';
import { makeArchive, type FixtureArchive, type FixtureMessage } from '../archive-fixture.ts';

const cli = fileURLToPath(new URL('../../../electron/cli/index.ts', import.meta.url));
const minute = 60_000;
/** Tuesday, 09:00 in Shanghai. */
const start = Date.UTC(2026, 8, 1, 1);

const line = (
  conversation: string,
  at: number,
  sender: string,
  shop = '小灯铺',
): FixtureMessage => ({
  text: `${sender}说`,
  sender,
  role: sender === '小红' || sender === '小明' ? 'agent' : 'customer',
  conversation,
  shop,
  sentAt: start + at * minute,
});

let archive: FixtureArchive;
beforeEach(() => {
  archive = makeArchive([
    line('甲', 0, '甲'),
    line('甲', 2, '小红'),
    line('甲', 10, '甲'),
    line('甲', 20, '小明'),
    line('乙', 5, '乙', '大灯铺'),
    line('丙', 7 * 24 * 60, '丙'),
    line('丙', 7 * 24 * 60 + 1, '小红'),
  ]);
});
afterEach(() => archive.close());

const read = async (by: 'all' | 'agent' | 'shop' | 'week' | 'day', more: object = {}) =>
  (
    await archive.client.metrics.read({
      from: start - minute,
      to: start + 30 * 86_400_000,
      by,
      ...more,
    })
  ).rows;

describe('the metrics of a period', () => {
  it('count conversations, messages, times and what nobody answered', async () => {
    expect(await read('all')).toMatchObject([
      {
        key: '',
        conversations: 3,
        customerMessages: 4,
        agentMessages: 3,
        firstResponse: { count: 2, averageMs: 1.5 * minute, withinThreeMinutes: 1 },
        response: { count: 3, p90Ms: 10 * minute },
        unanswered: 1,
      },
    ]);
  });

  it('go by agent, shop, week and day', async () => {
    expect(await read('agent')).toMatchObject([
      { key: '小明', agentMessages: 1, firstResponse: { count: 0 }, response: { count: 1 } },
      { key: '小红', agentMessages: 2, firstResponse: { count: 2 }, response: { count: 2 } },
    ]);
    expect((await read('shop')).map(({ key, unanswered }) => [key, unanswered])).toEqual([
      ['大灯铺', 1],
      ['小灯铺', 0],
    ]);
    expect((await read('week')).map(({ key }) => key)).toEqual(['2026-08-31', '2026-09-07']);
    expect((await read('day')).map(({ key }) => key)).toEqual(['2026-09-01', '2026-09-08']);
  });

  it('keep to a shop, an agent and the period', async () => {
    expect(await read('all', { shop: '大灯铺' })).toMatchObject([{ conversations: 1 }]);
    expect(await read('all', { agent: '小明' })).toMatchObject([{ agentMessages: 1 }]);
    expect(await read('all', { to: start + 3 * minute })).toMatchObject([{ customerMessages: 1 }]);
    expect(
      await read('all', { from: start + 60 * 86_400_000, to: start + 90 * 86_400_000 }),
    ).toEqual([]);
    await expect(read('all', { to: start - 2 * minute })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('count promises by who made them, as they stand', async () => {
    const { messages } = await archive.client.conversations.history({
      conversationId: '1',
      limit: 9,
    });
    const { messageId } = messages.find(({ sender }) => sender === '小红')!;
    await archive.client.promises.record({ messageId, kind: 'ship', dueAt: start });
    expect(await read('agent')).toMatchObject([
      { key: '小明', promises: { made: 0, keptRate: null } },
      { key: '小红', promises: { made: 1, open: 1, overdue: 1, keptRate: 0 } },
    ]);
  });

  it('read a conversation’s period by its index', () => {
    const db = openReader(`${archive.folder}/archive.db`);
    const plan = db
      .prepare(`EXPLAIN QUERY PLAN ${metricsQueries.said.replace('messages m', 'main.messages m')}`)
      .all({ conversation: 1n, from: 0, to: 1 }) as { detail: string }[];
    expect(plan.map(({ detail }) => detail).join('\n')).toMatch(
      /SEARCH m USING INDEX messages_time/,
    );
    db.close();
  });

  it('come as a table whose cells no spreadsheet runs', () => {
    archive.add([{ ...line('丁', 9, '丁'), shop: '=1+1' }]);
    const days = ['--from', '2026-09-01', '--to', '2026-09-30', '--by', 'shop'];
    const args = [cli, 'metrics', ...days, '--archive', archive.folder];
    const csv = execFileSync(process.execPath, [...args, '--csv'], { encoding: 'utf8' });
    expect(csv).toContain('"\'=1+1"');
    expect(csv.split('\r\n')[0]).toContain('"firstResponse.averageMs"');
    const { rows } = JSON.parse(
      execFileSync(process.execPath, [...args, '--json'], { encoding: 'utf8' }),
    );
    expect(rows.map(({ key }: { key: string }) => key)).toEqual(['=1+1', '大灯铺', '小灯铺']);
  });
});

describe('what a room of figures draws', () => {
  const period = { from: start - minute, to: start + 30 * 86_400_000 };

  it('counts the disputes of each cause, and those that nobody has decided', async () => {
    const open = async (messageId: string): Promise<string> =>
      (await archive.client.disputes.record({ messageIds: [messageId] })).disputeId;
    const disputeId = await open('1');
    await open('5');
    await archive.client.disputes.edit({ disputeId, cause: 'goods', causeDetail: 'quality' });
    expect((await archive.client.metrics.causes(period)).rows).toEqual([
      { cause: 'goods', detail: 'quality', opened: 1, closed: 0 },
      { cause: null, detail: null, opened: 1, closed: 0 },
    ]);
  });

  it('adds up the imports of a day, without those that were withdrawn', async () => {
    const importOf = async (name: string): Promise<void> => {
      const text = `${name} 2026-09-01 09:00:00\n在吗\n小红 2026-09-01 09:01:00\n在的\n`;
      for await (const _ of await archive.client.imports.paste({ text }));
    };
    const onThatDay = async () => {
      const { days } = await archive.client.metrics.imports(period);
      return days.find(({ day }) => day === '2026-09-20');
    };
    await importOf('戊');
    await importOf('己');
    expect(await onThatDay()).toMatchObject({ batches: 2, newMessages: 4, duplicates: 0 });
    const { batches } = await archive.client.imports.batches({});
    await archive.client.imports.withdraw({ batchId: batches[0]!.batchId, reason: '导错了' });
    expect(await onThatDay()).toMatchObject({ batches: 1, newMessages: 2 });
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOrders } from '../../../electron/core/metrics/read-orders.ts';
import { makeArchive, type FixtureArchive, type FixtureMessage } from '../archive-fixture.ts';

const cli = fileURLToPath(new URL('../../../electron/cli/index.ts', import.meta.url));
const zone = 'Asia/Shanghai';
/** 1 September 2026, 09:00 in Shanghai. */
const start = Date.UTC(2026, 8, 1, 1);
const day = 86_400_000;

const line = (conversation: string, at: number, sender: string, text = '在吗'): FixtureMessage => ({
  text,
  sender,
  role: sender === '小红' || sender === '小明' ? 'agent' : 'customer',
  conversation,
  shop: '小灯铺',
  sentAt: start + at * 60_000,
});

describe('an order table', () => {
  const read = (text: string) => readOrders(Buffer.from(text), zone);

  it('is read by the headers of its platform, whatever keeps its numbers from being rounded', () => {
    const { orders, issues } = read(
      '订单编号,买家会员名,总金额,买家实际支付金额,订单创建时间,订单付款时间 ,店铺名称\n' +
        '="2026090100017",甲,200,128.50,2026-09-01 10:00:00,2026-09-01 10:02:03,小灯铺\n' +
        "'2026090100025,乙,99,0,2026/9/1 11:00,,小灯铺\n",
    );
    expect(issues).toEqual([]);
    expect(orders).toEqual([
      {
        line: 2,
        orderNo: '2026090100017',
        shop: '小灯铺',
        buyer: '甲',
        orderedAt: start + 3_600_000,
        paidAt: start + 3_723_000,
        paidCents: 12_850,
      },
      {
        line: 3,
        orderNo: '2026090100025',
        shop: '小灯铺',
        buyer: '乙',
        orderedAt: start + 7_200_000,
        paidAt: null,
        paidCents: null,
      },
    ]);
  });

  it('may be in GB18030, and in English', () => {
    const chinese = '订单号,下单时间,付款确认时间,应付金额\n77,2026-09-01 09:00:00,,1\n';
    expect(readOrders(iconv.encode(chinese, 'gb18030'), zone).orders).toHaveLength(1);
    const english =
      'Order number;Customer;Created at;Paid at;Total\nA1;Ann;2026-09-01T01:00:00Z;;9\n';
    expect(read(english).orders).toMatchObject([{ orderNo: 'A1', buyer: 'Ann', orderedAt: start }]);
  });

  it('says of every row that it cannot read why, and takes the others', () => {
    const { orders, issues } = read(
      '订单号,下单时间,付款时间,实付金额\n' +
        '1,2026-09-01 09:00,2026-09-01 09:01,很多\n' +
        '2,昨天,,\n' +
        '3,2026-09-01 09:00,,\n' +
        '3,2026-09-01 09:00,,\n' +
        ',2026-09-01 09:00,,\n',
    );
    expect(orders.map(({ orderNo }) => orderNo)).toEqual(['3']);
    expect(issues.map((issue) => issue.line)).toEqual([2, 3, 5, 6]);
  });

  it('is refused without the columns that the formulas need', () => {
    expect(() => read('订单号,下单时间\n1,2026-09-01\n')).toThrow(/付款时间/);
  });
});

describe('sale figures of an archive', () => {
  let archive: FixtureArchive;
  let folder: string;
  beforeEach(() => {
    archive = makeArchive([
      line('甲', 0, '甲'),
      line('甲', 2, '小红'),
      line('乙', 5, '乙'),
      line('乙', 6, '小明'),
      line('丙', 7 * 24 * 60, '丙'),
    ]);
    folder = mkdtempSync(join(tmpdir(), 'keptword-orders-'));
  });
  afterEach(async () => {
    await archive.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const sales = async (by: 'all' | 'agent' | 'shop' | 'week' | 'day') =>
    (await archive.client.metrics.read({ from: start - day, to: start + 30 * day, by })).rows.map(
      ({ key, sales: figures }) => [key, figures] as const,
    );
  const notComputable = { state: 'not-computable' };
  const take = async (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    const grant = await archive.core.grants.give({ path, name, temporary: false });
    return archive.client.metrics.importOrders({ grant });
  };
  const header = '订单编号,买家会员名,买家实际支付金额,订单创建时间,订单付款时间,店铺名称\n';

  it('are not computable without an order table, nor where none reaches', async () => {
    expect(await sales('all')).toEqual([['', notComputable]]);
    await take('a.csv', `${header}1,甲,88,2026-09-01 09:30:00,2026-09-01 09:31:00,小灯铺\n`);
    expect(await sales('week')).toEqual([
      ['2026-08-31', expect.objectContaining({ state: 'computed', ordered: 1 })],
      ['2026-09-07', notComputable],
    ]);
  });

  it('count customers and money by agent and shop', async () => {
    const rows =
      '1,甲,88,2026-09-01 09:30:00,2026-09-01 09:31:00,小灯铺\n' +
      '2,乙,,2026-09-01 09:40:00,,小灯铺\n';
    expect(await take('a.csv', header + rows)).toMatchObject({ status: 'imported', orders: 2 });
    expect(await take('b.csv', header + rows)).toMatchObject({ status: 'unchanged' });
    expect(await sales('all')).toEqual([
      [
        '',
        {
          state: 'computed',
          consulted: 3,
          ordered: 2,
          paid: 1,
          salesCents: 8_800,
          conversion: 2 / 3,
          orderSuccess: 1 / 2,
          centsPerCustomer: 8_800,
        },
      ],
    ]);
    expect(await sales('agent')).toEqual([
      ['小明', expect.objectContaining({ consulted: 1, ordered: 1, paid: 0, salesCents: 0 })],
      ['小红', expect.objectContaining({ consulted: 1, ordered: 1, paid: 1, salesCents: 8_800 })],
    ]);
  });

  it('follow the newest table of an order, and keep the older one', async () => {
    await take('a.csv', `${header}1,甲,,2026-09-01 09:30:00,,小灯铺\n`);
    expect(await sales('all')).toMatchObject([['', { ordered: 1, paid: 0 }]]);
    await take('b.csv', `${header}1,甲,88,2026-09-01 09:30:00,2026-09-01 12:00:00,小灯铺\n`);
    expect(await sales('all')).toMatchObject([['', { ordered: 1, paid: 1, salesCents: 8_800 }]]);
    const args = [cli, 'orders', '--archive', archive.folder, '--json'];
    const said = execFileSync(process.execPath, args, { encoding: 'utf8' });
    expect(JSON.parse(said)).toMatchObject({
      orders: 1,
      files: [
        { name: 'b.csv', orders: 1 },
        { name: 'a.csv', orders: 1 },
      ],
    });
  });
});

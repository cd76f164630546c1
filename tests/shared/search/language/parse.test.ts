import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { parseSearch } from '../../../../shared/domain/search/language/parse.ts';
import type { Clause, SearchNode } from '../../../../shared/domain/search/language/syntax.ts';

const zone = 'Asia/Shanghai';
/** A Wednesday. */
const now = DateTime.fromISO('2026-11-18T15:30:00', { zone }).toMillis();
const context = { now, zone, platformNames: { 淘宝: 'taobao' } };

const day = (at: number | null): string =>
  at === null ? '' : DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm');

function saidOfClause(clause: Clause): string {
  if (clause.operator === 'time') return `time[${day(clause.from)} – ${day(clause.to)}]`;
  const { operator, ...rest } = clause;
  return `${operator}[${Object.values(rest).join(' – ')}]`;
}

function saidOf(node: SearchNode | null): string {
  if (!node) return '';
  switch (node.is) {
    case 'and':
    case 'or':
      return `(${node.nodes.map(saidOf).join(` ${node.is} `)})`;
    case 'not':
      return `not ${saidOf(node.node)}`;
    case 'text':
      return `'${node.term}'`;
    case 'clause':
      return saidOfClause(node.clause);
  }
}

const said = (query: string): string => saidOf(parseSearch(query, context).root);
const hints = (query: string): string[] =>
  parseSearch(query, context).hints.map(({ kind, text, suggestion }) =>
    [kind, text, suggestion].filter((part) => part !== null).join(' '),
  );

describe('a query in Traditional characters', () => {
  it.each([
    ['店鋪:守燈', 'shop[守燈]'],
    ['平臺:淘寶', 'platform[taobao]'],
    ['有:圖片', 'has[image]'],
    ['角色:買家 發貨', "(role[customer] and '发货')"],
  ])('%s', (query, expected) => {
    expect(said(query)).toBe(expected);
    expect(hints(query)).toEqual([]);
  });

  it('knows the same days', () => {
    for (const [query, simplified] of [
      ['當天:雙11', '当天:双11'],
      ['during:上週', 'during:上周'],
      ['after:這個月', 'after:这个月'],
    ] as const) {
      expect(said(query)).toBe(said(simplified));
      expect(said(query)).toContain('time[');
    }
  });
});

describe('a query', () => {
  it.each([
    ['退款 补发', "('退款' and '补发')"],
    ['退款 -补发', "('退款' and not '补发')"],
    ['“七天 无理由”', "'七天 无理由'"],
    ['退款 OR 退货 运费', "('退款' or ('退货' and '运费'))"],
    ['退款 或 退货', "('退款' or '退货')"],
    ['(退款 OR 退货) 运费', "(('退款' or '退货') and '运费')"],
    ['-（退款 退货）', "not ('退款' and '退货')"],
    [
      '客户:小王 has:promise 退款 -补发',
      "(customer[小王] and has[promise] and '退款' and not '补发')",
    ],
    ['客户：“小 王” 含：承诺', '(customer[小 王] and has[promise])'],
    [
      '客服:小红 店铺:灯铺 平台:淘宝 role:buyer',
      '(agent[小红] and shop[灯铺] and platform[taobao] and role[customer])',
    ],
    [
      '订单:2610-31 amount:>100 金额:50..80 amount:99.5',
      '(order[261031] and amount[10001 – ] and amount[5000 – 8000] and amount[9950 – 9950])',
    ],
    [
      'is:逾期 -is:internal in:42 来源:a.txt 标签:急',
      '(is[overdue] and not is[internal] and in[42] and source[a.txt] and tag[急])',
    ],
    ['near:42 前后：昨天', '(near[42] and time[2026-11-16 23:00 – 2026-11-18 01:00])'],
    ['ＯＲＤＥＲ 100％', "('order' and '100%')"],
    ['12:30 https://a.b/c?d 3:2', "('12:30' and 'https://a.b/c?d' and '3:2')"],
    ['order(2) a)b', "('order(2)' and 'a' and 'b')"],
    ['- -- a-b --x', "('-' and '--' and 'a-b' and '--x')"],
    ['', ''],
    ['OR ( ) -', "'-'"],
    ['OR', "'or'"],
    ['OR 退款', "'退款'"],
    ['退款 或者 退货', "('退款' or '退货')"],
    ['或', "'或'"],
    ['或 退 (OR 货)', "('或' and '退' and '货')"],
    ['退款 或', "'退款'"],
    ['−补发 ｆｒｏｍ：小红', "(not '补发' and from[小红])"],
    ['“七天“ ”无理由” 『包邮』', "('七天' and '无理由' and '包邮')"],
    [
      '平台:天猫 platform:PDD 渠道:离线消息',
      '(platform[taobao] and platform[pinduoduo] and channel[offline-message])',
    ],
    ['金额：＞１００ amount:≤99.5', '(amount[10001 – ] and amount[ – 9950])'],
    [
      '金额:100以上 金额:不超过50元 金额:¥100～￥200',
      '(amount[10000 – ] and amount[ – 5000] and amount[10000 – 20000])',
    ],
    [
      'amount:10.. amount:..20 amount:1,000',
      '(amount[1000 – ] and amount[ – 2000] and amount[100000 – 100000])',
    ],
  ])('%s', (query, expected) => {
    expect(said(query)).toBe(expected);
  });

  it.each([
    ['on:2026-03-01', 'time[2026-03-01 00:00 – 2026-03-02 00:00]'],
    ['before:2026-03-01', 'time[ – 2026-03-01 00:00]'],
    ['after:2026-03-01', 'time[2026-03-02 00:00 – ]'],
    ['during:2026-03', 'time[2026-03-01 00:00 – 2026-04-01 00:00]'],
    ['期间:2026年3月', 'time[2026-03-01 00:00 – 2026-04-01 00:00]'],
    ['期间:3-1..3-5', 'time[2026-03-01 00:00 – 2026-03-06 00:00]'],
    ['during:2026-03-01..', 'time[2026-03-01 00:00 – ]'],
    ['期间:..2026-03-05', 'time[ – 2026-03-06 00:00]'],
    ['当天:12月25日', 'time[2025-12-25 00:00 – 2025-12-26 00:00]'],
    ['on:今天', 'time[2026-11-18 00:00 – 2026-11-19 00:00]'],
    ['after:昨天', 'time[2026-11-18 00:00 – ]'],
    ['during:上周', 'time[2026-11-09 00:00 – 2026-11-16 00:00]'],
    ['on:上周五', 'time[2026-11-13 00:00 – 2026-11-14 00:00]'],
    ['on:周五', 'time[2026-11-13 00:00 – 2026-11-14 00:00]'],
    ['during:last-month', 'time[2026-10-01 00:00 – 2026-11-01 00:00]'],
    ['after:7d', 'time[2026-11-11 15:30 – ]'],
    ['during:近3天', 'time[2026-11-15 15:30 – 2026-11-18 15:30]'],
    ['on:双11', 'time[2026-11-11 00:00 – 2026-11-12 00:00]'],
    ['on:双12', 'time[2025-12-12 00:00 – 2025-12-13 00:00]'],
    ['on:2024双11', 'time[2024-11-11 00:00 – 2024-11-12 00:00]'],
    ['during:2025', 'time[2025-01-01 00:00 – 2026-01-01 00:00]'],
    ['after:"2026-03-01 14:30"', 'time[2026-03-01 14:31 – ]'],
    ['before:2026-03-01T14:30', 'time[ – 2026-03-01 14:30]'],
    ['before:昨天9:05', 'time[ – 2026-11-17 09:05]'],
    ['on:３天前', 'time[2026-11-15 00:00 – 2026-11-16 00:00]'],
    ['after:一个月前', 'time[2026-10-19 00:00 – ]'],
    ['during:最近两周', 'time[2026-11-04 15:30 – 2026-11-18 15:30]'],
    ['during:半年', 'time[2026-05-18 15:30 – 2026-11-18 15:30]'],
    ['during:十二月', 'time[2025-12-01 00:00 – 2026-01-01 00:00]'],
    ['on:三月五号', 'time[2026-03-05 00:00 – 2026-03-06 00:00]'],
    ['on:20号', 'time[2026-10-20 00:00 – 2026-10-21 00:00]'],
    ['during:上季度', 'time[2026-07-01 00:00 – 2026-10-01 00:00]'],
    ['during:2025Q4', 'time[2025-10-01 00:00 – 2026-01-01 00:00]'],
    ['during:去年下半年', 'time[2025-07-01 00:00 – 2026-01-01 00:00]'],
    ['during:9月1日-9月7日', 'time[2026-09-01 00:00 – 2026-09-08 00:00]'],
    ['期间：9月1日至7日', 'time[2026-09-01 00:00 – 2026-09-08 00:00]'],
    ['during:2026-03-01～05', 'time[2026-03-01 00:00 – 2026-03-06 00:00]'],
    ['during:2026-03-01-2026-03-05', 'time[2026-03-01 00:00 – 2026-03-06 00:00]'],
  ])('%s', (query, expected) => {
    expect(said(query)).toBe(expected);
  });

  it.each([
    ['custmer:小王', ['unknown-operator custmer:小王 customer']],
    ['颜色:红', ['unknown-operator 颜色:红']],
    ['customer:', ['missing-value customer:']],
    ['has:promis', ['unknown-value has:promis promise']],
    ['on:2026-02-30', ['unreadable-date on:2026-02-30']],
    ['on:13月', ['unreadable-date on:13月']],
    ['after:今天25:00', ['unreadable-date after:今天25:00']],
    ['amount:-5', ['unreadable-amount amount:-5']],
    ['amount:..', ['unreadable-amount amount:..']],
    ['amount:贵', ['unreadable-amount amount:贵']],
    ['"七天', ['unclosed-quote "七天']],
    ['(退款 OR 退货', ['unclosed-parenthesis (']],
    ['platform:淘宝宝', ['unknown-value platform:淘宝宝 淘宝']],
    ['https://a.b 12:30 退款', []],
  ])('%s is answered, and %j is told', (query, expected) => {
    expect(hints(query)).toEqual(expected);
  });

  it('that is not understood is searched for as text', () => {
    expect(said('颜色:红 灯')).toBe("('颜色:红' and '灯')");
    expect(said('"七天 无')).toBe("'七天 无'");
  });

  it('nested deeper than anybody means is told, and cut there', () => {
    const deep = `${'(退 OR (款 '.repeat(200)}灯${'))'.repeat(200)}`;
    expect(hints(deep)[0]).toBe('unclosed-parenthesis (');
    expect(said(deep)).not.toContain('('.repeat(60));
    expect(said(deep)).not.toContain(')'.repeat(60));
  });

  it('is never an error, whatever is typed', () => {
    const pieces = fc.constantFrom(
      '(',
      ')',
      '-',
      '"',
      '“',
      'OR',
      '客户:',
      'on:',
      'a',
      '退',
      ' ',
      ':',
      '：',
      '\ud800',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (query) => {
          const { root, hints: told } = parseSearch(query, context);
          expect(() => saidOf(root)).not.toThrow();
          for (const { start, end } of told) expect(start).toBeLessThanOrEqual(end);
        },
      ),
    );
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { complete, itemsOf, openLampShop, shift, type LampShop } from './fixture.ts';

let shop: LampShop;
beforeEach(() => {
  shop = openLampShop();
});
afterEach(() => shop.close());

/** A signed note with a threat in a dispute, a waiting buyer and markup in what people wrote. */
async function signedNote(): Promise<string> {
  const li = shop.conversation('李小四');
  const threat = shop.say(
    li,
    'customer',
    '<b>再不退</b>我给差评 & 投诉',
    '2026-09-02T10:00:00+08:00',
  );
  shop.dispute([threat], { kind: 'refund_delay', amount_cents: 12_850 });
  const wang = shop.conversation('王五');
  shop.say(wang, 'customer', '我的电话13812345678，*在吗*', '2026-09-02T13:00:00+08:00');
  shop.leaveOpen(wang, 'customer_unanswered');
  const note = await complete(
    shop,
    await shop.client.handovers.draft({
      ...shift(0),
      outgoing: '小红',
      incoming: '小蓝',
      shift: '早班',
    }),
  );
  const { handoverId } = note;
  await shop.client.handovers.sign({ handoverId, as: '小红' });
  const itemId = itemsOf(note)[0]?.id ?? '';
  await shop.client.handovers.acknowledge({ handoverId, itemId, as: '小蓝', action: 'accept' });
  return handoverId;
}

const render = async (handoverId: string, format: 'html' | 'md' | 'txt', language?: 'en') =>
  (await shop.client.handovers.render({ handoverId, format, ...(language ? { language } : {}) }))
    .content;

describe('the printed page', () => {
  it('has number, hash code, a box and id a line, signature lines, and 无 for each empty section', async () => {
    const handoverId = await signedNote();
    const { hash, sections } = await shop.client.handovers.get({ handoverId });
    const html = await render(handoverId, 'html');
    expect(html).toContain('编号 0001');
    expect(html).toContain(`校验码 ${hash?.slice(0, 12)}`);
    expect(html).toContain(hash ?? 'no hash');
    const ids = sections.flatMap(({ items }) => items.map(({ id }) => id));
    for (const id of ids) expect(html).toContain(`<span class="id">#${id}</span>`);
    expect(html.match(/class="box"/gu)).toHaveLength(ids.length);
    const empty = sections.filter(({ items }) => items.length === 0);
    expect(html.match(/<p class="none">无(?:其他|<)/gu)).toHaveLength(empty.length);
    expect(html).toContain(`无其他（见红色 #${ids[0]}）`);
    for (const who of ['交班人', '接班人', '主管']) {
      expect(html).toContain(`${who}<span class="rule"></span>`);
    }
    expect(html).toContain('✓ 接收 小蓝');
  });

  it('says severity in words and shapes, on A4, at 10.5 pt or more in the body', async () => {
    const html = await render(await signedNote(), 'html');
    expect(html).toContain('红 ▲');
    expect(html).toContain('黄 ◆');
    expect(html).toContain('size: A4');
    const body = html.replaceAll(/@page[^\n]*/gu, '');
    const sizes = [...body.matchAll(/(\d+(?:\.\d+)?)pt(?=[/ }]|;)/gu)]
      .filter(({ index }) => /font(?:-size)?: *$/u.test(body.slice(0, index)))
      .map(([, size]) => Number(size));
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10.5);
  });

  it('stands alone: no script, nothing fetched, no markup from what people said', async () => {
    const html = await render(await signedNote(), 'html');
    expect(html).not.toMatch(/<script|<link|<img|@import|url\(|https?:/u);
    expect(html).toContain(`default-src 'none'`);
    expect(html).toContain('&#60;b&#62;再不退&#60;/b&#62;我给差评 &#38; 投诉');
    expect(html).not.toContain('<b>');
  });

  it('speaks English too', async () => {
    const html = await render(await signedNote(), 'html', 'en');
    expect(html).toContain('Critical: read back one by one');
    expect(html).toContain('<p class="none">none</p>');
  });

  it('says that a draft is not signed', async () => {
    const { handoverId } = await shop.client.handovers.draft({ ...shift(0), outgoing: '小红' });
    const html = await render(handoverId, 'html');
    expect(html).toContain('草稿（未签字）');
    expect(html).not.toContain('class="code"');
  });
});

describe('the Markdown', () => {
  it('has a task box a line and keeps markup of what people said as text', async () => {
    const markdown = await render(await signedNote(), 'md');
    expect(markdown).toMatch(/^# 交接班记录 0001$/mu);
    expect(markdown).toMatch(/^- \[x\] \\#\d+ 红 ▲ \*\*李小四：退款未到/mu);
    expect(markdown).toMatch(/^- \[ \] \\#\d+ 黄 ◆ /mu);
    expect(markdown).toContain(String.raw`\*在吗\*`);
    expect(markdown).toContain(String.raw`\<b\>再不退`);
    expect(markdown).toContain('金额 ¥128.50');
  });
});

describe('the text for a group chat', () => {
  it('masks customers and their numbers everywhere', async () => {
    const text = await render(await signedNote(), 'txt');
    expect(text).toContain('李*四：退款未到');
    expect(text).toContain('王*等回复');
    expect(text).toContain('138****5678');
    expect(text).not.toMatch(/李小四|王五|13812345678/u);
    expect(text).toContain('下一步：查物流并回复买家');
    expect(text.split('\n')).toContain('无');
  });

  it('hides where customers live, and what a line has cut off, but no order number', async () => {
    const zhao = shop.conversation('赵六');
    const home = '江州市东湖区长青路12号3单元502';
    const said = `订单 202609021234567 改寄${home}，电话０１３９４５６７８９０１`;
    shop.say(zhao, 'customer', said, '2026-09-02T10:00:00+08:00');
    shop.leaveOpen(zhao, 'customer_unanswered');
    const { handoverId } = await shop.client.handovers.draft({ ...shift(0), outgoing: '小红' });
    const text = await render(handoverId, 'txt');
    expect(text).toContain('202609021234567');
    expect(text).toContain('江州市****');
    expect(text).not.toMatch(/长青路|502|3945678/u);
  });
});

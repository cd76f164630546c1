import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handoverSections } from '../../../shared/contract/handover-items.ts';
import { complete, itemsOf, openLampShop, shift, type LampShop } from './fixture.ts';

let shop: LampShop;
beforeEach(() => {
  shop = openLampShop();
});
afterEach(() => shop.close());

const draft = (index = 0) =>
  shop.client.handovers.draft({ ...shift(index), outgoing: '小红', incoming: '小蓝' });

describe('a draft', () => {
  it('has every section, and says so of an archive that has nothing to tell', async () => {
    const note = await draft();
    expect(note.sections.map(({ id }) => id)).toEqual([...handoverSections]);
    expect(itemsOf(note)).toEqual([]);
    expect(note.lint).toEqual([]);
  });

  it('lists a promise that falls due in the next shift as red, once, with what was said', async () => {
    const li = shop.conversation('李四');
    const asked = shop.say(li, 'customer', '灯罩什么时候发？', '2026-09-02T14:00:00+08:00');
    const said = shop.say(li, 'agent', '今晚八点前给您发货', '2026-09-02T14:05:00+08:00');
    const promiseId = shop.promise(said, {
      due_phrase: '今晚八点前',
      due_at: Date.parse('2026-09-02T20:00:00+08:00'),
    });
    const note = await draft();
    const critical = note.sections.find(({ id }) => id === 'critical');
    expect(critical?.items).toHaveLength(1);
    expect(itemsOf(note)).toHaveLength(1);
    expect(critical?.items[0]).toMatchObject({
      section: 'promises',
      severity: 'red',
      customer: '李四',
      shop: '灯铺',
      headline: '李四：小红承诺「今晚八点前给您发货」',
      situation: '李四：「灯罩什么时候发？」 小红：「今晚八点前给您发货」',
      due_at: '2026-09-02T20:00:00+08:00',
      owner: '小蓝',
      next_action: '',
      evidence: [asked, said],
      source_ref: { kind: 'promise', id: promiseId },
      proposed: false,
      carry_count: 0,
      state: 'open',
    });
  });

  it('marks what nobody has confirmed, and leaves out what was rejected or kept', async () => {
    const li = shop.conversation('李四');
    const due_at = Date.parse('2026-09-02T18:00:00+08:00');
    for (const status of ['proposed', 'open', 'kept', 'rejected', 'withdrawn', 'broken']) {
      const said = shop.say(li, 'agent', `${status} 今天发`, '2026-09-02T10:00:00+08:00');
      shop.promise(said, { status, due_at });
    }
    const items = itemsOf(await draft());
    expect(items.map(({ proposed }) => proposed)).toEqual([true, false]);
  });

  it('lists overdue promises, and proposals of long ago only as a count', async () => {
    const li = shop.conversation('李四');
    const old = shop.say(li, 'agent', '明天寄出', '2026-07-01T10:00:00+08:00');
    shop.promise(old, { status: 'proposed', due_at: Date.parse('2026-07-02T23:59:59+08:00') });
    const confirmed = shop.say(li, 'agent', '后天退款', '2026-07-01T11:00:00+08:00');
    shop.promise(confirmed, { status: 'open', due_at: Date.parse('2026-07-03T23:59:59+08:00') });
    const note = await draft();
    expect(itemsOf(note).map(({ evidence }) => evidence)).toEqual([[confirmed]]);
    expect(note.leftOut).toEqual({ promises: 1, disputes: 0, waiting: 0, likelyKept: 0 });
  });

  it('counts unconfirmed promises that look kept, and lists those that do not', async () => {
    const due = { status: 'proposed', due_at: Date.parse('2026-09-02T20:00:00+08:00') };
    const talk = (customer: string, kind: string, ...texts: [string, string, string]): void => {
      const id = shop.conversation(customer);
      const said = shop.say(id, 'agent', texts[0], '2026-09-02T10:00:00+08:00');
      shop.say(id, 'agent', texts[1], '2026-09-02T12:00:00+08:00');
      shop.say(id, 'customer', texts[2], '2026-09-02T13:00:00+08:00');
      shop.promise(said, { ...due, kind });
    };
    talk('甲', 'ship', '今晚前发货', '已发货，单号 SF1234567890', '好');
    talk('乙', 'refund', '今天给您退款', '20元已经原路退回', '嗯');
    talk('丙', 'other', '今天开发票', '稍等', '发票收到了谢谢');
    talk('丁', 'ship', '今晚前发货', '还没发货，在催仓库', '没收到单号');
    talk('戊', 'refund', '今天给您退款', '今天会退给您', '好');
    const note = await draft();
    expect(itemsOf(note).map(({ customer }) => customer)).toEqual(['丁', '戊']);
    expect(note.leftOut.likelyKept).toBe(3);
  });

  it('knows nothing that was said after the window', async () => {
    const li = shop.conversation('李四');
    const later = shop.say(li, 'agent', '今晚给您发', '2026-09-02T16:30:00+08:00');
    shop.promise(later, { due_at: Date.parse('2026-09-02T20:00:00+08:00') });
    shop.dispute([shop.say(li, 'customer', '怎么还没到', '2026-09-02T16:31:00+08:00')]);
    shop.say(li, 'customer', '另外有灯泡吗', '2026-09-02T16:32:00+08:00');
    shop.leaveOpen(li, 'customer_unanswered');
    expect(itemsOf(await draft())).toEqual([]);
    expect(itemsOf(await draft(1))).toHaveLength(3);
  });

  it('lists disputes until they are closed, red when the customer threatens', async () => {
    const li = shop.conversation('李四');
    const wang = shop.conversation('王五');
    const mild = shop.say(li, 'customer', '灯泡有点闪', '2026-09-02T10:00:00+08:00');
    const threat = shop.say(wang, 'customer', '再不退我就投诉到12315', '2026-09-02T11:00:00+08:00');
    const closed = shop.say(li, 'customer', '少发一个灯座', '2026-09-01T11:00:00+08:00');
    shop.dispute([mild], { stage: 'proposed', kind: 'quality' });
    shop.dispute([threat], { kind: 'refund_delay', next_step: '联系财务退款' });
    shop.dispute([closed], { stage: 'closed' });
    const note = await draft();
    expect(itemsOf(note).map(({ headline, severity }) => [severity, headline])).toEqual([
      ['red', '王五：退款未到「再不退我就投诉到12315」'],
      ['green', '李四：质量问题「灯泡有点闪」'],
    ]);
    expect(itemsOf(note)[0]).toMatchObject({ next_action: '联系财务退款', stage: 'accept' });
    expect(itemsOf(note)[1]?.proposed).toBe(true);
  });

  it('lists buyers who wait, yellow after an hour, with the time they wait since', async () => {
    const li = shop.conversation('李四');
    const wang = shop.conversation('王五');
    shop.say(li, 'agent', '您好', '2026-09-02T13:00:00+08:00');
    shop.say(li, 'customer', '吊灯能装在斜顶上吗', '2026-09-02T14:00:00+08:00');
    shop.say(li, 'customer', '在吗', '2026-09-02T14:10:00+08:00');
    shop.say(wang, 'customer', '有灯泡吗', '2026-09-02T15:50:00+08:00');
    shop.leaveOpen(li, 'customer_unanswered');
    shop.leaveOpen(wang, 'customer_unanswered');
    const waiting = (await draft()).sections.find(({ id }) => id === 'waiting')?.items;
    expect(waiting?.map(({ severity, since }) => [severity, since])).toEqual([
      ['yellow', '2026-09-02T14:00:00+08:00'],
      ['green', '2026-09-02T15:50:00+08:00'],
    ]);
    expect(waiting?.[0]?.situation).toContain('吊灯能装在斜顶上吗');
  });

  it('does not say twice what we owe after a promise', async () => {
    const li = shop.conversation('李四');
    const said = shop.say(li, 'agent', '查好回您', '2026-09-02T10:00:00+08:00');
    shop.say(li, 'customer', '好的', '2026-09-02T10:01:00+08:00');
    shop.promise(said);
    shop.leaveOpen(li, 'agent_owes');
    const items = itemsOf(await draft());
    expect(items.map(({ source_ref }) => source_ref.kind)).toEqual(['promise']);
  });

  it('does not list as waiting who waits about nothing but a complaint on the note', async () => {
    const li = shop.conversation('李四');
    const wang = shop.conversation('王五');
    const complaint = shop.say(li, 'customer', '灯罩裂了', '2026-09-02T10:00:00+08:00');
    const other = shop.say(wang, 'customer', '灯罩裂了', '2026-09-02T10:00:00+08:00');
    shop.say(wang, 'customer', '另外吊灯有现货吗', '2026-09-02T10:05:00+08:00');
    for (const said of [complaint, other]) shop.dispute([said], { kind: 'quality' });
    shop.leaveOpen(li, 'customer_unanswered');
    shop.leaveOpen(wang, 'customer_unanswered');
    const waiting = (await draft()).sections.find(({ id }) => id === 'waiting')?.items;
    expect(waiting?.map(({ customer }) => customer)).toEqual(['王五']);
  });

  it('keeps an address change red until the parcel has left', async () => {
    const li = shop.conversation('李四');
    const wang = shop.conversation('王五');
    shop.say(li, 'customer', '付款了，帮我改一下地址', '2026-09-02T12:00:00+08:00');
    shop.say(li, 'customer', '改到梧桐路8号', '2026-09-02T12:01:00+08:00');
    shop.say(wang, 'customer', '地址写错了', '2026-09-02T12:00:00+08:00');
    shop.say(wang, 'agent', '改好了，已发货', '2026-09-02T13:00:00+08:00');
    const items = itemsOf(await draft());
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ section: 'memos', severity: 'red', customer: '李四' });
    expect(items[0]?.situation).toContain('改到梧桐路8号');
  });

  it('puts two ways of telling the same into the answer sheet', async () => {
    const li = shop.conversation('李四');
    const wang = shop.conversation('王五');
    const a = shop.say(li, 'agent', '运费我们出', '2026-09-02T10:00:00+08:00');
    const b = shop.say(wang, 'agent', '运费您自己承担', '2026-09-02T11:00:00+08:00');
    shop.contradiction(a, b);
    const answers = (await draft()).sections.find(({ id }) => id === 'answers')?.items;
    expect(answers).toHaveLength(1);
    expect(answers?.[0]).toMatchObject({ severity: 'yellow', evidence: [a, b] });
    expect(answers?.[0]?.headline).toBe('前后说法不一：「运费我们出」与「运费您自己承担」');
  });

  it('is brought up to date by asking again, and keeps what people wrote', async () => {
    const li = shop.conversation('李四');
    const said = shop.say(li, 'agent', '今晚发货', '2026-09-02T14:00:00+08:00');
    const promiseId = shop.promise(said, { due_at: Date.parse('2026-09-02T20:00:00+08:00') });
    const first = await complete(shop, await draft());
    const own = await shop.client.handovers.addItem({
      handoverId: first.handoverId,
      section: 'feedback',
      headline: '详情页尺寸写错',
      severity: 'green',
    });
    shop.sql(
      'UPDATE promises SET due_at = ? WHERE id = ?',
      Date.parse('2026-09-02T21:00+08:00'),
      promiseId,
    );
    const wang = shop.conversation('王五');
    shop.say(wang, 'customer', '在吗', '2026-09-02T15:00:00+08:00');
    shop.leaveOpen(wang, 'customer_unanswered');
    const again = await draft();
    expect(again.handoverId).toBe(first.handoverId);
    expect(itemsOf(again)).toHaveLength(3);
    expect(itemsOf(again)[0]).toMatchObject({
      id: itemsOf(own)[0]?.id,
      next_action: '查物流并回复买家',
      due_at: '2026-09-02T18:00:00+08:00',
    });
    expect(itemsOf(again).some(({ headline }) => headline === '详情页尺寸写错')).toBe(true);
  });

  it('loses a line whose promise was kept meanwhile', async () => {
    const li = shop.conversation('李四');
    const said = shop.say(li, 'agent', '今晚发货', '2026-09-02T14:00:00+08:00');
    const id = shop.promise(said, { due_at: Date.parse('2026-09-02T20:00:00+08:00') });
    await complete(shop, await draft());
    shop.sql(`UPDATE promises SET status = 'kept', changed_by = '小红' WHERE id = ?`, id);
    expect(itemsOf(await draft())).toEqual([]);
  });

  it('names the order that its messages name, unless they name several', async () => {
    const waiting = (customer: string, ...orders: readonly string[]): void => {
      const conversation = shop.conversation(customer);
      const said = `订单 ${orders.join(' 和 ')} 少了灯罩`;
      const message = shop.say(conversation, 'customer', said, '2026-09-02T14:00:00+08:00');
      for (const order of orders) {
        shop.sql(`INSERT INTO message_references VALUES ('order', ?, ?)`, order, message);
      }
      shop.leaveOpen(conversation, 'customer_unanswered');
    };
    waiting('李四', '202609021234567');
    waiting('王五', '202609021234568', '202609021234569');
    const orders = itemsOf(await draft()).map(({ customer, order_no }) => [customer, order_no]);
    expect(Object.fromEntries(orders)).toEqual({ 李四: '202609021234567', 王五: null });
  });

  it('takes a shop of the settings or of the shift plan of which nothing has come in yet', async () => {
    const { handovers, reports, settings } = shop.client;
    await settings.set({
      shops: ['灯铺', '新店'],
      shifts: [{ name: '早班', start: '08:00', end: '16:00', shop: '分店' }],
    });
    shop.leaveOpen(shop.conversation('李四'), 'customer_unanswered');
    for (const name of ['新店', '分店']) {
      expect(await handovers.live({ shop: name })).toMatchObject({ dueBeforeEnd: [] });
      const note = await handovers.draft({ ...shift(0), outgoing: '小红', shop: name });
      expect([note.shop, itemsOf(note)]).toEqual([name, []]);
      const again = await handovers.draft({ ...shift(0), outgoing: '小红', shop: name });
      expect(again.handoverId).toBe(note.handoverId);
      const signed = await handovers.sign({ handoverId: note.handoverId, as: '小红' });
      expect(signed).toMatchObject({ state: 'signed', shop: name });
      await reports.draft({ kind: 'weekly', ...shift(0), as: '店长', shop: name });
    }
    expect(await handovers.verify({})).toMatchObject({ verdict: 'intact' });
  });

  it('refuses a window that ends before it starts, an unknown shop and an unknown zone', async () => {
    const { from, to } = shift(0);
    const { draft: ask } = shop.client.handovers;
    await expect(ask({ from: to, to: from, outgoing: 'A' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(ask({ from, to, outgoing: 'A', shop: '没有这家' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(ask({ from, to, outgoing: 'A', zone: 'Mars/Base' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

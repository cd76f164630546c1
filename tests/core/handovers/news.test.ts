import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import { itemsOf, openLampShop, shift, type LampShop } from './fixture.ts';

let shop: LampShop;
beforeEach(() => {
  shop = openLampShop();
});
afterEach(() => shop.close());

const draft = async (index = 0): Promise<HandoverItem[]> => {
  const [outgoing, incoming] = index % 2 === 0 ? ['小红', '小蓝'] : ['小蓝', '小红'];
  return itemsOf(
    await shop.client.handovers.draft({
      ...shift(index),
      outgoing: outgoing!,
      incoming: incoming!,
    }),
  );
};

const latest = async (): Promise<string> => {
  const { handovers } = await shop.client.handovers.list({});
  return handovers[0]!.handoverId;
};

describe('a draft', () => {
  it('says what changed in the answers: policies among the orders from above, each read by itself', async () => {
    shop.now('2026-09-02T10:00:00+08:00');
    answer('freight_payer', '质量问题运费我们承担', '', '2026-09-02T10:00:00+08:00');
    answer('return_window', '签收后15天可退', '平台新规', '2026-09-02T11:00:00+08:00');
    shop.now('2026-09-02T16:00:00+08:00');
    const items = await draft();
    expect(items).toMatchObject([
      {
        section: 'answers',
        source_ref: { kind: 'answer' },
        headline: '新口径：「质量问题运费我们承担」',
      },
      { section: 'orders-from-above', headline: '新口径：「签收后15天可退」' },
    ]);
    expect(items[1]?.situation).toContain('平台新规');
    const { handovers } = shop.client;
    const handoverId = await latest();
    await handovers.sign({ handoverId, as: '小红' });
    const all = await handovers.acknowledge({ handoverId, as: '小蓝', action: 'accept' });
    expect(all.acknowledgements.map(({ itemId }) => itemId)).toEqual([items[0]!.id]);
    await handovers.acknowledge({ handoverId, as: '小蓝', action: 'accept', itemId: items[1]!.id });
    expect(await draft(1)).toEqual([]);
  });

  it('carries news on until the next shift has read it', async () => {
    answer('freight_payer', '质量问题运费我们承担', '', '2026-09-02T10:00:00+08:00');
    const [item] = await draft();
    const handoverId = await latest();
    await shop.client.handovers.sign({ handoverId, as: '小红' });
    expect(await draft(1)).toMatchObject([{ carried_from: item!.id, carry_count: 1 }]);
  });

  it('says which exceptions were approved, not those that were asked for', async () => {
    exception('李四', '免运费一次', '2026-09-02T10:00:00+08:00', 'approved');
    exception('王五', '打八折', '2026-09-02T10:30:00+08:00', 'refused');
    expect(await draft()).toMatchObject([
      { section: 'answers', customer: '李四', headline: '特例（李四）：「免运费一次」' },
    ]);
  });

  it('lists what people tagged as feedback or as a word from above', async () => {
    const li = shop.conversation('李四');
    const fault = shop.say(li, 'customer', '详情页的尺寸图打不开', '2026-09-02T10:00:00+08:00');
    const order = shop.say(li, 'agent', '主管说今天起不接加急单', '2026-09-02T10:05:00+08:00');
    shop.now('2026-09-02T10:10:00+08:00');
    await shop.client.marks.tag({ messageIds: [fault], tag: '反馈' });
    await shop.client.marks.tag({ messageIds: [order], tag: '指令' });
    shop.now('2026-09-02T16:00:00+08:00');
    expect(await draft()).toMatchObject([
      { section: 'orders-from-above', source_ref: { kind: 'order', id: order }, evidence: [order] },
      { section: 'feedback', source_ref: { kind: 'feedback', id: fault }, evidence: [fault] },
    ]);
  });

  it('keeps special requests and unanswered checks as order memos until the parcel leaves', async () => {
    const li = shop.conversation('李四');
    shop.say(li, 'customer', '麻烦帮我备注不要放价格单，送人的', '2026-09-02T10:00:00+08:00');
    const wang = shop.conversation('王五');
    shop.say(wang, 'customer', '拍好了', '2026-09-02T11:00:00+08:00');
    shop.say(wang, 'agent', '请您核对一下收货地址', '2026-09-02T11:01:00+08:00');
    const zhao = shop.conversation('赵六');
    shop.say(zhao, 'customer', '帮我备注一下晚点发', '2026-09-02T11:30:00+08:00');
    shop.say(zhao, 'agent', '您的灯已经发出了哦', '2026-09-02T12:00:00+08:00');
    const items = await draft();
    expect(items.map(({ customer, section, severity }) => [customer, section, severity])).toEqual([
      ['李四', 'memos', 'green'],
      ['王五', 'memos', 'green'],
    ]);
    shop.say(li, 'agent', '已经给您发货了', '2026-09-02T15:00:00+08:00');
    expect((await draft()).map(({ customer }) => customer)).toEqual(['王五']);
  });

  it('tells holes in the records of a busy account, until an import fills them', async () => {
    const li = shop.conversation('李四');
    const talk = (day: number): string =>
      shop.say(li, 'agent', '您好', `2026-08-${String(day).padStart(2, '0')}T10:00:00+08:00`);
    for (let day = 20; day <= 27; day += 1) talk(day);
    shop.sql(`INSERT INTO source_files (id, batch_id, name, origin, digest, bytes, status, zone,
      assumptions, read_count, new_count, duplicate_count, system_count, rejected_count, issue_count)
      SELECT 2, batch_id, 'g', 'g', '${'1'.repeat(64)}', bytes, status, zone, assumptions, read_count,
        new_count, duplicate_count, system_count, rejected_count, issue_count
      FROM source_files WHERE id = 1`);
    for (const day of ['08-30', '08-31', '09-01', '09-02']) {
      shop.say(li, 'agent', '您好', `2026-${day}T10:00:00+08:00`, 2);
    }
    const extent = (file: number, from: string, to: string): void =>
      shop.sql(
        'INSERT INTO source_file_extents (source_file_id, first_at, last_at) VALUES (?, ?, ?)',
        file,
        Date.parse(`${from}T10:00:00+08:00`),
        Date.parse(`${to}T10:00:00+08:00`),
      );
    extent(1, '2026-08-20', '2026-08-27');
    extent(2, '2026-08-30', '2026-09-02');
    const note = await shop.client.handovers.draft({ ...shift(0), outgoing: '小红' });
    expect(itemsOf(note)).toMatchObject([
      {
        section: 'feedback',
        source_ref: { kind: 'gap' },
        headline: '记录缺口：小红 2026-08-27 10:00 至 2026-08-30 10:00 没有导入',
      },
    ]);
    expect(note.coverage[0]?.gaps).toMatchObject([{ account: '小红' }]);
    await shop.client.handovers.sign({ handoverId: note.handoverId, as: '小红' });
    shop.say(li, 'agent', '您好', '2026-08-28T09:00:00+08:00');
    shop.sql(
      'UPDATE source_file_extents SET last_at = ? WHERE source_file_id = 1',
      Date.parse('2026-08-30T09:00:00+08:00'),
    );
    expect(await draft(1)).toEqual([]);
  });

  it('covers what came between two notes', async () => {
    await draft();
    const handoverId = await latest();
    await shop.client.handovers.sign({ handoverId, as: '小红' });
    const li = shop.conversation('李四');
    const said = shop.say(li, 'agent', '给您补寄一个灯罩', '2026-09-02T17:00:00+08:00');
    shop.promise(said, { status: 'proposed', due_at: null });
    expect(await draft(3)).toMatchObject([{ customer: '李四' }]);
  });
});

function answer(topic: string, text: string, source: string, at: string): void {
  const uid = `${topic}-${text.length}`;
  const madeAt = Date.parse(at);
  shop.sql(
    `INSERT INTO answers (uid, topic, scope, scope_value, added_at, added_by)
     VALUES (?, ?, 'shop', '', ?, '店长')`,
    uid,
    topic,
    madeAt,
  );
  shop.sql(
    `INSERT INTO answer_versions (uid, answer_uid, category, question, answer, value, is_retired,
       valid_from, valid_to, owner, source, reason, made_at, made_by)
     VALUES (?, ?, '售后', '', ?, NULL, 0, ?, NULL, '店长', ?, '', ?, '店长')`,
    `${uid}-1`,
    uid,
    text,
    madeAt,
    source,
    madeAt,
  );
}

function exception(who: string, granted: string, at: string, decision: string): void {
  const time = Date.parse(at);
  shop.sql(
    `INSERT INTO answer_exceptions (uid, topic, recipient_kind, recipient, granted, value, reason,
       valid_from, valid_to, asked_at, asked_by)
     VALUES (?, 'freight_amount', 'customer', ?, ?, NULL, '老客户', ?, NULL, ?, '小红')`,
    who,
    who,
    granted,
    time,
    time,
  );
  shop.sql(
    `INSERT INTO answer_exception_decisions (uid, exception_uid, decision, reason, at, actor)
     VALUES (?, ?, ?, '', ?, '店长')`,
    `${who}-1`,
    who,
    decision,
    time,
  );
}

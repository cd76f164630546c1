import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { complete, itemsOf, openLampShop, shift, type LampShop } from './fixture.ts';

let shop: LampShop;
beforeEach(async () => {
  shop = openLampShop();
  const li = shop.conversation('李四');
  const said = shop.say(li, 'agent', '今晚八点前给您发货', '2026-09-02T14:05:00+08:00');
  shop.promise(said, { due_at: Date.parse('2026-09-02T20:00:00+08:00') });
  for (const index of [0, 1, 2]) {
    const { handoverId } = await complete(
      shop,
      await shop.client.handovers.draft({ ...shift(index), outgoing: '小红', incoming: '小蓝' }),
    );
    await shop.client.handovers.sign({ handoverId, as: '小红' });
  }
  for (const name of [
    'signed_handovers_are_kept',
    'signed_handovers_are_frozen',
    'signed_items_are_kept',
    'signed_items_are_frozen',
    'signed_items_are_complete',
  ]) {
    shop.sql(`DROP TRIGGER ${name}`);
  }
});
afterEach(() => shop.close());

const codes = async (): Promise<string[]> => {
  const { verdict, findings } = await shop.client.handovers.verify();
  expect(verdict).toBe(findings.length === 0 ? 'intact' : 'altered');
  return findings.map(({ number, code }) => `${number} ${code}`);
};

describe('verifying the chain', () => {
  it('finds an untouched chain intact', async () => {
    expect(await codes()).toEqual([]);
  });

  it('finds one changed byte of a signed text', async () => {
    shop.sql(
      `UPDATE handovers SET canonical = replace(canonical, '李四', '李五') WHERE number = 2`,
    );
    expect(await codes()).toEqual(['2 hash', '2 rows']);
  });

  it('finds a changed line under an untouched text', async () => {
    shop.sql(
      `UPDATE handover_items SET fields = json_set(fields, '$.owner', '别人') WHERE handover_id = 2`,
    );
    expect(await codes()).toEqual(['2 rows']);
    shop.sql(`UPDATE handover_items SET fields = '[]' WHERE handover_id = 1`);
    expect(await codes()).toEqual(['1 rows', '2 rows']);
  });

  it('finds a note that was written anew with a hash of its own', async () => {
    const [row] = shop.rows('SELECT canonical FROM handovers WHERE number = 2');
    const forged = String(row?.['canonical']).replaceAll('李四', '李五');
    const hash = createHash('sha256').update(forged).digest('hex');
    shop.sql('UPDATE handovers SET canonical = ?, hash = ? WHERE number = 2', forged, hash);
    shop.sql(
      `UPDATE handover_items SET fields = replace(fields, '李四', '李五') WHERE handover_id = 2`,
    );
    expect(await codes()).toEqual(['3 chain', '2 hash']);
  });

  it('finds a removed note in the middle and at the end', async () => {
    shop.sql('PRAGMA foreign_keys = OFF');
    shop.sql('DELETE FROM handovers WHERE number = 2');
    expect(await codes()).toEqual(['2 missing', '3 chain']);
    shop.sql('DELETE FROM handovers WHERE number = 3');
    expect(await codes()).toEqual(['2 missing', '3 missing']);
  });

  it('finds renumbered notes', async () => {
    shop.sql('PRAGMA foreign_keys = OFF');
    shop.sql('DELETE FROM handovers WHERE number = 2');
    shop.sql('UPDATE handovers SET number = 2 WHERE number = 3');
    const found = await codes();
    expect(found).toContain('2 rows');
    expect(found).toContain('2 chain');
    expect(found).toContain('3 missing');
  });
});

describe('verifying what followed the signatures', () => {
  const last = { handoverId: '3' };
  beforeEach(async () => {
    const { handovers } = shop.client;
    const [item] = itemsOf(await handovers.get(last));
    const word = { ...last, itemId: item!.id, as: '小蓝' } as const;
    await handovers.acknowledge({ ...word, action: 'ask', reason: '哪一家快递' });
    await handovers.acknowledge({ ...word, as: '小红', action: 'answer', reason: '顺风' });
    const readBack = { next_action: item!.next_action, due_at: item!.due_at };
    await handovers.acknowledge({ ...word, action: 'accept', readBack });
    await handovers.countersign({ ...last, as: '店长', remark: '看过' });
    const set = { state: 'cancelled', close_reason: '买家不要了' } as const;
    await handovers.edit({ ...last, itemId: item!.id, set });
    for (const table of ['acknowledgements', 'read_backs', 'countersignatures', 'item_changes']) {
      shop.sql(`DROP TRIGGER handover_${table}_are_unchanged`);
      shop.sql(`DROP TRIGGER handover_${table}_are_kept`);
    }
    shop.sql('DROP TRIGGER signed_handovers_stay_signed');
  });

  it('finds all of it as the event log knows it', async () => {
    expect(await codes()).toEqual([]);
  });

  it.each([
    [`UPDATE handover_acknowledgements SET by = '小黄' WHERE action = 'accept'`, '3 words'],
    [`UPDATE handover_acknowledgements SET reason = '顺丰' WHERE action = 'answer'`, '3 words'],
    [`UPDATE handover_acknowledgements SET at = at - 60000`, '3 words'],
    [`UPDATE handover_acknowledgements SET solo = 1 WHERE action = 'accept'`, '3 words'],
    [`UPDATE handover_read_backs SET next_action = '什么也不做'`, '3 words'],
    [`DELETE FROM handover_acknowledgements WHERE action = 'ask'`, '3 words'],
    [`UPDATE handovers SET state = 'signed' WHERE id = 3`, '3 words'],
    [`UPDATE handover_countersignatures SET remark = '没看过'`, '3 words'],
    [`DELETE FROM handover_countersignatures`, '3 words'],
    [`UPDATE handover_item_changes SET reason = '办完了' WHERE field = 'state'`, '3 states'],
    [`DELETE FROM handover_item_changes WHERE field = 'state'`, '3 states'],
  ])('finds what was doctored by %s', async (statement, finding) => {
    shop.sql('PRAGMA foreign_keys = OFF');
    shop.sql(statement);
    expect(await codes()).toEqual([finding]);
  });

  it('finds an acknowledgement that nobody gave', async () => {
    shop.sql(`
      INSERT INTO handover_acknowledgements (item_id, action, reason, at, by, solo)
      SELECT item_id, 'refuse', '假的', at, by, solo FROM handover_acknowledgements LIMIT 1`);
    expect(await codes()).toEqual(['3 words']);
  });
});

describe('the JSON of a note', () => {
  it('carries the signed text, so that anybody can hash it', async () => {
    const { content, fileName } = await shop.client.handovers.render({
      handoverId: '1',
      format: 'json',
    });
    const document = JSON.parse(content) as Record<string, unknown>;
    const canonical = String(document['canonical']);
    expect(createHash('sha256').update(canonical).digest('hex')).toBe(document['hash']);
    expect(fileName).toBe('handover-0001.json');
    const note = await shop.client.handovers.get({ handoverId: '1' });
    expect(document['sections']).toEqual(note.sections);
    expect(itemsOf(note)).toHaveLength(1);
  });
});

import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { complete, itemsOf, shift, type LampShop } from './fixture.ts';

/** 小红 and 小蓝, who take turns from the early shift of 2 September on. */
export function clerksOf(shop: () => LampShop) {
  const outgoing = (index: number): string => (index % 2 === 0 ? '小红' : '小蓝');
  const draft = (index = 0): Promise<Handover> => {
    const [from, to] = [outgoing(index), outgoing(index + 1)];
    return shop().client.handovers.draft({ ...shift(index), outgoing: from, incoming: to });
  };
  const signed = async (index = 0): Promise<Handover> => {
    const { handoverId } = await complete(shop(), await draft(index));
    return shop().client.handovers.sign({ handoverId, as: outgoing(index) });
  };
  const acceptAll = async (note: Handover, index: number): Promise<Handover> => {
    const { handoverId } = note;
    let latest = note;
    for (const { id } of itemsOf(note)) {
      const word = { handoverId, itemId: id, as: outgoing(index + 1) };
      latest = await shop().client.handovers.acknowledge({ ...word, action: 'accept' });
    }
    return latest;
  };
  /** A promise that falls due tonight. */
  const promiseTonight = (customer = '李四'): string => {
    const conversation = shop().conversation(customer);
    const at = '2026-09-02T14:05:00+08:00';
    const said = shop().say(conversation, 'agent', '今晚八点前给您发货', at);
    return shop().promise(said, { due_at: Date.parse('2026-09-02T20:00:00+08:00') });
  };
  return { outgoing, draft, signed, acceptAll, promiseTonight };
}

/** The only item of a note. */
export function only(note: Handover): HandoverItem {
  const [item, ...more] = itemsOf(note);
  if (item === undefined) throw new Error('the note has no item');
  if (more.length > 0) throw new Error(`the note has ${more.length} items more`);
  return item;
}

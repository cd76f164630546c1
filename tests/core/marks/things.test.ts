import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Thing } from '../../../shared/contract/marks.ts';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';

let archive: FixtureArchive;
let things: Thing[];
beforeEach(async () => {
  archive = makeArchive([
    { text: '灯坏了' },
    { text: '明天给您寄', role: 'agent', sender: '小红' },
  ]);
  const { promiseId } = await archive.client.promises.record({ messageId: '2' });
  const { disputeId } = await archive.client.disputes.record({ messageIds: ['1'] });
  things = [
    { noun: 'conversation', id: '1' },
    { noun: 'account', id: '1' },
    { noun: 'promise', id: promiseId },
    { noun: 'dispute', id: disputeId },
  ];
});
afterEach(() => archive.close());

it('puts tags and notes on conversations, accounts, promises and disputes', async () => {
  const { marks } = archive.client;
  for (const thing of things) {
    expect(await marks.tagThing({ ...thing, tag: 'VIP' })).toEqual({ tagged: true });
    expect(await marks.tagThing({ ...thing, tag: 'vip' })).toEqual({ tagged: false });
    await marks.noteThing({ ...thing, text: `关于${thing.noun}` });
    expect(await marks.of(thing)).toMatchObject({
      tags: [{ tag: 'VIP', addedBy: '测试' }],
      notes: [{ text: `关于${thing.noun}`, addedBy: '测试' }],
    });
  }
});

it('takes them off again, on record', async () => {
  const { marks, history } = archive.client;
  const thing = things[0]!;
  await marks.tagThing({ ...thing, tag: '急' });
  const { noteId } = await marks.noteThing({ ...thing, text: '先打电话' });
  expect(await marks.untagThing({ ...thing, tag: '急' })).toEqual({ untagged: true });
  expect(await marks.untagThing({ ...thing, tag: '急' })).toEqual({ untagged: false });
  await marks.removeThingNote({ noteId });
  expect(await marks.of(thing)).toEqual({ tags: [], notes: [] });
  await expect(marks.removeThingNote({ noteId })).rejects.toMatchObject({ code: 'conflict' });
  const { decisions } = await history.list({ noun: 'conversation', id: '1' });
  expect(decisions.map(({ action }) => action)).toEqual(['tag', 'untag']);
});

it.each(['conversation', 'account', 'promise', 'dispute'] as const)(
  'answers an unknown %s with not-found',
  async (noun) => {
    const thing = { noun, id: '99' };
    await expect(archive.client.marks.of(thing)).rejects.toMatchObject({ code: 'not-found' });
    await expect(archive.client.marks.tagThing({ ...thing, tag: '急' })).rejects.toMatchObject({
      code: 'not-found',
    });
  },
);

import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { complete, itemsOf, openLampShop, shift, type LampShop } from './fixture.ts';

let shop: LampShop;
let endpoint: Server;
/** What the endpoint will say, and what it was asked. */
let answer: { status: number; body: string };
let asked: { url: string; key: string; body: { model: string; messages: unknown[] } }[];

beforeEach(async () => {
  shop = openLampShop();
  asked = [];
  endpoint = createServer((request, response) => {
    void read(request).then((body) => {
      const key = request.headers.authorization ?? '';
      asked.push({ url: request.url ?? '', key, body: JSON.parse(body) as never });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  endpoint.closeAllConnections();
  await new Promise((resolve) => endpoint.close(resolve));
  await shop.close();
});

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const says = (content: string): void => {
  answer = { status: 200, body: JSON.stringify({ choices: [{ message: { content } }] }) };
};
const turnOn = () => {
  const { port } = endpoint.address() as AddressInfo;
  const writingHelp = { url: `http://127.0.0.1:${port}/v1`, model: 'small-lamp', key: 'geheim' };
  return shop.client.settings.set({ writingHelp });
};

/** A draft with 李四's promise, and a way to ask for its headline. */
async function draft() {
  const li = shop.conversation('李四');
  shop.say(li, 'customer', '订单 5551234567 的吊灯什么时候到', '2026-09-02T14:00:00+08:00');
  const said = shop.say(li, 'agent', '非常抱歉，今晚八点前给您补发', '2026-09-02T14:05:00+08:00');
  shop.promise(said, { due_at: Date.parse('2026-09-02T20:00:00+08:00') });
  const window = { ...shift(0), outgoing: '小红', incoming: '小蓝' };
  const note = await shop.client.handovers.draft(window);
  const [item] = itemsOf(note);
  const { handoverId } = note;
  const target = { handoverId, itemId: item!.id, field: 'headline' as const };
  return { note, item: item!, ask: () => shop.client.handovers.polish(target) };
}

describe('the writing help', () => {
  it('is off by default, and asks nobody then', async () => {
    const { ask } = await draft();
    await expect(ask()).rejects.toMatchObject({ code: 'unavailable' });
    expect(asked).toEqual([]);
  });

  it('proposes a wording that goes nowhere until a person takes it, and is marked then', async () => {
    const { note, item, ask } = await draft();
    await turnOn();
    says('“李四：今晚八点前补发吊灯”');
    const proposed = await ask();
    expect(proposed).toMatchObject({
      state: 'proposed',
      after: '李四：今晚八点前补发吊灯',
      problems: [],
    });
    expect(asked).toMatchObject([
      { url: '/v1/chat/completions', key: 'Bearer geheim', body: { model: 'small-lamp' } },
    ]);
    const { handovers } = shop.client;
    const { handoverId } = note;
    const before = itemsOf(await handovers.get({ handoverId }))[0]!;
    expect([before.headline, before.polished]).toEqual([item.headline, undefined]);

    const { polishId } = proposed;
    await handovers.decidePolish({ polishId, take: true });
    await expect(handovers.decidePolish({ polishId, take: true })).rejects.toMatchObject({
      code: 'conflict',
    });
    const redrafted = await handovers.draft({ ...shift(0), outgoing: '小红', incoming: '小蓝' });
    expect(itemsOf(redrafted)[0]).toMatchObject({
      headline: '李四：今晚八点前补发吊灯',
      polished: ['headline'],
    });
    await complete(shop, redrafted);
    await handovers.sign({ handoverId, as: '小红' });
    expect((await handovers.render({ handoverId, format: 'html' })).content).toContain(
      '李四：今晚八点前补发吊灯（润色）',
    );
    expect((await handovers.verify()).verdict).toBe('intact');
  });

  it.each([
    ['a number', '李四：今晚9点前补发吊灯', 'number', '9'],
    ['an order number that is cut', '李四：订单 555123456 今晚八点前补发', 'number', '555123456'],
    ['a sum in characters', '李四：今晚八点前补发，赔二十元', 'number', '二十元'],
    ['a day', '李四：明天八点前补发吊灯', 'date', '明天'],
    ['a colleague', '李四：小蓝今晚八点前补发吊灯', 'name', '小蓝'],
    ['a person', '王女士：今晚八点前补发吊灯', 'name', '王女士'],
    ['a Latin name', '李四：Daniel 今晚八点前补发', 'name', 'daniel'],
    ['too many words', `李四：今晚八点前补发${'吊灯'.repeat(40)}`, 'length', '90'],
  ])('is refused when it brings %s that its sources lack', async (_, wording, kind, text) => {
    const { ask } = await draft();
    await turnOn();
    await shop.client.persons.add({ name: '小蓝' });
    says(wording);
    const refused = await ask();
    expect(refused.state).toBe('refused');
    expect(refused.problems).toContainEqual({ kind, text });
    await expect(
      shop.client.handovers.decidePolish({ polishId: refused.polishId, take: true }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is unavailable, and the draft as it was, when the endpoint fails or talks nonsense', async () => {
    const { ask } = await draft();
    await turnOn();
    for (const [status, body] of [
      [500, '{}'],
      [200, '{"choices":[]}'],
      [200, 'not json'],
    ] as const) {
      answer = { status, body };
      await expect(ask()).rejects.toMatchObject({ code: 'unavailable' });
    }
    await new Promise((resolve) => endpoint.close(resolve));
    endpoint.closeAllConnections();
    await expect(ask()).rejects.toMatchObject({ code: 'unavailable' });
    expect(shop.rows('SELECT * FROM handover_polishes')).toEqual([]);
  });
});

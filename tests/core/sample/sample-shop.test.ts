import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../electron/core/sample/random.ts';
import { makeSampleShop, sampleFile } from '../../../electron/core/sample/sample-shop.ts';
import { tellStory } from '../../../electron/core/sample/story.ts';
import { readSample } from './read-sample.ts';

const shop = makeSampleShop();
const conversations = tellStory(seededRandom(20261031));

describe('the sample shop', () => {
  it('comes out byte for byte the same from the same seed', () => {
    expect(makeSampleShop(7)).toEqual(makeSampleShop(7));
  });

  it('tells other days from another seed, with the same planted facts', () => {
    const one = makeSampleShop(1);
    const other = makeSampleShop(2);
    expect(sampleFile(one, 'qianniu').bytes).not.toEqual(sampleFile(other, 'qianniu').bytes);
    expect(one.plantedFacts.map((fact) => fact.text)).toEqual(
      other.plantedFacts.map((fact) => fact.text),
    );
  });

  it.each([1, 2, 3, 5, 8, 13, 21, 34])('is whole for seed %i', (seed) => {
    expect(makeSampleShop(seed).messageCount).toBeGreaterThan(2000);
  });

  it('holds at least 1,500 messages of about 40 buyers', () => {
    expect(shop.messageCount).toBeGreaterThanOrEqual(1500);
    expect(conversations.length).toBeGreaterThanOrEqual(38);
    expect(conversations.length).toBeLessThanOrEqual(48);
  });

  it('has every format, and a name of its own for every file', () => {
    expect(new Set(shop.files.map((file) => file.format))).toEqual(
      new Set(['qianniu', 'dongdong', 'wechat-share', 'qq', 'whatsapp-txt', 'whatsapp-zip', 'csv']),
    );
    expect(new Set(shop.files.map((file) => file.name)).size).toBe(shop.files.length);
  });

  it('says of every file what it is, in both languages', () => {
    expect(shop.files.every((file) => file.note.zh !== '' && file.note.en !== '')).toBe(true);
  });

  it('keeps every conversation in order of time, between August and the evening of the tour', () => {
    for (const { messages } of conversations) {
      const times = messages.map((message) => message.at);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      expect(times[0]).toBeGreaterThanOrEqual(Date.parse('2026-08-01T00:00:00+08:00'));
      expect(times.at(-1)).toBeLessThan(Date.parse(shop.now));
    }
  });

  it('lets agents speak in their own shift only', () => {
    const misplaced = conversations
      .flatMap(({ messages }) => messages)
      .filter(({ by }) => shop.agents.includes(by))
      .filter(({ at, by }) => {
        const hour = new Date(at + 8 * 3_600_000).getUTCHours();
        const early = by === '小红' || by === '老周';
        return early ? hour < 8 || hour >= 16 : hour < 16;
      });
    expect(misplaced).toEqual([]);
  });

  it('leaves no slot unfilled', async () => {
    for (const file of shop.files) expect(await readSample(file)).not.toMatch(/\{\w+\}|undefined/);
  });

  it('sends a tracking number for each ordinary purchase before it is due', () => {
    const promised = conversations.flatMap(({ messages }) =>
      messages
        .filter(({ by, text, planted }) => by !== 'buyer' && planted === null && ship.test(text))
        .map((message) => ({ message, later: messages.filter(({ at }) => at > message.at) })),
    );
    expect(promised.length).toBeGreaterThan(30);
    const missed = promised.filter(({ message, later }) => {
      const due = message.at + 48 * 3_600_000;
      return !later.some(({ at, text }) => at <= due && /(73555|JDV555)\d+/.test(text));
    });
    expect(missed.map(({ message }) => message.text)).toEqual([]);
  });

  it('answers for every account whose role its format cannot tell', () => {
    const silent = ['wechat', 'qq', 'whatsapp'];
    for (const { platform, buyer, uin } of conversations) {
      if (!silent.includes(platform)) continue;
      expect(shop.answers).toContainEqual({ platform, handle: uin ?? buyer, role: 'customer' });
    }
    for (const platform of silent) {
      expect(shop.answers).toContainEqual(expect.objectContaining({ platform, role: 'agent' }));
    }
  });

  it('names no phone, order or parcel without the mark of invention', async () => {
    for (const file of shop.files) {
      const text = await readSample(file);
      for (const number of text.match(/(?<!\d)\d{11,20}(?!\d)/g) ?? [])
        expect(number).toMatch(/55/);
      for (const phone of text.match(/1\d{2}\*{4}\d{4}/g) ?? []) expect(phone).toMatch(/\*{4}55/);
    }
  });
});

/** The set phrases with which a purchase ends. */
const ship =
  /^(好的，(会在)?48小时内|核对好了，48小时内|今天给您排上，48小时内|好，明天下午6点前给您发货)/;

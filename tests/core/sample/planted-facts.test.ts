import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../electron/core/sample/random.ts';
import { makeSampleShop } from '../../../electron/core/sample/sample-shop.ts';
import { tellStory } from '../../../electron/core/sample/story.ts';
import { readSample } from './read-sample.ts';

const shop = makeSampleShop();
const facts = shop.plantedFacts;
const conversations = tellStory(seededRandom(20261031));
const texts = new Map(
  await Promise.all(shop.files.map(async (file) => [file.name, await readSample(file)] as const)),
);

describe('the planted facts', () => {
  it('have ids of their own', () => {
    expect(new Set(facts.map((fact) => fact.id)).size).toBe(facts.length);
  });

  it.each(facts.map((fact) => [fact.id, fact] as const))('%s stands word for word', (_, fact) => {
    expect(fact.files.length).toBeGreaterThan(0);
    for (const name of fact.files) {
      const text = texts.get(name) ?? '';
      // A table doubles the quotes inside a cell; no planted sentence has any.
      expect(fact.text).not.toContain('"');
      const omitted = fact.kind === 'picture' && name.startsWith('WhatsApp Chat with');
      expect(text).toContain(omitted ? '<Media omitted>' : fact.text);
    }
  });

  it.each([
    'promise',
    'proof',
    'dispute',
    'contradiction',
    'exception',
    'vague',
    'repeated-complaint',
    'bad-review-threat',
    'address-change',
    'off-platform',
    'same-person',
    'gap',
    'unanswered',
    'amount',
    'thanks',
    'duplicate',
    'header-like-line',
    'multi-line',
    'recall',
    'picture',
    'emoji-code',
  ])('tell at least one %s', (kind) => {
    expect(facts.some((fact) => fact.kind === kind)).toBe(true);
  });

  it('have promises that were kept, that were broken and that are still open', () => {
    const states = facts.map((fact) => fact.expected.promise?.state);
    for (const state of ['kept', 'broken', 'open']) expect(states).toContain(state);
  });

  it('make every due time later than the promise, and quote its phrase from the text', () => {
    const wrong = facts.filter(({ expected: { promise }, sentAt, text }) => {
      const isEarly = promise?.due && Date.parse(promise.due) <= Date.parse(sentAt);
      return isEarly || (promise?.phrase && !text.includes(promise.phrase));
    });
    expect(wrong).toEqual([]);
  });

  it('refer only to facts that exist', () => {
    const ids = new Set(facts.map((fact) => fact.id));
    const named = facts.flatMap(({ expected }) => [expected.against, expected.proves]);
    expect(named.filter((id) => id !== undefined && !ids.has(id))).toEqual([]);
  });

  it('say the freight differently to the same buyer', () => {
    const payers = facts.filter((fact) => fact.expected.slot === 'return_postage_payer');
    const buyer = payers.filter((fact) => fact.conversation === '云间的猫');
    expect(buyer.map((fact) => fact.expected.value)).toEqual(['shop', 'buyer']);
  });

  it('leave the late parcel twenty days on its way', () => {
    const received = facts.find((fact) => fact.id === 'late-parcel-received');
    expect(received?.sentAt.slice(0, 10)).toBe('2026-09-20');
    expect(received?.expected.ordered).toBe('2026-09-01');
  });

  it('leave the waiting buyers with the last word', () => {
    const waiting = facts.filter((fact) => fact.kind === 'unanswered');
    expect(waiting.length).toBeGreaterThanOrEqual(5);
    for (const fact of waiting) {
      const thread = conversations.find(({ buyer }) => buyer === fact.conversation);
      expect(thread?.messages.at(-1)?.by).toBe('buyer');
    }
  });
});

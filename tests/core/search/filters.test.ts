import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexStep } from '../../../electron/core/search/index-step.ts';
import type { SearchFilters } from '../../../shared/contract/search.ts';
import { openWriter } from '../../../electron/core/store/sqlite/open.ts';
import { makeArchive, type FixtureArchive, type FixtureMessage } from '../archive-fixture.ts';
import { bruteForce } from './brute-force.ts';
import { shopTalk } from './corpus.ts';

const messages = [...shopTalk(6_000, 3)];
const day = 86_400_000;
const july = Date.UTC(2026, 6, 10);

/** Conversations whose customer has spoken, so that it is known whose they are. */
const keyOf = ({ platform, shop, conversation }: FixtureMessage): string =>
  `${platform} ${shop} ${conversation}`;
const known = new Set(messages.filter(({ role }) => role === 'customer').map(keyOf));

const timeOf = ({ sentAt }: FixtureMessage): number => sentAt ?? Number.NaN;
const cases: readonly [string, SearchFilters, (message: FixtureMessage) => boolean][] = [
  ['from', { from: july }, (one) => timeOf(one) >= july],
  ['to', { to: july }, (one) => timeOf(one) < july],
  [
    'a week',
    { from: july, to: july + 7 * day },
    (one) => timeOf(one) >= july && timeOf(one) < july + 7 * day,
  ],
  ['platform', { platform: 'jd' }, ({ platform }) => platform === 'jd'],
  ['shop', { shop: '守灯专营店' }, ({ shop }) => shop === '守灯专营店'],
  ['part of a shop’s name', { shop: '守灯' }, ({ shop }) => shop !== null],
  ['an unknown shop', { shop: '没有' }, () => false],
  ['an exact agent, not the longer name', { agent: '小红' }, ({ sender }) => sender === '小红'],
  ['part of an agent’s name', { agent: 'AnN' }, ({ sender }) => /anna/i.test(sender ?? '')],
  ['an unknown agent', { agent: '没有' }, () => false],
  [
    'a customer, the answers too',
    { customer: '买家7' },
    (one) => one.conversation === '买家7' && known.has(keyOf(one)),
  ],
  [
    'customers of a part',
    { customer: '家10' },
    (one) => /家10/.test(one.conversation ?? '') && known.has(keyOf(one)),
  ],
  ['agents', { role: 'agent' }, ({ role, isSystem }) => role === 'agent' && isSystem === false],
  ['customers', { role: 'customer' }, ({ role, isSystem }) => role === 'customer' && !isSystem],
  ['system lines', { role: 'system' }, ({ isSystem }) => isSystem === true],
  [
    'all at once',
    { role: 'agent', platform: 'taobao', agent: '小红', from: july, customer: '买家' },
    (one) =>
      known.has(keyOf(one)) &&
      one.platform === 'taobao' &&
      one.sender === '小红' &&
      !one.isSystem &&
      timeOf(one) >= july,
  ],
];
const queries = ['', '退款', '的', 'ok', '5', '七天无理由退货', '。', '-的', '退款 -运费'];

describe.each(['beside the index', 'in the index'])('filters, messages %s', (where) => {
  let archive: FixtureArchive;
  beforeAll(async () => {
    archive = makeArchive(messages);
    if (where === 'in the index') for await (const _ of indexStep(archive.core, undefined));
  });
  afterAll(() => archive.close());

  it.each(cases)('leave %s', async (_, filters, isLeft) => {
    for (const query of queries) {
      const words = query.split(' ').filter((word) => word !== '');
      const terms = words.filter((word) => !word.startsWith('-'));
      const excluded = words.flatMap((word) => (word.startsWith('-') ? [word.slice(1)] : []));
      const expected = bruteForce(messages, terms, excluded, isLeft);
      const { hits } = await archive.client.search.search({ query, filters, limit: 40 });
      const found = hits.map(({ messageId }) => messageId);
      expect([query, found]).toEqual([query, expected.slice(0, 40)]);
      const { value, kind } = await archive.client.search.count({ query, filters });
      if (kind === 'exact') expect([query, value]).toEqual([query, expected.length]);
      else expect(Math.abs(value / expected.length - 1)).toBeLessThan(0.05);
    }
  });

  it('leave one conversation', async () => {
    const first = await archive.client.search.search({ query: '退款', limit: 1 });
    const conversationId = first.hits[0]?.conversationId ?? '';
    const filters = { conversationId };
    const { hits } = await archive.client.search.search({ query: '', filters, limit: 500 });
    const conversation = await archive.client.conversations.get({ conversationId });
    expect(hits).toHaveLength(Math.min(500, conversation.messages));
    expect(new Set(hits.map((hit) => hit.conversationId))).toEqual(new Set([conversationId]));
    expect(await archive.client.search.count({ query: '', filters })).toEqual({
      value: conversation.messages,
      kind: 'exact',
    });
  });
});

it('a role that is told later counts at once', async () => {
  const sentAt = Date.UTC(2026, 8, 1);
  const archive = makeArchive([{ text: '稍后回复您', sender: '阿明', role: 'unknown', sentAt }]);
  for await (const _ of indexStep(archive.core, undefined));
  const ask = async (role: 'agent' | 'unknown'): Promise<number> =>
    (await archive.client.search.search({ query: '回复', filters: { role } })).hits.length;
  expect([await ask('agent'), await ask('unknown')]).toEqual([0, 1]);
  const db = openWriter(`${archive.folder}/archive.db`);
  db.exec(`UPDATE accounts SET role = 'agent', role_source = 'person'`);
  db.close();
  expect([await ask('agent'), await ask('unknown')]).toEqual([1, 0]);
  await archive.close();
});

it('a conversation whose platform and shop become known later is found by them', async () => {
  const archive = makeArchive([
    { text: '稍后回复您', platform: 'other' },
    { text: '回复过了', platform: 'jd', shop: '守灯', conversation: '会话二' },
  ]);
  for await (const _ of indexStep(archive.core, undefined));
  const ask = async (query: string): Promise<number> =>
    (await archive.client.search.search({ query })).hits.length;
  expect([await ask('回复 platform:jd'), await ask('回复 shop:守灯')]).toEqual([1, 1]);
  const db = openWriter(`${archive.folder}/archive.db`);
  db.exec(`UPDATE conversations SET platform = 'jd', shop_id = 1, channel = 'site-mail'`);
  db.close();
  expect([await ask('回复 platform:jd'), await ask('回复 shop:守灯')]).toEqual([2, 2]);
  expect(await ask('回复 channel:site-mail -过了')).toBe(1);
  await archive.close();
});

it('what is withdrawn is passed over, however much of the newest it is', async () => {
  const archive = makeArchive(
    Array.from({ length: 300 }, (_, at) => ({ text: `退款${at}到了`, sentAt: july + at * day })),
  );
  for await (const _ of indexStep(archive.core, undefined));
  const ask = async (query: string): Promise<string[]> =>
    (await archive.client.search.search({ query })).hits.map(({ messageId }) => messageId);
  const newest = (from: number): string[] =>
    Array.from({ length: 50 }, (_, at) => String(from - at));
  expect([await ask('退款'), await ask('到了')]).toEqual([newest(300), newest(300)]);
  const db = openWriter(`${archive.folder}/archive.db`);
  for (const hidden of [2, 200]) {
    db.exec(`UPDATE main.messages SET hidden = 1 WHERE id > ${300 - hidden}`);
    for (const query of ['退款', '到了', '退款 到了', '退 -没有']) {
      expect([query, await ask(query)]).toEqual([query, newest(300 - hidden)]);
    }
  }
  db.close();
  await archive.close();
});

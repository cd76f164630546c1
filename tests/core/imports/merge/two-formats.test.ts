import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyOriginals } from '../../../../electron/core/imports/verify-originals.ts';
import { openTestArchive, type TestArchive } from '../archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
});
afterEach(() => archive.close());

type Who = 'customer' | 'agent' | 'robot';

interface Said {
  /** `HH:MM:SS` on 2026-03-01. */
  readonly at: string;
  readonly who: Who;
  readonly text: string;
}

type Names = Readonly<Record<Who, string>>;

/** A table whose people and conversations have names of their own. */
function table(said: readonly Said[], names: Names, conversation: string): string {
  const rows = said.map(
    ({ at, who, text }) => `2026-03-01 ${at},${conversation},${names[who]},${text}`,
  );
  return ['时间,会话,发送人,内容', ...rows, ''].join('\n');
}

function wechat(said: readonly Said[], names: Names): string {
  const lines = said.map(({ at, who, text }) => `${names[who]}  ${at.slice(0, 5)}\n\n${text}\n`);
  const head = `${names.customer} 和 ${names.agent} 在微信上的聊天记录如下，请查收。`;
  return [head, '', '—————  2026-03-01  —————', '', ...lines].join('\n');
}

const dashes = '-'.repeat(28);

function wangwang(said: readonly Said[], names: Names): string {
  const lines = said.map(({ at, who, text }) => `${names[who]}(2026-03-01 ${at}):  ${text}`);
  const head = ['云灯铺:小红', '='.repeat(64), `${dashes}${names.customer}${dashes}`];
  return [...head, ...lines, ''].join('\n');
}

const lamp: readonly Said[] = [
  { at: '10:00:05', who: 'customer', text: '在吗' },
  { at: '10:00:20', who: 'agent', text: '在的，有什么可以帮您' },
  { at: '10:01:11', who: 'customer', text: '我上周买的落地灯有一边不亮了' },
  { at: '10:02:40', who: 'agent', text: '麻烦您拍一张灯座底部的照片' },
  { at: '10:04:02', who: 'customer', text: '灯座下面写的是七月那一批' },
  { at: '10:05:30', who: 'agent', text: '明天给您补发一个驱动，顺丰包邮' },
  { at: '10:06:00', who: 'customer', text: '那旧的驱动要寄回去吗' },
  { at: '10:06:09', who: 'agent', text: '好的' },
  { at: '10:06:31', who: 'customer', text: '好的' },
];

const nicknames: Names = { customer: '海边', agent: '云灯小红', robot: '云灯助手' };
const ids: Names = { customer: 'wxid_a1', agent: 'wxid_shop', robot: 'wxid_bot' };

const spoken = (): unknown =>
  archive.rows(`
    SELECT conversation_id AS chat, substr(wall_clock, 12, 5) AS minute, text
    FROM messages
    ORDER BY wall_clock, text, id`);

const chats = (): number => archive.rows('SELECT id FROM conversations').length;

describe('a chat in two formats', () => {
  it.each([
    ['with nicknames first', false],
    ['with ids first', true],
  ])('is one conversation where what was said proves it: %s', async (_order, isReversed) => {
    const files = [wechat(lamp, nicknames), table(lamp, ids, 'wxid_a1')];
    const [first, second] = isReversed ? files.toReversed() : files;
    await archive.importText(first!, {}, 'one');
    const { report } = await archive.importText(second!, {}, 'two');
    expect(report.totals).toMatchObject({ read: 9, new: 0, duplicate: 9, conflicting: 0 });
    expect(report.totals.issues).toBe(0);
    expect(chats()).toBe(1);
    expect(archive.rows('SELECT platform FROM conversations')).toEqual([{ platform: 'wechat' }]);
    expect(archive.rows('SELECT COUNT(*) AS n FROM sightings')).toEqual([{ n: 9 }]);
  });

  it('stays one when either format brings more of it later', async () => {
    await archive.importText(wechat(lamp, nicknames), {}, 'one');
    await archive.importText(table(lamp, ids, 'wxid_a1'), {}, 'two');
    const more: Said[] = [
      { at: '18:00:01', who: 'customer', text: '驱动还没有到' },
      { at: '18:00:30', who: 'agent', text: '我查一下' },
    ];
    const byTable = await archive.importText(table(more, ids, 'wxid_a1'), {}, 'three');
    const byText = await archive.importText(wechat(more, nicknames), {}, 'four');
    expect(byTable.report.totals).toMatchObject({ new: 2, duplicate: 0 });
    expect(byText.report.totals).toMatchObject({ new: 0, duplicate: 2 });
    expect(chats()).toBe(1);
    expect(archive.rows('SELECT message_count FROM conversations')).toEqual([
      { message_count: 11 },
    ]);
    expect(archive.rows('SELECT COUNT(DISTINCT account_id) AS n FROM messages')).toEqual([
      { n: 2 },
    ]);
  });

  it.each([false, true])(
    'is one where a person has shared only a part of it',
    async (isReversed) => {
      const chosen = lamp.filter((_, at) => at !== 0 && at !== 7);
      const files = [wechat(chosen, nicknames), table(lamp, ids, 'wxid_a1')];
      if (isReversed) files.reverse();
      await archive.importText(files[0]!, {}, 'one');
      await archive.importText(files[1]!, {}, 'two');
      expect(chats()).toBe(1);
      expect(spoken()).toHaveLength(lamp.length);
    },
  );

  it('is one also where both formats come in one batch', async () => {
    const paths = [
      archive.file('a.txt', wechat(lamp, nicknames)),
      archive.file('b.csv', table(lamp, ids, 'wxid_a1')),
    ];
    const { report } = await archive.importFiles(paths);
    expect(report.totals).toMatchObject({ new: 9, duplicate: 9 });
    expect(chats()).toBe(1);
  });

  it('merges with the sides that one of them tells', async () => {
    const shop: Names = { customer: '冬天的雨', agent: '云灯铺:小红', robot: '云灯铺:服务助手' };
    const bare: Names = { ...shop, agent: '小红' };
    const roles = `
      SELECT text, accounts.role
      FROM messages
      JOIN accounts ON accounts.id = account_id
      ORDER BY messages.wall_clock`;
    await archive.importText(wangwang(lamp, shop), {}, 'one');
    await archive.importText(table(lamp, bare, 'r1'), {}, 'two');
    const told = archive.rows(roles);
    await archive.close();
    archive = openTestArchive();
    await archive.importText(table(lamp, bare, 'r1'), {}, 'two');
    await archive.importText(wangwang(lamp, shop), {}, 'one');
    expect(archive.rows(roles)).toEqual(told);
    expect(told.map(({ role }) => role)).toEqual(lamp.map(({ who }) => who));
    expect(archive.rows('SELECT platform, shops.name FROM conversations JOIN shops')).toEqual([
      { platform: 'taobao', name: '云灯铺' },
    ]);
  });

  it('can be verified against its originals afterwards', async () => {
    await archive.importText(wechat(lamp, nicknames), {}, 'one');
    await archive.importText(table(lamp, ids, 'wxid_a1'), {}, 'two');
    const { verifyOriginals } =
      await import('../../../../electron/core/imports/verify-originals.ts');
    expect((await verifyOriginals(archive.core)).findings).toEqual([]);
  });
});

describe('a chat that two formats know by the same key', () => {
  it('is one without any proof, and nothing has to be told', async () => {
    const copied = lamp
      .map(({ at, who, text }) => `${nicknames[who]} 2026-03-01 ${at.slice(0, 5)}\n${text}\n\n`)
      .join('');
    await archive.importText(wechat(lamp.slice(0, 5), nicknames), {}, 'one');
    const { report } = await archive.importText(copied, {}, 'two');
    expect(report.files[0]).toMatchObject({ format: 'wechat-pc-copy', new: 4, duplicate: 5 });
    expect(report.totals.issues).toBe(0);
    expect(chats()).toBe(1);
  });
});

describe('a chat that two formats know by the same key, with one person under two names', () => {
  const copiedBy = (names: Names): string =>
    lamp
      .map(({ at, who, text }) => `${names[who]} 2026-03-01 ${at.slice(0, 5)}\n${text}\n\n`)
      .join('');

  /** The head gives the key, whoever speaks below. */
  const shared = wechat(lamp, nicknames).replaceAll('云灯小红  ', '我  ');
  const copied = copiedBy(nicknames);

  it.each([false, true])('is one, and so is the person', async (isReversed) => {
    const files = isReversed ? [copied, shared] : [shared, copied];
    await archive.importText(files[0]!, {}, 'one');
    const { report } = await archive.importText(files[1]!, {}, 'two');
    expect(report.totals).toMatchObject({ read: 9, new: 0, duplicate: 9, issues: 0 });
    expect(archive.rows('SELECT COUNT(DISTINCT account_id) AS n FROM messages')).toEqual([
      { n: 2 },
    ]);
    const again = await archive.importText(`${files[1]!}\n`, {}, 'three');
    expect(again.report.totals).toMatchObject({ new: 0, duplicate: 9 });
  });

  it('has three people where the third says something else', async () => {
    await archive.importText(copied, {}, 'one');
    const third = shared.replace('明天给您补发一个驱动，顺丰包邮', '这个我不管，您找别人');
    const { report } = await archive.importText(
      third.replace('麻烦您拍一张灯座底部的照片', '我是店里新来的小绿'),
      {},
      'two',
    );
    expect(report.totals).toMatchObject({ new: 4, duplicate: 5 });
  });
});

describe('a picture in a chat of two formats', () => {
  const shown: readonly Said[] = [
    ...lamp,
    { at: '10:07:01', who: 'customer', text: '[图片: a1.jpg(请在附件中查看)]' },
    { at: '10:07:40', who: 'customer', text: '[图片: a2.jpg(请在附件中查看)]' },
  ];
  const bare = shown.map((said): Said => ({ ...said, text: said.text.replace(/: a\d.+/, ']') }));
  const pictures = `
    SELECT text
    FROM messages
    WHERE kind = 'image'
    ORDER BY id`;

  it.each([false, true])('is one, whatever stands in its place', async (isReversed) => {
    const files = [wechat(shown, nicknames), table(bare, ids, 'wxid_a1')];
    if (isReversed) files.reverse();
    await archive.importText(files[0]!, {}, 'one');
    await archive.importText(files[1]!, {}, 'two');
    expect(archive.rows(pictures)).toHaveLength(2);
    await archive.importText(`${files[1]!}\n`, {}, 'three');
    await archive.importText(`${files[0]!}\n`, {}, 'four');
    expect(archive.rows(pictures)).toHaveLength(2);
    expect((await verifyOriginals(archive.core)).findings).toEqual([]);
  });

  it('more than the other has is another one', async () => {
    await archive.importText(table(bare.slice(0, -1), ids, 'wxid_a1'), {}, 'one');
    await archive.importText(wechat(shown, nicknames), {}, 'two');
    expect(archive.rows(pictures)).toEqual([
      { text: '[图片]' },
      { text: '[图片: a2.jpg(请在附件中查看)]' },
    ]);
  });
});

describe('a text in a chat of two formats', () => {
  it('is one also where a format writes other marks around its words, not where it has other words', async () => {
    const said = (text: string): Said[] => [...lamp, { at: '10:08:00', who: 'agent', text }];
    await archive.importText(wechat(said('好的[微笑]，明天发。'), nicknames), {}, 'one');
    const marks = await archive.importText(table(said('好的[微笑] 明天发'), ids, 'k'), {}, 'two');
    expect(marks.report.totals).toMatchObject({ new: 0, duplicate: 10 });
    const words = await archive.importText(table(said('好的[微笑] 后天发'), ids, 'k'), {}, 'three');
    expect(words.report.totals).toMatchObject({ new: 1, duplicate: 9 });
    expect((await verifyOriginals(archive.core)).findings).toEqual([]);
  });
});

describe('chats that are not proven to be one', () => {
  const greetings: readonly Said[] = [
    { at: '10:00:05', who: 'customer', text: '在吗' },
    { at: '10:00:06', who: 'robot', text: '亲，欢迎光临云灯铺，请问有什么可以帮您' },
    { at: '10:00:07', who: 'robot', text: '回复 1 查物流，回复 2 查退款，回复 3 找人工' },
    { at: '10:01:10', who: 'customer', text: '3' },
    { at: '10:01:12', who: 'robot', text: '正在为您转接人工客服，请稍等片刻' },
    { at: '10:02:00', who: 'agent', text: '您好，人工客服小红为您服务' },
    { at: '10:03:30', who: 'agent', text: '感谢您的耐心等待，祝您生活愉快' },
  ];

  it.each([
    ['other buyers', { ...ids, customer: 'wxid_other' }],
    ['two who are both called 买家', { ...ids, customer: '买家' }],
    ['two whose masks are the same', { ...nicknames, customer: 'a****1' }],
  ])('because only the robot and the shop say the same: %s', async (_who, names) => {
    const one = {
      ...nicknames,
      customer: names.customer === 'wxid_other' ? '海边' : names.customer,
    };
    await archive.importText(wechat(greetings, one), {}, 'one');
    const { report } = await archive.importText(table(greetings, names, 'k2'), {}, 'two');
    expect(report.totals).toMatchObject({ read: 7, new: 7, duplicate: 0 });
    expect(chats()).toBe(2);
    const [file] = archive.rows('SELECT id FROM source_files ORDER BY id DESC LIMIT 1');
    const { issues } = await archive.core.store.imports.listIssues(String(file?.['id']), {
      limit: 10,
    });
    expect(issues).toEqual([
      { line: 1, reason: 'maybe-known-chat', excerpt: expect.stringContaining(' ≈ ') as string },
    ]);
  });

  it('because the same words were said on another day', async () => {
    await archive.importText(wechat(lamp, nicknames), {}, 'one');
    const later = table(lamp, ids, 'wxid_a1').replaceAll('2026-03-01', '2026-03-02');
    const { report } = await archive.importText(later, {}, 'two');
    expect(report.totals).toMatchObject({ new: 9, duplicate: 0, issues: 0 });
    expect(chats()).toBe(2);
  });

  it('because one person would have to be two', async () => {
    await archive.importText(wechat(lamp, nicknames), {}, 'one');
    const mixed = lamp.map((said, at): Said => (at === 4 ? { ...said, who: 'agent' } : said));
    await archive.importText(table(mixed, ids, 'wxid_a1'), {}, 'two');
    expect(chats()).toBe(2);
  });

  it('because most of what one has is not in the other', async () => {
    await archive.importText(wechat(lamp, nicknames), {}, 'one');
    const others = lamp.map((said, at): Said =>
      at > 1 && at < 6 && at !== 3 ? said : { ...said, text: `另外一句话，第 ${at} 句` },
    );
    await archive.importText(table(others, ids, 'wxid_a1'), {}, 'two');
    expect(chats()).toBe(2);
    expect(spoken()).toHaveLength(18);
  });

  it('because each had come alone before anything proved it; then it is told', async () => {
    const early = lamp.slice(0, 4);
    const late = lamp.slice(4);
    await archive.importText(wechat(early, nicknames), {}, 'one');
    await archive.importText(table(late, ids, 'wxid_a1'), {}, 'two');
    const { report } = await archive.importText(wechat(lamp, nicknames), {}, 'three');
    expect(report.totals).toMatchObject({ read: 9, new: 5, duplicate: 4, issues: 1 });
    expect(chats()).toBe(2);
    expect(archive.rows('SELECT reason FROM import_issues')).toEqual([
      { reason: 'maybe-known-chat' },
    ]);
  });
});

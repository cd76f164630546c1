import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';

const head = '[LINE] Chat history in "Lamps"\nSaved on: 2026/01/15 10:00\n\n2026/01/14(Wed)\n';

describe('a LINE export', () => {
  it('with one space for each tab keeps notices apart from what people say', async () => {
    const found = await read(
      `${head}10:01 田中 太郎 灯は?\n10:02 佐藤 はい\n10:03 田中 太郎 では\n10:04 佐藤がグループに参加しました\n10:05 佐藤 どうも\n`,
    );
    expect(lines(found)).toEqual([
      '田中 太郎 | 2026-01-14T10:01 | 灯は?',
      '佐藤 | 2026-01-14T10:02 | はい',
      '田中 太郎 | 2026-01-14T10:03 | では',
      ' | 2026-01-14T10:04 | 佐藤がグループに参加しました',
      '佐藤 | 2026-01-14T10:05 | どうも',
    ]);
    expect(found.counts).toMatchObject({ messages: 4, system: 1 });
  });

  it('with wide gaps for tabs takes what has no gap for a notice', async () => {
    const found = await read(
      `${head}10:01    Mia Wong    hello\n10:02    Bo    hi\n10:03    Mia Wong joined the group.\n`,
    );
    expect(lines(found)).toEqual([
      'Mia Wong | 2026-01-14T10:01 | hello',
      'Bo | 2026-01-14T10:02 | hi',
      ' | 2026-01-14T10:03 | Mia Wong joined the group.',
    ]);
  });
});

describe('a LINE export whose tabs have become spaces', () => {
  const said = ['10:01 Mia Wong is it on', '10:02 Bo yes', '10:03 Mia Wong thank you'];

  it.each(['10:04 Mia Wong', '10:04 Mia Won', '10:04 Mia W', '10:04 Mia', '10:04 Mi'])(
    'and that is cut at %s makes nobody up',
    async (cut) => {
      const found = await read(`${head}${said.join('\n')}\n${cut}`);
      expect(lines(found).slice(0, 2)).toEqual([
        'Mia Wong | 2026-01-14T10:01 | is it on',
        'Bo | 2026-01-14T10:02 | yes',
      ]);
      expect([...new Set(found.messages.map(({ sender }) => sender))]).toEqual(['Mia Wong', 'Bo']);
    },
  );

  it('and that is cut in a name behind a wide gap makes no notice', async () => {
    const wide = '10:01    Mia Wong    is it on\n10:02    Bo    yes\n10:03    Mia Wong    ok\n';
    const found = await read(`${head}${wide}10:04    Mia W`);
    expect(found.counts).toMatchObject({ messages: 3, system: 0 });
    expect(lines(found).at(-1)).toBe('Mia Wong | 2026-01-14T10:03 | ok\n10:04    Mia W');
  });
});

it('LINE of some phones writes AM and PM before the time, or with dots behind it', async () => {
  const found = await read(`${head}AM10:01\tMia\tone\nPM 3:05\tBo\ttwo\n4:10 p.m.\tMia\tthree\n`);
  expect(lines(found)).toEqual([
    'Mia | 2026-01-14T10:01 | one',
    'Bo | 2026-01-14T15:05 | two',
    'Mia | 2026-01-14T16:10 | three',
  ]);
});

it('a LINE chat that was passed on may have its day on each line', async () => {
  const said = '2026/01/14(水) 10:01\tMia\tone\n2026/01/15(木) 09:02\tBo\ttwo\nmore\n';
  for (const text of [
    said,
    `[LINE] "Lamps"のトーク履歴\n\n保存日時：2026年1月16日 10:00\n\n${said}`,
  ]) {
    const found = await read(text);
    expect(found.format).toBe('line-txt');
    expect(lines(found)).toEqual([
      'Mia | 2026-01-14T10:01 | one',
      'Bo | 2026-01-15T09:02 | two\nmore',
    ]);
  }
});

it('a later day in a quoted text of LINE is text, and ends one that is never closed', async () => {
  const copied = '10:01\tMia\t"look\n2026/01/15(Thu)\nat that"\n10:02\tBo\tyes\n';
  expect(lines(await read(head + copied))).toEqual([
    'Mia | 2026-01-14T10:01 | look\n2026/01/15(Thu)\nat that',
    'Bo | 2026-01-14T10:02 | yes',
  ]);
  const open = '10:01\tMia\t"look\n2026/01/15(Thu)\n10:02\tBo\tso "that"\n10:03\tMia\tit"\n';
  expect(lines(await read(head + open))).toEqual([
    'Mia | 2026-01-14T10:01 | "look',
    'Bo | 2026-01-15T10:02 | so "that"',
    'Mia | 2026-01-15T10:03 | it"',
  ]);
});

describe('LINE of other countries', () => {
  it.each([
    ['[LINE] แชทกับ Nok', 'บันทึกเมื่อ: 2569/03/02 10:00', '2569/03/01'],
    ['[LINE] ประวัติการแชทกับ Nok', 'บันทึกวันที่: 2/3/2569 10:00', 'อา., 1/3/2569'],
    ['[LINE] Chat with Nok', 'Saved on: 2026/03/02 10:00', '2026/03/01 (อา)'],
    ['[LINE] Riwayat obrolan dengan Nok', 'Disimpan pada: 2026/03/02 10:00', '2026/03/01(Min)'],
    ['[LINE] Nok님과의 대화', '저장한 날짜: 2026/03/02 10:00', '2026/03/01(일)'],
  ])('begins with %s', async (title, saved, day) => {
    const found = await read(`${title}\n${saved}\n\n${day}\n09:15\tNok\thi\nmore\n`);
    expect(found.format).toBe('line-txt');
    expect(lines(found)).toEqual(['Nok | 2026-03-01T09:15 | hi\nmore']);
    expect(found.conversations.map((each) => each.title)).toEqual(['Nok']);
    expect(found.issues).toEqual([]);
  });

  it('has days without a day of the week only where it has no others', async () => {
    const bare = '[LINE] Chat with Nok\n24/08/2026\n09:15\tNok\thi\n25/08/2026\n09:16\tNok\tyo\n';
    expect(lines(await read(bare))).toEqual([
      'Nok | 2026-08-24T09:15 | hi',
      'Nok | 2026-08-25T09:16 | yo',
    ]);
    const told = '[LINE] Chat with Nok\n2026/08/23(Sun)\n09:15\tNok\tby\n24/08/2026\n';
    expect(lines(await read(told))).toEqual(['Nok | 2026-08-23T09:15 | by\n24/08/2026']);
  });

  it('keeps exports apart that were put one behind the other', async () => {
    const found = await read(
      [
        '[LINE] Nokとのトーク履歴',
        '保存日時：2026/03/02 10:00',
        '2026/03/01(日)',
        '10:00\tNok\tはい',
        '[LINE] Miraとのトーク履歴',
        '保存日時：2026/03/03 10:00',
        '2026/03/02(月)',
        '11:00\tMira\tどうも',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      'Nok | 2026-03-01T10:00 | はい',
      'Mira | 2026-03-02T11:00 | どうも',
    ]);
    expect(found.messages.map(({ conversation }) => conversation)).toEqual(['Nok', 'Mira']);
  });

  it('takes a history that was copied into a text for text, with its days', async () => {
    const found = await read(
      [
        '2026/03/01(日)',
        '10:00\tNok\t"ここ',
        '2025/01/01(水)',
        '09:00\tMira\tあけおめ',
        '',
        '2025/02/01(土)',
        '09:01\tNok\tはい"',
        '10:01\tMira\t2つ',
      ].join('\r\n'),
    );
    expect(lines(found)).toEqual([
      'Nok | 2026-03-01T10:00 | ここ\n2025/01/01(水)\n09:00\tMira\tあけおめ\n\n2025/02/01(土)\n09:01\tNok\tはい',
      'Mira | 2026-03-01T10:01 | 2つ',
    ]);
  });

  it('goes on with its days behind a quotation mark that nobody closes', async () => {
    const found = await read(
      '2026/03/01(日)\n10:00\tNok\t"あの\n10:01\tMira\tはい\n2026/03/02(月)\n09:00\tMira\t"ね"\n',
    );
    expect(lines(found)).toEqual([
      'Nok | 2026-03-01T10:00 | "あの',
      'Mira | 2026-03-01T10:01 | はい',
      'Mira | 2026-03-02T09:00 | "ね"',
    ]);
  });

  it('has a bare day with the year in front inside of a text, where others name the weekday', async () => {
    const told = '2026/03/01(日)\n10:00\tNok\t次:\n2026/03/05\n10:05\tMira\tはい\n';
    expect(lines(await read(told))).toEqual([
      'Nok | 2026-03-01T10:00 | 次:\n2026/03/05',
      'Mira | 2026-03-01T10:05 | はい',
    ]);
    const bare =
      '[LINE] Lamps 的聊天記錄\n2026/03/01\n10:00\tNok\t好\n2026/03/05\n10:05\tMira\t是\n';
    const found = await read(bare);
    expect(lines(found)).toEqual(['Nok | 2026-03-01T10:00 | 好', 'Mira | 2026-03-05T10:05 | 是']);
    expect(found.conversations.map(({ title }) => title)).toEqual(['Lamps']);
  });
});

describe('a chat of a LINE official account', () => {
  const above = ['Account name,Lamps', `Time zone,"'+09:00"`, 'Downloaded on,2026/03/12 09:00'];
  const header = 'Sender type,Sender name,Date,Time,Message';

  it('is in the zone that it tells, and asks for none', async () => {
    const rows = [...above, header, 'User,Mina,2026/03/10,09:00:00,lamps?'];
    const found = await read(rows.join('\n'), {}, 'chat.csv');
    expect(found.format).toBe('line-oa-csv');
    expect(found.messages[0]?.sentAt).toBe(Date.UTC(2026, 2, 10));
    expect(found.questions.map(({ id }) => id)).not.toContain('zone');
  });

  it('keeps texts whose commas nobody quoted, and counts what is no row', async () => {
    const rows = [...above, header, 'User,Mina,2026/03/10,09:00:00,one, two', 'Mina left'];
    const found = await read(rows.join('\n'), {}, 'chat.csv');
    expect(lines(found)).toEqual(['Mina | 2026-03-10T09:00:00 | one, two']);
    expect(found.issues.map(({ reason }) => reason)).toEqual(['ragged-row', 'unreadable-row']);
  });
});

it.each(['(mar.)', '(mié)', '(Di)', '(ter)', '(вт)', '(T3)', ' mercredi', '(Per)'])(
  'a chat of LINE may name its days in other languages: %s',
  async (word) => {
    const found = await read(['[LINE] Lamps', `2024/03/05${word}`, '08:01\tMina\thi'].join('\n'));
    expect(lines(found)).toEqual(['Mina | 2024-03-05T08:01 | hi']);
  },
);

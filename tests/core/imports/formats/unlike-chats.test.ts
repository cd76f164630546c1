import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';

const isRefused = { code: 'unsupported-format' };

describe('tables that are no chats', () => {
  it.each([
    [
      'issues of a tracker',
      'number,title,body,state,user,created_at,labels\n7,Bulb dims,After an hour,open,rin,2026-03-01T10:00:00Z,bug',
    ],
    [
      'issues with comments',
      'id,html_url,title,body,author,created_at,comments\n7,https://git.example/7,Bulb dims,After an hour,rin,2026-03-01T10:00:00Z,2',
    ],
    ['commits', 'commit,author,date,message\n4f2a91c,Rin,2026-03-01 10:00:00,Dim the bulb'],
    [
      'deeds in a program',
      'timestamp,user,action,ip_address,message\n2026-03-01 10:00:00,rin,update,192.0.2.7,Price of lamp 4 changed',
    ],
    [
      '后台操作',
      '时间,用户名,操作类型,IP地址,内容\n2026-03-01 10:00:00,阿青,改价,192.0.2.7,四号灯改为八十八元',
    ],
    ['ready replies', 'short_code,content,created_at\nhi,Good day,2026-03-01 10:00:00'],
    ['reviews', 'reviewer_name,rating,title,content,date\nRin,4,Warm,Lights the desk,2026-03-01'],
  ])('are refused: %s', async (_what, content) => {
    await expect(read(content, {}, 'table.csv')).rejects.toMatchObject(isRefused);
  });

  it('are refused as JSON, too', async () => {
    const issue = { number: 7, title: 'Bulb dims', body: 'After an hour', user: 'rin' };
    const text = JSON.stringify([{ ...issue, state: 'open', created_at: '2026-03-01T10:00:00Z' }]);
    await expect(read(text, {}, 'issues.json')).rejects.toMatchObject(isRefused);
  });

  it('are refused as statements of a database', async () => {
    const text = [
      'CREATE TABLE messages (id INT, sender TEXT, content TEXT, create_time INT);',
      "INSERT INTO messages (id, sender, content, create_time) VALUES (1, 'Rin', 'dims?', 1784424435);",
      "INSERT INTO messages (id, sender, content, create_time) VALUES (2, 'Me', 'no', 1784424436);",
    ].join('\n');
    await expect(read(text, {}, 'dump.sql')).rejects.toMatchObject(isRefused);
  });

  it('are none where a column says in which conversation a text stands', async () => {
    const found = await read(
      'conversation_id,title,status,time,sender,message\nc1,Bulb,open,2026-03-01 10:00:00,Rin,dims?',
      {},
      'chat.csv',
    );
    expect(lines(found)).toEqual(['Rin | 2026-03-01T10:00:00 | dims?']);
  });
});

describe('lists with a time in each line that are no chats', () => {
  it.each([
    [
      'what is to be done',
      '2026-03-01 10:00 - order shades\n2026-03-02 11:00 - phone: Rin\n2026-03-03 12:00 - rent',
    ],
    [
      'a calendar',
      '01/03/2026, 10:00 - Dentist\n02/03/2026, 12:30 - Lunch: at the pier\n03/03/2026, 9:00 - Stocktaking',
    ],
    [
      'what a program did',
      '01.03.2026 10:00 - Backup begins\n01.03.2026 10:05 - Backup: 3 files\n01.03.2026 10:06 - Backup ends',
    ],
    [
      'IRC',
      '[2026-03-01 10:00:00] <rin> hi\n[2026-03-01 10:00:05] <mo> rin: is it dim?\n[2026-03-01 10:00:09] * rin nods: yes',
    ],
    [
      'IRC in columns',
      '2026-03-01 10:00:00\trin\thi\n2026-03-01 10:00:05\tmo\trin: is it dim?\n2026-03-01 10:00:09\t-->\tkai (k@lamp.example) joined: now',
    ],
    [
      'a web server',
      '[01/03/2026 10:00:00] GET /lamps HTTP/1.1: 200\n[01/03/2026 10:00:01] POST /cart: 500',
    ],
  ])('are refused: %s', async (_what, content) => {
    await expect(read(content, {}, 'list.txt')).rejects.toMatchObject(isRefused);
  });

  it('are chats where WhatsApp itself tells who came and went', async () => {
    const found = await read(
      [
        '2026-03-01 10:00 - Rin created group “Lamps”',
        '2026-03-01 10:01 - Rin added Mo',
        '2026-03-01 10:02 - Rin added Kai',
        '2026-03-01 10:03 - Mo: hi',
      ].join('\n'),
      {},
      'list.txt',
    );
    expect(found.counts).toMatchObject({ messages: 1, system: 3 });
  });

  it('are a chat of a group that was only made', async () => {
    const found = await read('06/03/2026, 00:45 - You created group "Lamps"\n', {}, 'chat.txt');
    expect(found.counts).toMatchObject({ messages: 0, system: 1 });
  });
});

describe('tables without a header', () => {
  it('may have the day and the hour in two columns, as Viber mails them', async () => {
    const found = await read(
      [
        '01/03/2026,10:00:00,Rin,+12025550143,is it dim?',
        '13/03/2026,10:05:00,Me,+12025550144,"no, ""warm"""',
        '14/03/2026,08:00:00,Rin,+12025550143,thank you then',
      ].join('\n'),
      {},
      'Rin.csv',
    );
    expect(lines(found)).toEqual([
      'Rin | 2026-03-01T10:00:00 | is it dim?',
      'Me | 2026-03-13T10:05:00 | no, "warm"',
      'Rin | 2026-03-14T08:00:00 | thank you then',
    ]);
  });
});

describe('what is counted below a table', () => {
  it('is said by nobody, whatever column the count stands in', async () => {
    const found = await read(
      '时间,发送人,消息内容\n2026-03-01 10:00:00,阿青,几瓦\n2026-03-01 10:01:00,灯铺,七瓦\n合计,2,\n',
      {},
      'total.csv',
    );
    expect(lines(found)).toEqual([
      '阿青 | 2026-03-01T10:00:00 | 几瓦',
      '灯铺 | 2026-03-01T10:01:00 | 七瓦',
    ]);
    expect(found.issues.map(({ reason }) => reason)).toEqual(['unreadable-row']);
  });
});

describe('a column of the people of the shop', () => {
  it('names nobody whose side is the buyer', async () => {
    const found = await read(
      '日期,时间,买家,客服,消息方向,消息\n2026-03-01,10:00:00,t_杏仁,阿青,接收,几瓦\n2026-03-01,10:00:30,t_杏仁,阿青,发送,七瓦',
      {},
      'sides.csv',
    );
    expect(found.messages.map(({ sender, role }) => [sender, role])).toEqual([
      ['t_杏仁', 'customer'],
      ['阿青', 'agent'],
    ]);
  });
});

describe('a date above a name', () => {
  it('is no name of QQ', async () => {
    const days = ['Mar 01, 2026 10:15:30 AM', 'Me', 'dims?', '', 'Mar 01, 2026 10:16:30 AM', 'Rin'];
    await expect(read([...days, 'no'].join('\n'))).rejects.toMatchObject(isRefused);
  });
});

describe('records of other programs', () => {
  it('have their times and speakers under keys of their own', async () => {
    const say = (at: string, name: string, content: string) => ({
      createdDateTime: at,
      from: { user: { displayName: name } },
      body: { contentType: 'text', content },
    });
    const teams = [say('2026-03-01T10:00:00Z', 'Rin', 'dims?')];
    const found = await read(JSON.stringify({ value: teams }), {}, 'teams.json');
    expect(found.messages.map(({ sender, sentAt, text }) => [sender, sentAt, text])).toEqual([
      ['Rin', Date.parse('2026-03-01T10:00:00Z'), 'dims?'],
    ]);
  });
});

describe('a day without its year', () => {
  it('is no part of a name, and no date', async () => {
    const found = await read(
      ['阿青@微信 3/14 10:05:00', '几瓦', '灯铺 3/14 10:06:00', '七瓦'].join('\n'),
    );
    expect(lines(found)).toEqual(['阿青@微信 | null | 几瓦', '灯铺 | null | 七瓦']);
    expect(found.issues.map(({ reason }) => reason)).toEqual(['no-date', 'no-date']);
  });
});

describe('a chat of WhatsApp in which nobody wrote yet', () => {
  it('is read for its notice', async () => {
    const notice = 'Messages and calls are end-to-end encrypted. Tap to learn more.';
    const found = await read(`14/03/2026, 21:08 - ${notice}\n`, {}, 'WhatsApp Chat with Rin.txt');
    expect(found.format).toBe('whatsapp-txt');
    expect(found.counts).toMatchObject({ messages: 0, system: 1, issues: 0 });
  });
});

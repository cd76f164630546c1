import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';

describe('a table', () => {
  it('finds its columns by the headers that exports use', async () => {
    const found = await read(
      '\ufeff会话ID,发送时间,发送人,账号类型,消息内容,订单号\r\n' +
        'A1,2026-03-01 10:00:00,阿丽,买家,"在吗，\n""急""",\r\n' +
        'A1,2026年3月1日 10:00,灯铺:小红,客服,在,20260301000000001\r\n',
      {},
      'a.csv',
    );
    expect(found.format).toBe('generic-table');
    expect(found.table?.columns).toMatchObject({
      time: '发送时间',
      text: '消息内容',
      role: '账号类型',
    });
    expect(lines(found)).toEqual([
      '阿丽 | 2026-03-01T10:00:00 | 在吗，\n"急"',
      '灯铺:小红 | 2026-03-01T10:00 | 在',
    ]);
    expect(found.messages.map(({ role }) => role)).toEqual(['customer', 'agent']);
    expect(found.conversations.map(({ title }) => title)).toEqual(['阿丽']);
  });

  it.each([
    ['seconds', '1772330400', Date.UTC(2026, 2, 1, 2)],
    ['milliseconds', '1772330400123', Date.UTC(2026, 2, 1, 2) + 123],
    ['an offset', '2026-03-01T03:00:00+01:00', Date.UTC(2026, 2, 1, 2)],
    ['UTC', '2026-03-01 02:00:00Z', Date.UTC(2026, 2, 1, 2)],
    ['a spreadsheet serial', '46082.4166666667', Date.UTC(2026, 2, 1, 2)],
    ['the Chinese afternoon', '2026/3/1 下午2:00', Date.UTC(2026, 2, 1, 6)],
    ['Google Chat', '"Sunday, March 1, 2026 at 2:00:00 AM UTC"', Date.UTC(2026, 2, 1, 2)],
    ['Twitter', 'Sun Mar 01 02:00:00 +0000 2026', Date.UTC(2026, 2, 1, 2)],
    ['a named month', '01-Mar-26 10:00 AM', Date.UTC(2026, 2, 1, 2)],
    ['American', '3/13/2026 2:00 PM', Date.UTC(2026, 2, 13, 6)],
  ])('reads times as %s', async (_kind, time, sentAt) => {
    const found = await read(`time,sender,text\n${time},Ann,hi\n`);
    expect(found.messages[0]?.sentAt).toBe(sentAt);
  });

  it('joins what an unquoted delimiter has torn, and tells of it', async () => {
    const found = await read('time,sender,text,note\n2026-03-01 10:00,Ann,yes, I do, thanks,n\n');
    expect(found.messages[0]?.text).toBe('yes, I do, thanks');
    expect(found.issues).toEqual([expect.objectContaining({ line: 2, reason: 'ragged-row' })]);
  });

  it('joins a sentence that goes on in the next cell, though an empty one is too many', async () => {
    const found = await read(
      'time,sender,text,note,more\n2026-03-01 10:00,Ann,yes, today,,\n2026-03-01 10:01,Ann,no,,\n',
    );
    expect(found.messages.map(({ text }) => text)).toEqual(['yes, today', 'no']);
    expect(found.issues).toEqual([expect.objectContaining({ line: 2, reason: 'ragged-row' })]);
  });

  it.each([
    ['a private column', 'is_private', 'false', 'true'],
    ['a public column', 'Public', 'true', 'false'],
    ['a column of kinds', 'message_type', 'comment', 'private note'],
    ['a Chinese column', '是否内部', '否', '是'],
  ])('knows notes among colleagues by %s', async (_what, header, open, closed) => {
    const rows = [`2026-03-01 10:00,Ann,hi,${open}`, `2026-03-01 10:01,Bo,be kind,${closed}`];
    const found = await read(`time,sender,text,${header}\n${rows.join('\n')}\n`);
    expect(found.messages.map(({ internal }) => internal)).toEqual([false, true]);
  });

  it('knows the side in the role of an author', async () => {
    const found = await read(
      'conversationId,turnNumber,utterance,authorRole\nc1,0,Hi,customer\nc1,1,Sure,agent\n',
    );
    expect(found.messages.map(({ role, text }) => [role, text])).toEqual([
      ['customer', 'Hi'],
      ['agent', 'Sure'],
    ]);
  });

  it('calls people by their names where another column has only their side', async () => {
    const found = await read(
      '买家昵称,客服昵称,时间,内容,发送方\n灯***客,灯铺:阿月,2026-03-01 10:00,在吗,买家\n' +
        '灯***客,灯铺:阿月,2026-03-01 10:01,在,客服\n灯***客,灯铺:阿月,2026-03-01 10:02,已结束,系统\n',
    );
    expect(found.messages.map(({ sender, role }) => [sender, role])).toEqual([
      ['灯***客', 'customer'],
      ['灯铺:阿月', 'agent'],
      ['系统', 'system'],
    ]);
  });

  it.each([
    ['時間,發送者,訊息'],
    ['日時,送信者,メッセージ'],
    ['날짜,보낸사람,메시지'],
    ['Datum,Absender,Nachricht'],
    ['fecha,remitente,mensaje'],
    ['Дата,Отправитель,Сообщение'],
    ['Date,Auteur,Message'],
    ['message_date,From name,Body'],
    ['msgtime,from,content'],
    ['消息发送时间,消息来源,消息内容'],
  ])('finds its columns in other languages (%s)', async (headers) => {
    const found = await read(`${headers}\n2026-03-13 10:00,Ann,hi\n2026-03-13 10:01,Bo,ho\n`);
    expect(lines(found)).toEqual(['Ann | 2026-03-13T10:00 | hi', 'Bo | 2026-03-13T10:01 | ho']);
  });

  it.each([
    ['the log of a program', 'time,user,severity,message\n2026-03-01 10:00,svc,INFO,started\n'],
    ['a log with levels', 'time,name,level,msg\n2026-03-01 10:00,app,30,started\n'],
    ['mails', 'file,message\na/1,"Date: Mon, 2 Mar 2026 16:39:00\nFrom: a@example.org\n\nHello"\n'],
    [
      'reviews',
      'ProductId,UserId,HelpfulnessNumerator,Score,Time,Text\nB1,A1,0,5,1772330400,nice\n',
    ],
  ])('takes %s for no chat', async (_what, content) => {
    await expect(read(content)).rejects.toMatchObject({ code: 'unsupported-format' });
  });

  it('keeps a column of levels that are no program’s', async () => {
    const found = await read('time,sender,level,text\n2026-03-01 10:00,Ann,gold,hi\n');
    expect(found.messages).toHaveLength(1);
  });

  it('reads a day and an hour in two columns, below lines about the export (LINE)', async () => {
    const found = await read(
      'アカウント名,灯り屋\nタイムゾーン,+09:00\n送信者タイプ,送信者名,送信日,送信時刻,内容\n' +
        'User,山田,2026/03/01,10:00:00,こんにちは\nAccount,灯り屋,2026/03/01,10:01:00,はい\n',
    );
    expect(lines(found)).toEqual([
      '山田 | 2026-03-01T10:00:00 | こんにちは',
      '灯り屋 | 2026-03-01T10:01:00 | はい',
    ]);
    expect(found.messages.map(({ role }) => role)).toEqual(['customer', 'agent']);
  });

  it('does not take a row for its headers whose kind and side are called as headers are', async () => {
    const rows = [
      'Noted,Person,Wrote,Kind,Side',
      '1767225600000,mei,is it sent?,message,user',
      '1767225660000,bo,"yes, today",message,user',
    ];
    const found = await read(rows.join('\n')).catch(() => ({ messages: [] }));
    expect(found.messages.map(({ text }) => text)).not.toContain('message');
  });

  it('knows the headers of what Mattermost exports of a channel', async () => {
    const rows = [
      'Post Creation Time,User Id,User Type,User Name,Post Id,Parent Post Id,Post Message,Post Type',
      '1767225600000,u1,user,mei,p1,,is it sent?,message',
      '1767225660000,u2,user,bo,p2,p1,"yes, today",message',
    ];
    const { messages } = await read(rows.join('\n'));
    expect(messages.map(({ sender, sentAt, text }) => [sender, sentAt, text])).toEqual([
      ['mei', 1767225600000, 'is it sent?'],
      ['bo', 1767225660000, 'yes, today'],
    ]);
  });

  it('without headers has its sender where the names change, not the channel', async () => {
    const rows = ['mei,is it sent?', 'bo,"yes, today"', 'mei,thank you'].map(
      (said, at) => `"176722560${at}","orders",${said}`,
    );
    const { messages } = await read(rows.join('\n'));
    expect(messages.map(({ sender }) => sender)).toEqual(['mei', 'bo', 'mei']);
  });

  it('takes the total below a table for no message', async () => {
    const found = await read('时间,发送人,内容\n2026-03-01 10:00,阿丽,在吗\n合计,,1 条\n');
    expect(found.counts).toMatchObject({ messages: 1, issues: 1 });
    expect(found.issues).toEqual([expect.objectContaining({ line: 3, reason: 'unreadable-row' })]);
  });

  it('reads a text in which a NUL was left', async () => {
    const found = await read('time,sender,text\n2026-03-01 10:00,Ann,a\u0000b\n');
    expect(found.messages).toHaveLength(1);
  });

  it('counts rows that it cannot take', async () => {
    const found = await read(
      'time,sender,text\nyesterday\n2026-03-01 10:01,Ann,hi\nlater,Ann,ho\n',
    );
    expect(found.counts).toMatchObject({ messages: 2, issues: 2 });
    expect(found.issues.map(({ reason }) => reason)).toEqual(['missing-text', 'bad-time']);
    expect(found.messages[1]).toMatchObject({ sentAt: null, text: 'ho' });
  });

  it('keeps long order numbers and warns where a spreadsheet has rounded one', async () => {
    const found = await read('time,sender,text,order_id\n2026-03-01 10:00,Ann,hi,2.02603E+17\n');
    expect(found.issues[0]?.reason).toBe('precision-lost');
  });

  it.each(['\t', ';', '|'])('reads the delimiter %j', async (delimiter) => {
    const rows = [
      ['time', 'sender', 'text'],
      ['2026-03-01 10:00', 'Ann', 'a, b'],
    ];
    const found = await read(rows.map((row) => row.join(delimiter)).join('\n'));
    expect(found.messages[0]?.text).toBe('a, b');
  });

  it('is mapped by hand where its headers say nothing', async () => {
    const text = 'eins;zwei;drei\n2026-03-01 10:00;Ann;hi\n';
    await expect(read(text)).rejects.toMatchObject({ code: 'unsupported-format' });
    const found = await read(text, { columns: { time: 'eins', sender: '#2', text: 'drei' } });
    expect(lines(found)).toEqual(['Ann | 2026-03-01T10:00 | hi']);
  });

  it('may begin with a message at once where its columns are numbered by hand', async () => {
    const columns = { time: '#1', sender: '#2', text: '#3' };
    const found = await read('2026-03-01 10:00;Ann;hi\n2026-03-01 10:01;Ann;ho\n', { columns });
    expect(found.messages.map(({ text }) => text)).toEqual(['hi', 'ho']);
  });

  it('takes a word for a side in the place of a name for the side', async () => {
    const found = await read(
      'CONVERSATION_ID,TIME_SENT,SENDER,MESSAGE_CONTENT\n7,2026-03-01 10:00,visitor,hi\n8,2026-03-01 10:00,operator,ho\n',
    );
    expect(found.messages.map(({ role }) => role)).toEqual(['customer', 'agent']);
  });

  it('with more values than names in every row keeps each value in its column', async () => {
    const row = '2026-03-01 10:00,Ann,hi,extra\n';
    const found = await read(`time,sender,text\n${row.repeat(4)}`);
    expect(found.messages[0]?.text).toBe('hi');
    expect(found.counts.issues).toBe(0);
  });

  it('of sessions without texts is refused', async () => {
    const sessions = '开始时间,客服,顾客,会话时长,满意度\n2026-03-01 10:00,小红,jd_1,5,满意\n';
    await expect(read(sessions)).rejects.toMatchObject({ code: 'unsupported-format' });
  });

  it('with a quote that is never closed goes on at the next row, and tells of it', async () => {
    const rows = '2026-03-01 10:00,Ann,hi\n2026-03-01 10:01,Ann,"oh\nno\n2026-03-01 10:02,Ann,ha\n';
    const found = await read(`time,sender,text\n${rows}`);
    expect(found.messages.map(({ text }) => text)).toEqual(['hi', 'oh\nno', 'ha']);
    expect(found.issues).toEqual([expect.objectContaining({ line: 3, reason: 'open-quote' })]);
  });
});

it('reads a row for each message though its ticket is measured beside it', async () => {
  const found = await read(
    [
      'Ticket id,Conversation id,Creation date,Closed date,Assignee,Customer email,First response time (s),Number of agent messages,Message id,Message timestamp,Sender type,Sender name,Message text',
      '1,7,2026-01-05 10:00:00 UTC,,,mina@example.com,60,1,11,2026-01-05 10:00:00 UTC,customer,Mina,Is it in stock?',
      '1,7,2026-01-05 10:00:00 UTC,,,mina@example.com,60,1,12,2026-01-05 10:01:00 UTC,agent,Jo,Yes',
    ].join('\n'),
    {},
    'tickets.csv',
  );
  expect(found.messages.map(({ sender, role, text }) => [sender, role, text])).toEqual([
    ['Mina', 'customer', 'Is it in stock?'],
    ['Jo', 'agent', 'Yes'],
  ]);
});

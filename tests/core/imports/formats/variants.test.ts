import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';

describe('unusual variants of known formats', () => {
  it('finds the time of a MemoTrace row whose extra value is no number', async () => {
    const found = await read(
      [
        'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime',
        '1,7,1,0,0,1784424435,,灯呢,2026-07-19 09:27:15,x1',
      ].join('\n'),
      {},
      'early.csv',
    );
    expect(lines(found)).toEqual(['early | 2026-07-19T09:27:15 | 灯呢']);
  });

  it('knows goods of the JDDC corpus by letters as well', async () => {
    const found = await read(
      ['0a\tU1\t0\t0\t0\tlamp-7\t多少瓦', '0a\tU1\t1\t0\t0\tlamp-7\t十二瓦'].join('\n'),
    );
    expect(found.messages.map(({ text }) => text)).toEqual(['多少瓦', '十二瓦']);
  });

  it('reads dates with dashes beside names of QQ', async () => {
    const found = await read(
      ['阿丽(10001)\t2026-03-31 09:15:32', '在吗', '灯铺(10002)\t2026-03-31 09:16:00', '在的'].join(
        '\n',
      ),
    );
    expect(lines(found)).toEqual([
      '阿丽 | 2026-03-31T09:15:32 | 在吗',
      '灯铺 | 2026-03-31T09:16:00 | 在的',
    ]);
  });

  it('takes the wrapping from each cell of a table that wraps all of them', async () => {
    const found = await read(
      ['="时间",="发送者",="内容"', '="2026-01-01 10:00:00",="阿丽",="单号 0012"'].join('\n'),
      {},
      'wrapped.csv',
    );
    expect(lines(found)).toEqual(['阿丽 | 2026-01-01T10:00:00 | 单号 0012']);
  });

  it('knows the days of LINE in Thailand and Indonesia', async () => {
    const found = await read(
      [
        '[LINE] Chat history with Nok',
        'Save date: 2024/12/01 10:00',
        '',
        '2024/01/14(อา.)',
        '00:05\tNok\tถึงแล้ว',
        '2024.01.15 วันจันทร์',
        '09:30\tLamps\tขอบคุณ',
        '2024/01/16(Sel)',
        '10:00\tNok\tok',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      'Nok | 2024-01-14T00:05 | ถึงแล้ว',
      'Lamps | 2024-01-15T09:30 | ขอบคุณ',
      'Nok | 2024-01-16T10:00 | ok',
    ]);
  });

  it('reads KakaoTalk in Japanese', async () => {
    const found = await read(
      [
        '--------------- 2024年1月14日日曜日 ---------------',
        '[はな] [午前 12:05] 届きました',
        '[灯屋] [午後 1:30] よかったです',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      'はな | 2024-01-14T00:05 | 届きました',
      '灯屋 | 2024-01-14T13:30 | よかったです',
    ]);
  });

  it('reads the events of a LiveChat thread whose own id was left out', async () => {
    const found = await read(
      JSON.stringify({
        events: [
          {
            id: 'K7_1',
            type: 'message',
            text: 'is it dimmable?',
            author_id: 'c1',
            created_at: '2026-01-01T00:00:00.000000Z',
          },
        ],
        users: [{ id: 'c1', type: 'customer', name: 'Ann' }],
      }),
    );
    expect(found.format).toBe('livechat');
    expect(found.counts).toMatchObject({ messages: 1, issues: 0 });
    expect(found.messages[0]).toMatchObject({ sender: 'Ann', role: 'customer' });
  });

  it('keeps an answer of JD apart from lines above and below that end in later times', async () => {
    const found = await read(
      [
        '/****以下为一通会话****/',
        'j****db 2026-07-21 21:50:11',
        '发货时间 2026-07-22 10:00:00',
        '灯铺-小迪 2026-07-21 21:50:15',
        '到货 2026-07-23 10:00:00',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      'j****db | 2026-07-21T21:50:11 | 发货时间 2026-07-22 10:00:00',
      '灯铺-小迪 | 2026-07-21T21:50:15 | 到货 2026-07-23 10:00:00',
    ]);
  });

  it('takes the log of a program for no chat', async () => {
    const log = '{"level":"info","time":1700000000,"msg":"started"}\n'.repeat(3);
    await expect(read(log)).rejects.toMatchObject({ code: 'unsupported-format' });
  });

  it('takes the numbers of QCE blocks for layout, and reads blocks without names', async () => {
    const head = '[QQChatExporter V5]\n聊天名称: 灯铺\n聊天类型: 群聊\n\n';
    const numbered = [
      '[1]\n阿丽:\n时间: 2026-01-02 03:04:05\n内容: 在吗\n[9]\n',
      '[2]\n小何:\n时间: 2026-01-02 03:05:05\n内容: 在的\n',
    ];
    expect(lines(await read(head + numbered.join('\n')))).toEqual([
      '阿丽 | 2026-01-02T03:04:05 | 在吗\n[9]',
      '小何 | 2026-01-02T03:05:05 | 在的',
    ]);
    const nameless = [
      '时间: 2026-01-02 03:04:05\n内容: 在吗\n时间: 2026-01-01 03:04:05\n',
      '时间: 2026-01-02 03:05:05\n内容: 在的\n',
    ];
    expect(lines(await read(head + nameless.join('\n')))).toEqual([
      ' | 2026-01-02T03:04:05 | 在吗\n时间: 2026-01-01 03:04:05',
      ' | 2026-01-02T03:05:05 | 在的',
    ]);
  });

  it('keeps what a WeFlow card says where it is no text', async () => {
    const record = { localId: 1, createTime: 1784424435, type: '引用消息', isSend: 0 };
    const found = await read(
      JSON.stringify({
        weflow: { version: '1.2' },
        session: { wxid: 'wxid_li', type: '私聊', displayName: '阿丽' },
        messages: [{ ...record, senderUsername: 'wxid_li', content: { title: '台灯' } }],
      }),
      {},
      '阿丽.json',
    );
    expect(found.messages.map(({ text }) => text)).toEqual(['{"title":"台灯"}']);
  });

  it('reads Telegram pages with months in words and events of a group before it grew', async () => {
    const date = (title: string) => `<div class="pull_right date details" title="${title}">1</div>`;
    const found = await read(
      [
        '<div class="page_header"><div class="name bold">Lamps</div></div><div class="history">',
        '<div class="message service" id="message-1"><div class="body details">3 April 2026</div></div>',
        '<div class="message service" id="message-7"><div class="body details">Ann joined</div></div>',
        `<div class="message default" id="message-8"><div class="body">${date('3 April 2026, 12:00:01')}`,
        '<div class="from_name">Ann</div><div class="text">hi</div></div></div></div>',
      ].join('\n'),
      {},
      'messages.html',
    );
    expect(lines(found)).toEqual([' | null | Ann joined', 'Ann | 2026-04-03T12:00:01 | hi']);
    expect(found.conversations.map(({ title }) => title)).toEqual(['Lamps']);
  });

  it('reads ChatLab lines whose head is told in two', async () => {
    const found = await read(
      [
        '{"_type":"chatlab","version":"1.0","generator":"某程序"}',
        '{"_type":"meta","name":"灯友会","platform":"wechat","type":"group"}',
        '{"_type":"message","sender":"wxid_a","accountName":"阿青","timestamp":1784424435,"type":0,"content":"几瓦"}',
      ].join('\n'),
      {},
      'lamp.jsonl',
    );
    expect(found.format).toBe('chatlab');
    expect(found.conversations.map(({ title }) => title)).toEqual(['灯友会']);
    expect(found.messages.map(({ sender, text }) => [sender, text])).toEqual([['阿青', '几瓦']]);
  });

  it('reads WeFlow Markdown without blank lines, also without its facts', async () => {
    const chat = [
      '---',
      '## 2026\\-03\\-01 10:00:00 阿青',
      '几瓦',
      '## 2026\\-03\\-01 10:01:00 我',
      '七瓦',
    ];
    const facts = ['- 会话ID: `9@chatroom`', '- 导出工具: WeFlow'];
    const expected = ['阿青 | 2026-03-01T10:00:00 | 几瓦', '我 | 2026-03-01T10:01:00 | 七瓦'];
    expect(lines(await read(['# 灯友会', ...facts, ...chat].join('\n')))).toEqual(expected);
    expect(lines(await read(['# 灯友会', '- 略', ...chat].join('\n')))).toEqual(expected);
  });

  it('reads long chats as version 4 of QCE wrote them', async () => {
    const found = await read(
      [
        '[QQChatExporter V4 / Streaming Mode]',
        '===============================================',
        '           QQ聊天记录导出文件',
        '===============================================',
        '聊天名称: 灯友会',
        '聊天类型: 群聊',
        '消息总数: 3',
        '',
        '[#1] 2026/3/1 10:00:03 阿 青',
        '几瓦',
        '下单前问问',
        '[#2] 2026/3/1 10:01:00 灯铺',
        '[image: lamp.jpg]',
        '[#3] 2026/3/1 10:02:00 灯铺',
        '[无文本内容]',
        '',
        '===============================================',
        '导出完成，感谢使用！',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      '阿 青 | 2026-03-01T10:00:03 | 几瓦\n下单前问问',
      '灯铺 | 2026-03-01T10:01:00 | [image: lamp.jpg]',
      '灯铺 | 2026-03-01T10:02:00 | ',
    ]);
  });

  it('reads numbers between names and times of QCE’s shape, and no rank as part of a name', async () => {
    const head = ['           QQ聊天记录导出文件', '聊天名称: 灯友会', '聊天类型: 群聊', ''];
    const found = await read(
      [
        ...head,
        '[掌灯人] 阿青:',
        '发送者ID: 10001',
        '时间: 2026-03-01 10:00:00',
        '内容: 几瓦',
        '',
        '[灯]小满:',
        '发送者ID: 10002',
        '时间: 2026-03-01 10:01:00',
        '内容: 七瓦',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      '阿青 | 2026-03-01T10:00:00 | 几瓦',
      '[灯]小满 | 2026-03-01T10:01:00 | 七瓦',
    ]);
  });

  it('keeps what the QQ window says of recalls out of the text above', async () => {
    const found = await read(
      [
        '阿青 2/14/2026 9:16:13 PM',
        '几瓦',
        '',
        '你撤回了一条消息 重新编辑',
        '',
        '灯铺 2/14/2026 9:17:10 PM',
        '七瓦',
        '',
        '你和阿青有3个共同好友，点击添加好友。',
      ].join('\n'),
    );
    expect(found.messages.map(({ isSystem, kind, text }) => [isSystem, kind, text])).toEqual([
      [false, 'text', '几瓦'],
      [true, 'recall', '你撤回了一条消息 重新编辑'],
      [false, 'text', '七瓦'],
      [true, 'event', '你和阿青有3个共同好友，点击添加好友。'],
    ]);
  });

  it('passes over a remark above a text of MemoTrace', async () => {
    const found = await read(
      [
        '# 给交接看的',
        '2026-03-01 10:00:00 阿青',
        '几瓦',
        '',
        '2026-03-01 10:01:00 我',
        '七瓦',
      ].join('\n'),
    );
    expect(lines(found)).toEqual([
      '阿青 | 2026-03-01T10:00:00 | 几瓦',
      '我 | 2026-03-01T10:01:00 | 七瓦',
    ]);
  });

  it('takes the talker of a record for who says it', async () => {
    const record = {
      roomName: '灯友会',
      talkerName: '阿青',
      content: '几瓦',
      timestamp: 1784424435000,
    };
    const found = await read(JSON.stringify({ messages: [record] }), {}, 'rooms.json');
    expect(found.messages.map(({ conversation, sender }) => [conversation, sender])).toEqual([
      ['灯友会', '阿青'],
    ]);
  });

  it('takes what WeChat says in a text of MemoTrace for nobody’s words', async () => {
    const long = `"阿青"邀请"${Array.from({ length: 30 }, (_, index) => `灯友${index}`).join('、')}"加入了群聊`;
    const found = await read(
      [
        `2026-03-01 09:59:00 ${long}`,
        '',
        '2026-03-01 10:00:00 阿青',
        '几瓦',
        '',
        '2026-03-01 10:01:00 你撤回了一条消息',
        '',
        '2026-03-01 10:02:00 我',
        '七瓦',
        '',
        '2026-03-01 10:03:00 阿青',
        '',
        '',
      ].join('\n'),
    );
    expect(found.format).toBe('memotrace-txt');
    expect(found.messages.map(({ sender, kind, text }) => [sender, kind, text])).toEqual([
      ['', 'event', long],
      ['阿青', 'text', '几瓦'],
      ['', 'recall', '你撤回了一条消息'],
      ['我', 'text', '七瓦'],
      ['阿青', 'text', ''],
    ]);
  });

  it('reads a text in parts, and takes no record for the keys of those below', async () => {
    const of = (id: string, direction: string, from: string, msg: string) =>
      JSON.stringify({
        msg_id: id,
        timestamp: 1784424435000,
        direction,
        from,
        chat_type: 'chat',
        payload: { bodies: [{ msg, type: 'txt' }] },
      });
    const found = await read(
      [of('a', 'incoming', 'qing', '几瓦'), of('b', 'outgoing', 'shop', '七瓦')].join('\n'),
      {},
      'lamp.jsonl',
    );
    expect(found.messages.map(({ sender, role, text }) => [sender, role, text])).toEqual([
      ['qing', 'customer', '几瓦'],
      ['shop', 'agent', '七瓦'],
    ]);
  });

  it('reads a text that a record has as JSON', async () => {
    const message = (content: string) => ({
      create_time: '1784424435000',
      sender: { id: 'ou_qing' },
      body: { content },
    });
    const items = [message('{"text":"几瓦"}'), message('{"text": 7')];
    const found = await read(JSON.stringify({ data: { items } }), {}, 'feishu.json');
    expect(found.messages.map(({ text }) => text)).toEqual(['几瓦', '{"text": 7']);
  });

  it('knows the name of a side from the word for it', async () => {
    const found = await read(
      '会话ID,消息时间,消息发送方,发送方名称,消息内容\n9,2026-03-01 10:00:00,访客,阿青,几瓦\n9,2026-03-01 10:00:10,客服,小灯,七瓦\n',
      {},
      'desk.csv',
    );
    expect(lines(found)).toEqual([
      '阿青 | 2026-03-01T10:00:00 | 几瓦',
      '小灯 | 2026-03-01T10:00:10 | 七瓦',
    ]);
  });

  it('reads times and names above texts with no blank lines between', async () => {
    const found = await read(
      ['2026-03-01 10:00:00 阿青', '几瓦', '急用', '2026-03-01 10:01:00 灯铺', '七瓦'].join('\n'),
    );
    expect(lines(found)).toEqual([
      '阿青 | 2026-03-01T10:00:00 | 几瓦\n急用',
      '灯铺 | 2026-03-01T10:01:00 | 七瓦',
    ]);
  });

  it('reads chats in cells that have the time above who says what', async () => {
    const chat = [
      '2026-03-01 10:00:01',
      'qing88: 几瓦',
      '',
      '2026-03-01 10:00:20',
      '灯铺:小灯: 七瓦',
      '2026-03-02 08:00:00',
      '那天发货',
      '',
      '2026-03-01 10:01:00',
      '价格: 88 元',
    ].join('\n');
    const found = await read(
      `客户ID,聊天记录\nqing88,"${chat}"\nman77,(无聊天内容)\n`,
      {},
      'cells.csv',
    );
    expect(found.format).toBe('qianniu-cell-chats');
    expect(lines(found)).toEqual([
      'qing88 | 2026-03-01T10:00:01 | 几瓦',
      '灯铺:小灯 | 2026-03-01T10:00:20 | 七瓦\n2026-03-02 08:00:00\n那天发货',
      ' | 2026-03-01T10:01:00 | 价格: 88 元',
    ]);
  });
});

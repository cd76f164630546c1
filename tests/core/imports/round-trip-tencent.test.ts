import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodies, chatsOf, isoDay, isoMinute, twelve, type Said } from './chats.ts';
import { read } from './read.ts';

type Who = '阿丽' | '灯铺';
type Chat = readonly Said<Who>[];

const people = ['阿丽', '灯铺'] as const;
const wxid = { 阿丽: 'wxid_ali', 灯铺: 'wxid_lamp' };
const uin = { 阿丽: '10001', 灯铺: '20002' };
const stamp = (at: Date): string => `${isoDay(at)} ${isoMinute(at)}:00`;
const isOwn = (who: Who): boolean => who === '灯铺';
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
const slashes = (at: Date): string =>
  `${at.getUTCFullYear()}/${at.getUTCMonth() + 1}/${at.getUTCDate()}`;
const table = (header: string, rows: readonly string[]): string =>
  `\ufeff${[header, ...rows].join('\r\n')}\r\n`;
const rule = '='.repeat(64);
const qqHead = ['消息记录', '', rule, '消息对象:阿丽', rule, ''];

const texts: Record<string, (chat: Chat) => string> = {
  'WeChat mail': (chat) =>
    [
      'Dear:',
      '',
      '阿丽 和 灯铺 在微信上的聊天记录如下，请查收。',
      ...chat.map(
        ({ at, who, text }) => `\n————— ${isoDay(at)} —————\n\n${who}${isoMinute(at)}\n${text}`,
      ),
    ].join('\n'),
  'WeChat copied on a computer': (chat) =>
    chat.map(({ at, who, text }) => `${who} ${isoDay(at)} ${isoMinute(at)}\n${text}\n\n`).join(''),
  'MemoTrace txt': (chat) =>
    chat.map(({ at, who, text }) => `${stamp(at)} ${who}\n${text}\n\n`).join(''),
  'WeFlow txt': (chat) =>
    chat.map(({ at, who, text }) => `${stamp(at)} '${who}'\n${text}\n\n`).join(''),
  'chatlog txt': (chat) =>
    chat
      .map(
        ({ at, who, text }) => `${who}(${isOwn(who) ? '我' : wxid[who]}) ${stamp(at)}\n${text}\n\n`,
      )
      .join(''),
  'chat lines': (chat) =>
    chat.map(({ at, who, text }) => `【${isoDay(at)} ${isoMinute(at)}】${who}：${text}\n`).join(''),
  'WeFlow page, written while read': (chat) =>
    `<!DOCTYPE html><html><head><title>阿丽</title></head><body><main class="messages">\n${chat
      .map(
        ({ at, who, text }) =>
          `<article class="message ${isOwn(who) ? 'sent' : 'received'}"><time>${stamp(at)}</time><b>${who}</b><p>${html(text)}</p></article>\n`,
      )
      .join('')}</main></body></html>\n`,
  'chatlog-keeper page': (chat) =>
    `<html><body><header class='keepsake'></header><section class='chat'><h2 class='chat-title'>阿丽</h2>${chat
      .map(
        ({ at, who, text }) =>
          `<div class='day'><span>${isoDay(at).replace(/^(.{4})-(..)-(..)$/u, '$1 年 $2 月 $3 日')}</span></div><div class='msg ${isOwn(who) ? 'self' : 'other'}'><div class='col'>${isOwn(who) ? '' : `<div class='name'>${who}</div>`}<div class='bubble'>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</div><div class='time'>${isoMinute(at)}</div></div></div>`,
      )
      .join('')}</section></body></html>`,
  'QQ on English Windows': (chat) =>
    [
      ...qqHead,
      ...chat.map(
        ({ at, who, text }) =>
          `${isoDay(at)} ${twelve(at, (clock, isMorning) => `${clock}:00 ${isMorning ? 'AM' : 'PM'}`)} 【群主】${who}(${uin[who]})\n${text}\n`,
      ),
    ].join('\r\n'),
  'QQ with mail addresses': (chat) =>
    [
      ...qqHead,
      ...chat.map(({ at, who, text }) => `${stamp(at)} ${who}<${uin[who]}@qq.com>\n${text}\n`),
    ].join('\n'),
  TIM: (chat) =>
    [
      ...qqHead,
      ...chat.map(({ at, who, text }) => `${stamp(at)} ${who}(${uin[who]}): ${text}`),
    ].join('\n'),
  'QQ copied, Chinese': (chat) =>
    chat
      .map(({ at, who, text }) => `${who} ${slashes(at)} ${isoMinute(at)}:00\n${text}\n\n`)
      .join(''),
  'QQ copied, English': (chat) =>
    chat
      .map(({ at, who, text }) => {
        const day = `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()}`;
        const clock = twelve(at, (time, isMorning) => `${time}:00 ${isMorning ? 'AM' : 'PM'}`);
        return `${who} ${day} ${clock}\n${text}\n\n`;
      })
      .join(''),
  'QQ copied, phone': (chat) =>
    chat
      .map(
        ({ at, who, text }) =>
          `— —  ${slashes(at).replaceAll('/', '-')}  — —\n${who}  ${isoMinute(at)}:00 \n${text}\n\n`,
      )
      .join(''),
  'QCE txt': (chat) =>
    [
      '[QQChatExporter V5 / https://github.com/shuakami/qq-chat-exporter]',
      '===============================================',
      '聊天名称: 阿丽',
      '聊天类型: 私聊',
      '',
      ...chat.map(({ at, who, text }) => `\n${who}:\n时间: ${stamp(at)}\n内容: ${text}\n`),
      '===============================================',
      '              导出完成',
      '===============================================',
      `总计导出 ${chat.length} 条消息`,
    ].join('\n'),
  'QCE page': (chat) =>
    `<!DOCTYPE html><html><head><title>阿丽 - QQ聊天记录</title></head><body><h1>阿丽</h1>${chat
      .map(
        ({ at, who, text }, i) =>
          `<div class="message" data-message-id="m${i}"><span class="message-sender">${who}</span><span class="message-time">${stamp(at)}</span><div class="message-content">\n  ${html(text)}\n </div></div>`,
      )
      .join('\n')}</body></html>`,
  'QQ mht': (chat) =>
    [
      'From: <Save by Tencent MsgMgr>',
      'Subject: Tencent IM Message',
      'MIME-Version: 1.0',
      'Content-Type:multipart/related;\r\n\tcharset="utf-8"\r\n\ttype="text/html";\r\n\tboundary="----=_x"',
      '',
      '------=_x',
      'Content-Type: text/html',
      'Content-Transfer-Encoding:7bit',
      '',
      `<html><body><table><tr><td><div>消息对象:阿丽</div></td></tr>${chat
        .map(
          ({ at, who, text }) =>
            `<tr><td style=x>日期: ${isoDay(at)}</td></tr><tr><td><div style=a><div style=b>${who}(${uin[who]})</div>${isoMinute(at)}:00</div><div style=c><font>${html(text)}</font></div></td></tr>`,
        )
        .join('')}</table></body></html>`,
      '',
      '------=_x--',
      '',
    ].join('\r\n'),
};

const records: Record<string, (chat: Chat) => string> = {
  'chatlog JSON': (chat) =>
    JSON.stringify(
      chat.map(({ at, who, text }, seq) => ({
        seq,
        time: `${isoDay(at)}T${isoMinute(at)}:00+00:00`,
        talker: wxid.阿丽,
        talkerName: '阿丽',
        sender: wxid[who],
        senderName: who,
        isSelf: isOwn(who),
        type: 1,
        content: text,
      })),
    ),
  'chatlog-keeper JSON': (chat) =>
    JSON.stringify(
      chat.map(({ at, who, text }) => ({
        ts: at.getTime() / 1000,
        sender: who,
        sender_wxid: wxid[who],
        conversation_id: wxid.阿丽,
        content: text,
        msg_type: 1,
        is_self: isOwn(who),
        account_id: wxid.灯铺,
        thread_id: `${wxid.灯铺}::${wxid.阿丽}`,
      })),
    ),
  'WeFlow JSON': (chat) =>
    JSON.stringify({
      weflow: { version: '1.0.3' },
      session: { wxid: wxid.阿丽, displayName: '阿丽', type: '私聊' },
      messages: chat.map(({ at, who, text }, localId) => ({
        localId,
        createTime: at.getTime() / 1000,
        formattedTime: stamp(at),
        type: '文本消息',
        localType: 1,
        content: text,
        isSend: isOwn(who) ? 1 : 0,
        senderUsername: wxid[who],
        senderDisplayName: who,
      })),
    }),
  'Wetrace JSON': (chat) =>
    JSON.stringify({
      format: 'wetrace-plus',
      version: 1,
      conversations: [
        {
          id: wxid.阿丽,
          name: '阿丽',
          messages: chat.map(({ at, who, text }, id) => ({
            id: `m${id}`,
            time: id % 2 === 0 ? at.getTime() / 1000 : at.toISOString(),
            sender_id: wxid[who],
            sender_name: who,
            direction: isOwn(who) ? 'outgoing' : 'incoming',
            type: 1,
            content: text,
          })),
        },
      ],
    }),
  'ChatLab JSONL': (chat) =>
    [
      {
        _type: 'header',
        chatlab: { version: '0.0.2' },
        meta: { name: '阿丽', platform: 'wechat', type: 'private', ownerId: wxid.灯铺 },
      },
      ...chat.map(({ at, who, text }) => ({
        _type: 'message',
        sender: wxid[who],
        accountName: who,
        timestamp: at.getTime() / 1000,
        type: 0,
        content: text,
      })),
    ]
      .map((line) => JSON.stringify(line))
      .join('\n'),
  'QCE JSON': (chat) =>
    JSON.stringify({
      metadata: { name: 'QQChatExporter V5' },
      chatInfo: { name: '阿丽', type: 'private', selfUin: uin.灯铺 },
      messages: chat.map(({ at, who, text }, id) => ({
        id: String(id),
        timestamp: id % 2 === 0 ? at.getTime() : at.toISOString(),
        sender: { uin: uin[who], uid: `u_${uin[who]}`, nickname: who, name: '别名' },
        type: 'type_1',
        content: { text, elements: [], resources: [] },
        recalled: false,
        system: false,
      })),
    }),
  'MemoTrace CSV': (chat) =>
    table(
      'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender',
      chat.map(
        ({ at, who, text }, i) =>
          `${i},1,1,0,${isOwn(who) ? 1 : 0},${at.getTime() / 1000},,${cell(text)},${stamp(at)},,${who},${wxid[who]}`,
      ),
    ),
  'MemoTrace CSV, early': (chat) =>
    table(
      'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime',
      chat.map(
        ({ at, who, text }, i) =>
          `${i},1,1,0,${isOwn(who) ? 1 : 0},${at.getTime() / 1000},,${cell(text)},${stamp(at)},${9_000_000_000_000 + i}`,
      ),
    ),
  'PyWxDump CSV': (chat) =>
    table(
      'id,MsgSvrID,type_name,is_sender,talker,room_name,msg,src,CreateTime',
      chat.map(
        ({ at, who, text }, i) =>
          `${i},${i},文本,${isOwn(who) ? 1 : 0},${who},${wxid.阿丽},${cell(text)},,${stamp(at)}`,
      ),
    ),
  'MemoTrace page': (chat) =>
    `<html><head><title>阿丽</title></head><body><script>const chatMessages = [${chat
      .map(
        ({ at, who, text }) =>
          `{ type:1, text: '${html(text).replaceAll("'", "\\'")}',is_send:${isOwn(who) ? 1 : 0},avatar_path:'',timestamp:${at.getTime() / 1000},is_chatroom:0,displayname:'${who}'},`,
      )
      .join('')}];</script></body></html>`,
  'EchoTrace page': (chat) =>
    `<html><head><title>阿丽 - 聊天记录</title></head><body><script>const messagesData = ${JSON.stringify(
      chat.map(({ at, who, text }) => ({
        date: isoDay(at),
        time: `${isoMinute(at)}:00`,
        isSend: isOwn(who),
        content: text,
        senderName: who,
        timestamp: at.getTime() / 1000,
      })),
    )};</script></body></html>`,
  'WeFlow SQL': (chat) =>
    chat
      .map(
        ({ at, who, text }, id) =>
          `INSERT INTO weflow_messages (session_id, message_id, create_time, sender, is_send, local_type, content, media_path) VALUES ('wxid_ali', '${id}', ${at.getTime() / 1000}, '${who}', ${isOwn(who) ? 'TRUE' : 'FALSE'}, 1, '${text.replaceAll("'", "''")}', NULL);\n`,
      )
      .join(''),
  'chatlog CSV': (chat) =>
    table(
      'Time,SenderName,Sender,TalkerName,Talker,Content',
      chat.map(
        ({ at, who, text }) => `${stamp(at)},${who},${wxid[who]},阿丽,${wxid.阿丽},${cell(text)}`,
      ),
    ),
};

/** Some name the own account no more than this; the other side may have the name of the file. */
const nameOf = (name: string, who: Who): string =>
  ['MemoTrace CSV, early', 'chatlog-keeper page'].includes(name) && isOwn(who) ? '我' : who;

describe.each(Object.entries({ ...texts, ...records }))('a chat written as %s', (name, write) => {
  it('is read as it was', async () => {
    await fc.assert(
      fc.asyncProperty(chatsOf(people, bodies), async (chat) => {
        const found = await read(write(chat), { zone: 'UTC' }, '阿丽.txt');
        const told = found.messages.map(({ sender, sentAt, text }) => ({ sender, sentAt, text }));
        expect(told).toEqual(
          chat.map(({ at, who, text }) => ({
            sender: nameOf(name, who),
            sentAt: at.getTime(),
            text,
          })),
        );
      }),
      { numRuns: 30 },
    );
  });

  if (!(name in records)) return;

  it('knows the side of whoever exported it', async () => {
    const at = new Date(Date.UTC(2026, 0, 25, 9));
    const chat: Chat = [
      { at, who: '阿丽', text: '在吗' },
      { at: new Date(at.getTime() + 60_000), who: '灯铺', text: '在' },
    ];
    const found = await read(write(chat), { zone: 'UTC' }, '阿丽.txt');
    expect(found.messages.map(({ role }) => role)).toEqual(['unknown', 'agent']);
  });
});

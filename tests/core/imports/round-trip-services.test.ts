import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chatsOf, isoDay, isoMinute, twelve, two, type Said } from './chats.ts';
import { read } from './read.ts';

type Who = '阿丽' | '灯铺';
type One = Said<Who>;

const people = ['阿丽', '灯铺'] as const;
const id = { 阿丽: 101, 灯铺: 202 };
const isOwn = (who: Who): boolean => who === '灯铺';
const iso = (at: Date): string => at.toISOString();
const second = (at: Date): number => at.getTime() / 1000;
const stamp = (at: Date): string => `${isoDay(at)} ${isoMinute(at)}:00`;
const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const jsonLines = (records: readonly unknown[]): string =>
  records.map((each) => JSON.stringify(each)).join('\n');
/** UTF-8 that was taken for Latin-1, as Meta's downloads have it. */
const mojibake = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const month = (at: Date, length?: number): string =>
  (months[at.getUTCMonth()] ?? '').slice(0, length);
const clock12 = (at: Date, am = ' AM', pm = ' PM'): string =>
  twelve(at, (clock, isMorning) => `${clock}${isMorning ? am : pm}`);

interface Writer {
  readonly format: string;
  write(chat: readonly One[]): string;
  /** How people are called where the file does not tell the names of all. */
  readonly called?: Readonly<Record<Who, string>>;
  readonly file?: string;
}

/** JSON with a record for each message, `around` them. */
const json = (
  format: string,
  record: (said: One, at: number) => unknown,
  around: (records: readonly unknown[]) => unknown = (records) => records,
  called?: Writer['called'],
): Writer => ({
  format,
  write: (chat) => JSON.stringify(around(chat.map(record))),
  ...(called && { called }),
});

const writers: readonly Writer[] = [
  json(
    'freshchat',
    ({ at, who, text }, n) => ({
      message_parts: [{ text: { content: text } }],
      actor_id: `u-${id[who]}`,
      id: `m-${n}`,
      conversation_id: 'conv-9',
      message_type: 'normal',
      actor_type: isOwn(who) ? 'agent' : 'user',
      created_time: iso(at),
    }),
    (messages) => ({
      messages,
      users: people.map((who) => ({ id: `u-${id[who]}`, first_name: who, last_name: '' })),
    }),
  ),
  json(
    'gorgias-json',
    ({ at, who, text }, n) => ({
      id: n + 1,
      ticket_id: 501,
      public: true,
      channel: 'chat',
      via: 'chat',
      body_text: text,
      sender: { id: id[who], email: `${id[who]}@example.org`, name: who },
      from_agent: isOwn(who),
      created_datetime: iso(at),
      sent_datetime: iso(at),
      attachments: [],
    }),
    (data) => ({ data }),
  ),
  json(
    'crisp',
    ({ at, who, text }, n) => ({
      session_id: 'session_41',
      website_id: 'w-1',
      fingerprint: n + 1,
      type: 'text',
      from: isOwn(who) ? 'operator' : 'user',
      origin: 'chat',
      content: text,
      timestamp: at.getTime(),
      user: { user_id: String(id[who]), nickname: who },
    }),
    (data) => ({ error: false, data }),
  ),
  json(
    'zendesk-support',
    ({ at, who, text }, n) => ({
      id: 900 + n,
      ticket_id: 61,
      author_id: id[who],
      created_at: iso(at),
      via: { channel: 'web' },
      events: [
        { id: n + 1, type: 'Comment', author_id: id[who], body: text, public: true },
        { id: 9000 + n, type: 'Change', field_name: 'priority', value: 'high' },
      ],
    }),
    (audits) => ({
      audits,
      users: people.map((name) => ({
        id: id[name],
        name,
        role: isOwn(name) ? 'agent' : 'end-user',
      })),
    }),
  ),
  json(
    'zendesk-chat',
    ({ at, who, text }) => ({ type: 'chat.msg', name: who, msg: text, timestamp: iso(at) }),
    (history) => [
      {
        id: 'c-2',
        type: 'chat',
        timestamp: '2026-01-05T11:00:00Z',
        visitor: { id: '1', name: '阿丽' },
        agent_names: ['灯铺'],
        session: { id: 's' },
        history,
      },
    ],
  ),
  json(
    'livechat',
    ({ at, who, text }, n) => ({
      id: `T8_${n}`,
      type: 'message',
      text,
      author_id: String(id[who]),
      created_at: iso(at),
    }),
    (events) => ({
      id: 'C1',
      users: people.map((name) => ({
        id: String(id[name]),
        name,
        type: isOwn(name) ? 'agent' : 'customer',
      })),
      thread: {
        id: 'T8',
        active: false,
        user_ids: ['101'],
        created_at: '2026-01-09T07:00:00Z',
        events,
      },
    }),
  ),
  json(
    'intercom',
    ({ at, who, text }, n) => ({
      type: 'conversation_part',
      id: String(n),
      part_type: 'comment',
      body: `<p>${html(text)}</p>`,
      created_at: second(at),
      author: { type: isOwn(who) ? 'admin' : 'user', id: String(id[who]), name: who },
    }),
    (conversation_parts) => ({ type: 'conversation_part.list', conversation_parts }),
  ),
  json(
    'helpscout',
    ({ at, who, text }, n) => ({
      id: n + 1,
      type: isOwn(who) ? 'reply' : 'customer',
      body: html(text),
      createdBy: { id: id[who], type: isOwn(who) ? 'user' : 'customer', first: who, last: '' },
      createdAt: iso(at),
    }),
    (threads) => ({ _embedded: { threads } }),
  ),
  json(
    'chatwoot',
    ({ at, who, text }, n) => ({
      id: n + 1,
      content: text,
      message_type: isOwn(who) ? 1 : 0,
      conversation_id: 41,
      inbox_id: 1,
      created_at: second(at),
      private: false,
      content_attributes: {},
      sender: { id: id[who], name: who, type: isOwn(who) ? 'user' : 'contact' },
    }),
    (payload) => ({ meta: { contact: { id: 101, name: '阿丽' } }, payload }),
  ),
  json(
    'groove',
    ({ at, who, text }, n) => ({
      id: String(n),
      created_at: iso(at),
      actor: { type: isOwn(who) ? 'Agent' : 'Customer', id: `c${id[who]}`, name: who },
      change: { type: 'Message', message_type: 'Email', body: `<p>${html(text)}</p>`, note: false },
    }),
    (actions) => [
      {
        ticket: {
          id: 'a1',
          number: 310,
          title: 'Loose plug',
          customer: { customer: { id: 'c101', first_name: '阿丽', last_name: '' } },
          actions,
        },
      },
    ],
  ),
  json(
    'whmcs',
    ({ at, who, text }, n) => ({
      replyid: String(n),
      userid: isOwn(who) ? '0' : '9',
      name: isOwn(who) ? '' : who,
      date: stamp(at),
      message: text.replaceAll('\n', '\r\n'),
      attachment: '',
      admin: isOwn(who) ? who : '',
    }),
    (reply) => ({
      result: 'success',
      ticketid: '640',
      tid: 'LMP-640',
      name: '阿丽',
      date: '2026-01-20 10:00:00',
      subject: 'Switch',
      status: 'Answered',
      replies: { reply },
      notes: { note: [] },
    }),
  ),
  json(
    'telegram-json',
    ({ at, who, text }, n) => ({
      id: n + 1,
      type: 'message',
      date: iso(at).slice(0, 19),
      date_unixtime: String(second(at)),
      from: who,
      from_id: `user${id[who]}`,
      text: n % 2 === 0 ? text : [text.slice(0, 1), { type: 'bold', text: text.slice(1) }],
    }),
    (messages) => ({ name: '阿丽', type: 'personal_chat', id: 556677, messages }),
  ),
  json(
    'discord-json',
    ({ at, who, text }, n) => ({
      id: String(1000 + n),
      type: 'Default',
      timestamp: iso(at),
      content: text,
      author: { id: String(id[who]), name: who },
    }),
    (messages) => ({
      guild: { id: '1', name: 'Lantern' },
      channel: { id: '900', type: 'GuildTextChat', name: 'orders' },
      messages,
    }),
  ),
  json(
    'slack-json',
    ({ at, who, text }, n) => ({
      type: 'message',
      user: `U${id[who]}`,
      text: text.replaceAll('&', '&amp;'),
      ts: `${second(at)}.${String(n).padStart(6, '0')}`,
    }),
    (messages) => ({ ok: true, messages: messages.toReversed(), has_more: false }),
    { 阿丽: 'U101', 灯铺: 'U202' },
  ),
  json(
    'messenger-json',
    ({ at, who, text }) => ({
      sender_name: mojibake(who),
      timestamp_ms: at.getTime(),
      content: mojibake(text),
      type: 'Generic',
    }),
    (messages) => ({
      participants: people.map((name) => ({ name: mojibake(name) })),
      messages: messages.toReversed(),
      title: mojibake('阿丽'),
      is_still_participant: true,
      thread_type: 'Regular',
      thread_path: 'inbox/ali_1',
    }),
  ),
  json(
    'messenger-e2ee-json',
    ({ at, who, text }) => ({
      isUnsent: false,
      media: [],
      reactions: [],
      senderName: who,
      text,
      timestamp: at.getTime(),
      type: 'text',
    }),
    (messages) => ({ participants: people, threadName: '阿丽_7', messages }),
  ),
  json(
    'qianniu-json',
    ({ at, who, text }) => ({
      date: isoDay(at),
      time: `${isoMinute(at)}:00`,
      sender: who,
      text,
      imgUrl: '',
    }),
    (chats) => ({ user: '阿丽', exportTime: '2026/9/3 10:00:00', count: chats.length, chats }),
  ),
  json(
    'jd-dongdong-im-json',
    ({ at, who, text }, n) => ({
      body: { type: 'text', content: html(text), chatinfo: { sid: 'S1' } },
      from: { app: isOwn(who) ? 'im.waiter' : 'im.customer', pin: who },
      datetime: at.getTime(),
      id: `m${n}`,
    }),
    (data) => ({ code: 0, data: data.toReversed() }),
  ),
  {
    format: 'mattermost',
    write: (chat) =>
      jsonLines([
        { type: 'version', version: 1 },
        ...chat.map(({ at, who, text }) => ({
          type: 'direct_post',
          direct_post: {
            channel_members: ['灯铺', '阿丽'],
            user: who,
            message: text,
            create_at: at.getTime(),
            replies: null,
          },
        })),
      ]),
  },
  {
    format: 'slackdump-chunks',
    write: (chat) =>
      jsonLines([
        { t: 5, ts: 1, id: 'C0LAMPS01', n: 1, ci: { id: 'C0LAMPS01', name: 'lamps' } },
        ...chat.map(({ at, who, text }, n) => ({
          t: 0,
          ts: 2,
          id: 'C0LAMPS01',
          n: 1,
          m: [
            {
              type: 'message',
              user: `U${id[who]}`,
              text,
              ts: `${second(at)}.${String(n).padStart(6, '0')}`,
            },
          ],
        })),
      ]),
    called: { 阿丽: 'U101', 灯铺: 'U202' },
  },
  {
    format: 'qianniu-session-dump',
    write: (chat) =>
      jsonLines([
        {
          session_id: 's1',
          buyer_nick: '阿丽',
          messages: chat.map(({ at, who, text }) => ({
            sender_nick: who,
            time: stamp(at),
            content: text,
          })),
        },
      ]),
  },
  {
    format: 'qianniu-session-csv',
    write: (chat) =>
      [
        '会话ID,日期,时间,对象,发话者,消息,消息状态,商品ID,商品',
        ...chat.map(
          ({ at, who, text }) =>
            `1001,${isoDay(at)},${isoMinute(at)}:00,${isOwn(who) ? '客服' : '客户'},${who},${cell(text)},正常,,`,
        ),
      ].join('\n'),
  },
  {
    format: 'tidio',
    write: (chat) =>
      [
        'CONVERSATION_ID,THREAD_ID,TIME_SENT,CHANNEL,SENDER,MESSAGE_CONTENT,FIRST_NAME,LAST_NAME,EMAIL,PHONE',
        ...chat.map(
          ({ at, who, text }) =>
            `c1,t1,${stamp(at)},chat,${isOwn(who) ? 'operator' : 'visitor'},${cell(text)},${isOwn(who) ? '' : who},,,`,
        ),
      ].join('\r\n'),
    called: { 阿丽: '阿丽', 灯铺: 'operator' },
  },
  {
    format: 'gorgias',
    file: 'messages.csv',
    write: (chat) =>
      [
        'id,subject,body_text,sent_datetime,customer_id,sender_info',
        ...chat.map(
          ({ at, who, text }) =>
            `501,Hook,${cell(text)},${stamp(at)},88,${cell(JSON.stringify({ name: who, address: `${id[who]}@example.org` }))}`,
        ),
      ].join('\n'),
  },
  {
    format: 'discord-csv',
    write: (chat) =>
      [
        'AuthorID,Author,Date,Content,Attachments,Reactions',
        ...chat.map(
          ({ at, who, text }) => `"${id[who]}","${who}","${iso(at)}",${cell(text)},"",""`,
        ),
      ].join('\n'),
  },
  {
    format: 'discord-txt',
    write: (chat) =>
      [
        '='.repeat(62),
        'Guild: Lantern',
        'Channel: Help / orders',
        '='.repeat(62),
        '',
        ...chat.map(
          ({ at, who, text }) =>
            `[${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()} ${clock12(at)}] ${who}\n${text}\n`,
        ),
        '='.repeat(62),
        `Exported ${chat.length} message(s)`,
        '='.repeat(62),
      ].join('\n'),
  },
  {
    format: 'telegram-copy',
    write: (chat) =>
      chat
        .map(
          ({ at, who, text }) =>
            `${who}, [${two(at.getUTCDate())}.${two(at.getUTCMonth() + 1)}.${at.getUTCFullYear()} ${isoMinute(at)}]\n${text}\n\n`,
        )
        .join(''),
  },
  {
    format: 'viber-copy',
    write: (chat) =>
      chat
        .map(
          ({ at, who, text }) =>
            `[ ${at.getUTCDate()} ${month(at)} ${at.getUTCFullYear()} ${isoMinute(at)} ] ${who}: ${text}\n`,
        )
        .join(''),
  },
  {
    format: 'weflow-md',
    write: (chat) =>
      [
        '# 阿丽',
        '',
        '- 会话ID: `wxid_ali`',
        '- 会话类型: 私聊',
        `- 消息数量: ${chat.length}`,
        '- 导出工具: WeFlow',
        '',
        '---',
        '',
        ...chat.map(
          ({ at, who, text }) =>
            `## ${stamp(at)} ${who}\n\n${text.replaceAll(/([[\]_*-])/g, '\\$1')}\n`,
        ),
      ].join('\n'),
  },
  {
    format: 'signal-html',
    write: (chat) =>
      `<!doctype html><html><head><meta charset='utf-8'><title>阿丽</title></head><body><div class=page id=pg0>${chat
        .map(
          ({ at, who, text }) =>
            `<div class='msg'><span class=date>${isoDay(at)}</span><span class=time>${isoMinute(at)}</span><span class=sender>${who}</span><p class=body><p>${html(text)}</p></p></div>`,
        )
        .join('\n')}</div></body></html>`,
  },
  {
    format: 'wechatexporter-txt',
    write: (chat) =>
      [
        '阿丽 - 微信聊天记录',
        '',
        ...chat.map(({ at, who, text }) => `${who} (${stamp(at)}):${text}`),
      ].join('\n'),
  },
  {
    format: 'wechatexporter-html',
    write: (chat) =>
      `<!doctype html><html><head><meta charset="utf-8"><title>阿丽 - 微信聊天记录</title></head><body>${chat
        .map(
          ({ at, who, text }, n) =>
            `<div class="msg chat ${isOwn(who) ? 'chat-right' : 'left'} " msgid="${n + 1}" msgtype="1"><div class="nt-box"><span class="dspname">${who}</span> ${stamp(at)}</div><div class="content-box"><span class="dont-break-out msg-text">${html(text)}</span></div></div>`,
        )
        .join('\n')}</body></html>`,
  },
  {
    format: 'messenger-html',
    write: (chat) =>
      `<html><body><div class="contents"><div><div class="thread">阿丽, 灯铺${chat
        .toReversed()
        .map(
          ({ at, who, text }) =>
            `<div class="message"><div class="message_header"><span class="user">${who}</span><span class="meta">Friday, ${month(at)} ${at.getUTCDate()}, ${at.getUTCFullYear()} at ${clock12(at, 'am', 'pm')} UTC</span></div></div><p>${html(text)}</p>`,
        )
        .join('')}</div></div></div></body></html>`,
  },
  {
    format: 'telegram-html',
    write: (chat) =>
      `<!DOCTYPE html><html><head><title>Exported Data</title></head><body><div class="page_header"><div class="text bold">阿丽</div></div><div class="history">${chat
        .map(
          ({ at, who, text }, n) =>
            `<div class="message default clearfix" id="message${n + 1}"><div class="body"><div class="pull_right date details" title="${two(at.getUTCDate())}.${two(at.getUTCMonth() + 1)}.${at.getUTCFullYear()} ${isoMinute(at)}:00 UTC+00:00">${isoMinute(at)}</div><div class="from_name">${who}</div><div class="text">${html(text)}</div></div></div>`,
        )
        .join('\n')}</div></body></html>`,
  },
  {
    format: 'discord-html',
    write: (chat) =>
      `<!DOCTYPE html><html><head><title>Lantern - orders</title></head><body><div class=chatlog>${chat
        .map(
          ({ at, who, text }, n) =>
            `<div class=chatlog__message-group><div class=chatlog__message-container data-message-id=${n + 1}><div class=chatlog__message><div class=chatlog__header><span class=chatlog__author title=${who} data-user-id=${id[who]}>${who}</span> <span class=chatlog__timestamp><a href=#>${two(at.getUTCMonth() + 1)}/${two(at.getUTCDate())}/${at.getUTCFullYear()} ${clock12(at)}</a></span></div><div class="chatlog__content chatlog__markdown"><span class=chatlog__markdown-preserve>${html(text).replaceAll('<br>', '\n')}</span></div></div></div></div>`,
        )
        .join('')}</div></body></html>`,
  },
  {
    format: 'messenger-page',
    write: (chat) =>
      `<html><head><meta charset="utf-8"><title>阿丽</title></head><body class="_5vb_ _2yq"><div class="_4bl9"><div class="_a706" role="main">${chat
        .toReversed()
        .map(
          ({ at, who, text }) =>
            `<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><div class="_2ph_ _a6-h _a6-i">${who}</div><div class="_2ph_ _a6-p"><div><div></div><div>${html(text)}</div></div></div><div class="_3-94 _a6-o">${month(at, 3)} ${at.getUTCDate()}, ${at.getUTCFullYear()}, ${clock12(at).replace(' ', ':00 ')}</div></div>`,
        )
        .join('')}</div></div></body></html>`,
  },
  json(
    'instagram-json',
    ({ at, who, text }) => ({
      sender_name: mojibake(who),
      timestamp_ms: at.getTime(),
      content: mojibake(text),
      is_geoblocked_for_viewer: false,
    }),
    (messages) => ({
      participants: people.map((name) => ({ name: mojibake(name) })),
      messages: messages.toReversed(),
      title: mojibake('阿丽'),
      is_still_participant: true,
      thread_path: 'inbox/ali_17842000000000001',
      magic_words: [],
    }),
  ),
];

describe.each(writers.map((writer) => [writer.format, writer] as const))(
  'a chat written as %s',
  (format, { write, called, file = '阿丽.txt' }) => {
    it('is read as it was', async () => {
      await fc.assert(
        fc.asyncProperty(chatsOf(people), async (chat) => {
          const found = await read(write(chat), { zone: 'UTC', dateOrder: 'MDY' }, file);
          expect(found.format).toBe(format);
          const told = found.messages
            .map(({ sender, sentAt, text }) => ({ sender, sentAt, text }))
            .toSorted((a, b) => a.sentAt! - b.sentAt!);
          expect(told).toEqual(
            chat.map(({ at, who, text }) => ({
              sender: called?.[who] ?? who,
              sentAt: at.getTime(),
              text,
            })),
          );
        }),
        { numRuns: 25 },
      );
    });
  },
);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chatsOf, isoDay, isoMinute, twelve, two, type Said } from './chats.ts';
import { read } from './read.ts';

const people = ['阿丽', 'Lamp Shop'] as const;
type Chat = readonly Said<(typeof people)[number]>[];

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const japanese = '日月火水木金土';
const slashes = (at: Date): string => isoDay(at).replaceAll('-', '/');
const quoted = (text: string): string =>
  text.includes('\n') ? `"${text.replaceAll('"', '""')}"` : text;

/** Messages under a line for each day. */
function byDay(
  chat: Chat,
  day: (at: Date) => string,
  message: (said: Said) => string,
): readonly string[] {
  let last = '';
  return chat.flatMap((said) => {
    const rule = day(said.at);
    const rules = rule === last ? [] : ['', rule];
    last = rule;
    return [...rules, message(said)];
  });
}

const dialects: Record<string, (chat: Chat) => string> = {
  'LINE, Japanese with eras': (chat) =>
    [
      '[LINE] 阿丽とのトーク履歴',
      '保存日時：2026/03/01 10:00',
      ...byDay(
        chat,
        (at) =>
          `R${at.getUTCFullYear() - 2018}${slashes(at).slice(4)}(${japanese[at.getUTCDay()]})`,
        ({ at, who, text }) => `${isoMinute(at)}\t${who}\t${quoted(text)}`,
      ),
    ].join('\n'),
  'LINE, Taiwanese': (chat) =>
    [
      '[LINE] 與阿丽的聊天記錄',
      '儲存日期：2026/03/01 10:00',
      ...byDay(
        chat,
        (at) => `${slashes(at)}（${'日一二三四五六'[at.getUTCDay()]}）`,
        ({ at, who, text }) =>
          `${twelve(at, (clock, am) => `${am ? '上午' : '下午'}${clock}`)}\t${who}\t${quoted(text)}`,
      ),
    ].join('\r\n'),
  'LINE, American': (chat) =>
    [
      '[LINE] Chat history with 阿丽',
      'Saved on: 3/1/2026, 10:00',
      ...byDay(
        chat,
        (at) => {
          const date = `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()}`;
          return `${weekdays[at.getUTCDay()]}, ${date}`;
        },
        ({ at, who, text }) =>
          `${twelve(at, (clock, am) => `${clock.padStart(5, '0')}${am ? 'am' : 'pm'}`)}\t${who}\t${quoted(text)}`,
      ),
    ].join('\n'),
  'KakaoTalk on a PC': (chat) =>
    [
      '阿丽 님과 카카오톡 대화',
      '저장한 날짜 : 2026-03-01 10:00:00',
      ...byDay(
        chat,
        (at) => {
          const date = `${at.getUTCFullYear()}년 ${at.getUTCMonth() + 1}월 ${at.getUTCDate()}일`;
          return `--------------- ${date} ${'일월화수목금토'[at.getUTCDay()]}요일 ---------------`;
        },
        ({ at, who, text }) =>
          `[${who}] [${twelve(at, (clock, am) => `${am ? '오전' : '오후'} ${clock}`)}] ${text}`,
      ),
    ].join('\r\n'),
  'KakaoTalk on a phone': (chat) =>
    [
      '阿丽 님과 카카오톡 대화',
      '저장한 날짜 : 2026년 3월 1일 오전 10:00',
      ...chat.map(({ at, who, text }) => {
        const date = `${at.getUTCFullYear()}년 ${at.getUTCMonth() + 1}월 ${at.getUTCDate()}일`;
        const time = twelve(at, (clock, am) => `${am ? '오전' : '오후'} ${clock}`);
        return `${date} ${time}, ${who} : ${text}`;
      }),
    ].join('\n'),
  'KakaoTalk CSV': (chat) =>
    [
      'Date,User,Message',
      ...chat.map(({ at, who, text }) => {
        return `${isoDay(at)} ${isoMinute(at)}:${two(at.getUTCSeconds())},${who},"${text.replaceAll('"', '""')}"`;
      }),
    ].join('\r\n'),
  Signal: (chat) =>
    chat.map(({ at, who, text }) => `[${isoDay(at)}, ${isoMinute(at)}] ${who}: ${text}`).join('\n'),
};

describe.each(Object.entries(dialects))('a chat written as %s', (_name, write) => {
  it('is read as it was', async () => {
    await fc.assert(
      fc.asyncProperty(chatsOf(people), async (said) => {
        const found = await read(write(said), { zone: 'UTC' }, 'export.txt');
        expect(
          found.messages.map(({ sender, sentAt, text }) => ({ sender, sentAt, text })),
        ).toEqual(said.map(({ at, who, text }) => ({ sender: who, sentAt: at.getTime(), text })));
      }),
      { numRuns: 60 },
    );
  });
});

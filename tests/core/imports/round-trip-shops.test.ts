import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { chatsOf, isoDay, isoMinute, type Said } from './chats.ts';
import { read } from './read.ts';

const word = fc.constantFrom(
  '在吗',
  '几点发货: 急',
  '(2)',
  '(2026-01-01)',
  '😀',
  '-----',
  '2026',
  'a:b',
  '[卡片]',
  '今天 10:30',
  '\u200f好',
  '已读不回',
  'https://item.taobao.com/item.htm?id=6',
);
const line = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const body = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
const chat = chatsOf(['buyer', 'agent'], body);
type One = Said<'buyer' | 'agent'>;

interface Time {
  readonly date: string;
  readonly clock: string;
  /** Without zeros before months, days and hours. */
  readonly bare: string;
}

function timeOf({ at }: One): Time {
  const [date, clock] = [isoDay(at), `${isoMinute(at)}:07`];
  const bare = `${date.replaceAll('-0', '-')} ${clock.replace(/^0/, '')}`;
  return { date, clock, bare };
}

interface Writer {
  readonly format: string;
  readonly names: Readonly<Record<One['who'], string>>;
  write(said: readonly One[]): string | Uint8Array;
}

const taobao = { buyer: 'tb(2)_rain', agent: '灯铺:小红' };
const jd = { buyer: 'j****db', agent: '灯铺自营--小 何' };
const rule = '='.repeat(64);
const dashes = '-'.repeat(28);
const perMessage =
  (names: Writer['names'], each: (name: string, time: Time, text: string) => string) =>
  (said: readonly One[]): string[] =>
    said.map((one) => each(names[one.who], timeOf(one), one.text));

const writers: Record<string, Writer> = {
  'WangWang, 单聊, in GBK': {
    format: 'wangwang-txt',
    names: taobao,
    write: (said) =>
      iconv.encode(
        [
          `灯铺:小红\r\n${rule}\r\n${' '.repeat(31)}单聊${' '.repeat(29)}\r\n${rule}\r\n\r\n`,
          `${dashes}tb(2)_rain${dashes}`,
          ...perMessage(
            taobao,
            (name, { date, clock }, text) => `${name}(${date} ${clock}):  ${text}`,
          )(said),
        ]
          .join('\n')
          .replace(/\r?\n/g, '\r\n'),
        'gb18030',
      ),
  },
  'WangWang, 即时消息': {
    format: 'wangwang-txt',
    names: { buyer: 'tb_rain:1', agent: '灯铺:小红' },
    write(said) {
      let day = '';
      const names = { buyer: 'tb_rain:1', agent: '灯铺:小红' };
      const lines = said.map((one) => {
        const { date, clock } = timeOf(one);
        const head = date === day ? '' : `${(day = date)}\n`;
        return `${head}${date} ${clock} ${names[one.who]}: ${one.text}`;
      });
      return ['灯铺', rule, `${' '.repeat(28)}即时消息`, rule, ...lines].join('\n');
    },
  },
  'Qianniu, copied, name and time on one line': {
    format: 'qianniu-clipboard',
    names: taobao,
    write: (said) =>
      perMessage(taobao, (name, { bare }, text) =>
        name === taobao.agent
          ? `${name} ${bare}\r\n${text}\r\n已读`
          : `${name} --> ${taobao.agent} ${bare}\r\n${text}`,
      )(said).join('\r\n'),
  },
  'Qianniu, copied, name above the time': {
    format: 'qianniu-clipboard',
    names: taobao,
    write: (said) =>
      perMessage(
        taobao,
        (name, { bare }, text) =>
          `${name}\n${bare}\n${text}${name === taobao.agent ? '\n\n未读' : ''}`,
      )(said).join('\n'),
  },
  'JD, marks with stars': {
    format: 'jd-dongdong-log',
    names: jd,
    write: (said) =>
      [
        `/*****************以下为一通会话************************************/`,
        ...perMessage(
          jd,
          (name, { date, clock }, text) => ` ${name} ${date} ${clock}\t\t\n${text}`,
        )(said),
        `/*****************会话结束************************************/`,
      ].join('\r\n'),
  },
  'JD, bare marks, end with a time, in GB18030': {
    format: 'jd-dongdong-log',
    names: jd,
    write: (said) =>
      iconv.encode(
        [
          '以下为一通会话',
          ...perMessage(
            jd,
            (name, { date, clock }, text) => `${name} ${date} ${clock}\n${text}`,
          )(said),
          '会话结束_时间：2026-09-30 00:00:00',
        ].join('\n'),
        'gb18030',
      ),
  },
};

describe.each(Object.entries(writers))(
  'a chat written as %s',
  (_name, { format, names, write }) => {
    it('is read as it was', async () => {
      await fc.assert(
        fc.asyncProperty(chat, async (said) => {
          fc.pre(format !== 'qianniu-clipboard' || said.some(({ who }) => who === 'agent'));
          const found = await read(write(said));
          expect(found.format).toBe(format);
          expect(
            found.messages.map(({ sender, wallClock, text }) => [sender, wallClock, text]),
          ).toEqual(
            said.map((one) => {
              const { date, clock } = timeOf(one);
              return [names[one.who], `${date}T${clock}`, one.text];
            }),
          );
        }),
        { numRuns: 60 },
      );
    });
  },
);

import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

interface Said {
  readonly at: Date;
  readonly who: '阿丽' | '灯铺';
  readonly text: string;
}

const word = fc.constantFrom(
  '在吗',
  'order 42',
  '好的: 明天',
  '(2)',
  '😀',
  '——',
  '2026',
  'a:b',
  '[图]',
);
const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const body = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
/** Times rise by minutes, from a day whose number no month has. */
const chat: fc.Arbitrary<Said[]> = fc
  .array(
    fc.record({
      step: fc.integer({ min: 1, max: 3_000 }),
      who: fc.constantFrom('阿丽' as const, '灯铺' as const),
      text: body,
    }),
    { minLength: 2, maxLength: 20 },
  )
  .map((steps) => {
    let minute = Date.UTC(2026, 0, 25, 9) / 60_000;
    return steps.map(({ step, who, text }) => {
      minute += step;
      return { at: new Date(minute * 60_000), who, text };
    });
  });

const two = (value: number): string => String(value).padStart(2, '0');
const iso = (at: Date): string => at.toISOString().slice(0, 10);
const clock = (at: Date): string => at.toISOString().slice(11, 16);
const parts = (at: Date) => ({
  year: at.getUTCFullYear(),
  month: at.getUTCMonth() + 1,
  day: at.getUTCDate(),
  hour: at.getUTCHours(),
  minute: at.getUTCMinutes(),
});
const twelve = (at: Date, am: string, pm: string): string => {
  const { hour, minute } = parts(at);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)}${hour < 12 ? am : pm}`;
};

type Writer = (chat: readonly Said[]) => string | Uint8Array;

const whatsapp =
  (stamp: (at: Date) => string, between: string): Writer =>
  (said) =>
    said.map(({ at, who, text }) => `${stamp(at)}${between}${who}: ${text}\n`).join('');

const dialects: Record<string, Writer> = {
  'WhatsApp, British': whatsapp((at) => {
    const { day, month, year } = parts(at);
    return `${two(day)}/${two(month)}/${year}, ${clock(at)}`;
  }, ' - '),
  'WhatsApp, American': whatsapp((at) => {
    const { day, month, year } = parts(at);
    return `${month}/${day}/${year % 100}, ${twelve(at, '\u202fAM', '\u202fPM')}`;
  }, ' - '),
  'WhatsApp, German iPhone': whatsapp((at) => {
    const { day, month, year } = parts(at);
    return `[${two(day)}.${two(month)}.${year % 100}, ${clock(at)}:00]`;
  }, ' '),
  'WhatsApp, Chinese': whatsapp((at) => {
    const { day, month, year } = parts(at);
    return `${year}/${month}/${day} ${clock(at)}`;
  }, ' - '),
  'WhatsApp, Mexican': whatsapp((at) => {
    const { day, month, year } = parts(at);
    return `${day}/${month}/${year}, ${twelve(at, ' a. m.', ' p. m.')}`;
  }, ' - '),
  'WhatsApp, Dutch': whatsapp((at) => {
    const { day, month, year } = parts(at);
    return `${two(day)}-${two(month)}-${year} ${clock(at)}`;
  }, ' - '),
  'WangWang in GB18030': (said) => {
    const dashes = '-'.repeat(28);
    const lines = said.map(({ at, who, text }) => `${who}(${iso(at)} ${clock(at)}:00):  ${text}`);
    return iconv.encode(
      ['灯铺', '='.repeat(64), `${dashes}阿丽${dashes}`, ...lines].join('\r\n'),
      'gb18030',
    );
  },
  'JD Dongdong': (said) => {
    const name = { 阿丽: '阿****丽', 灯铺: '灯铺-小红' };
    const lines = said.map(
      ({ at, who, text }) => `${name[who]} ${iso(at)} ${clock(at)}:00\n${text}`,
    );
    return ['以下为一通会话', ...lines].join('\n');
  },
  'WeChat share': (said) => {
    const lines = said.map(
      ({ at, who, text }) => `—————  ${iso(at)}  —————\n\n${who}  ${clock(at)}\n\n${text}\n`,
    );
    return ['阿丽 和 灯铺 在微信上的聊天记录如下，请查收。', '', ...lines].join('\n');
  },
  QQ: (said) => {
    const id = { 阿丽: '10001', 灯铺: '20002' };
    const rule = '='.repeat(64);
    const lines = said.map(
      ({ at, who, text }) => `${iso(at)} ${clock(at)}:00 ${who}(${id[who]})\n${text}\n`,
    );
    const text = ['消息记录', '', rule, '消息对象:阿丽', rule, '', ...lines].join('\n');
    return `\ufeff${text.replaceAll('\n', '\r\n')}`;
  },
  CSV: (said) => {
    const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const rows = said.map(({ at, who, text }) => `${iso(at)} ${clock(at)},${who},${cell(text)}`);
    return ['时间,发送人,内容', ...rows].join('\r\n');
  },
  'CSV in UTF-16': (said) => {
    const rows = said.map(({ at, who, text }) => `${at.toISOString()}\t${who}\t"${text}"`);
    return Buffer.from(
      `\ufeff${['time', 'sender', 'text'].join('\t')}\n${rows.join('\n')}`,
      'utf16le',
    );
  },
};

describe.each(Object.entries(dialects))('a chat written as %s', (name, write) => {
  it('is read as it was', async () => {
    await fc.assert(
      fc.asyncProperty(chat, async (said) => {
        const found = await read(write(said), { zone: 'UTC' }, 'export.txt');
        const senders = name === 'JD Dongdong' ? { 阿丽: '阿****丽', 灯铺: '灯铺-小红' } : null;
        const told = found.messages.map(({ sender, sentAt, text }) => ({ sender, sentAt, text }));
        expect(told).toEqual(
          said.map(({ at, who, text }) => ({
            sender: senders ? senders[who] : who,
            sentAt: at.getTime(),
            text,
          })),
        );
      }),
      { numRuns: 40 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { openTestArchive } from './archive.ts';

/** Messages by the minute, the same one twice among them; the second export begins before the first ends. */
const said = [
  [1, 'Rin', 'dims?'],
  [2, 'Rin', 'hello'],
  [2, 'Rin', 'hello'],
  [3, 'Shop', 'it does'],
  [4, 'Rin', 'thank you'],
] as const;
type Said = (typeof said)[number];

const two = (minute: number): string => String(minute).padStart(2, '0');

const dialects: Readonly<Record<string, (some: readonly Said[]) => string>> = {
  WhatsApp: (some) =>
    [
      '13/03/2026, 09:59 - Messages and calls are end-to-end encrypted.',
      ...some.map(([minute, who, text]) => `13/03/2026, 10:${two(minute)} - ${who}: ${text}`),
      '',
    ].join('\n'),
  'WeChat, shared': (some) =>
    [
      'Rin 和 Shop 在微信上的聊天记录如下，请查收。',
      '',
      '—————  2026-03-13  —————',
      '',
      ...some.flatMap(([minute, who, text]) => [`${who}  10:${two(minute)}`, '', text, '']),
    ].join('\n'),
  LINE: (some) =>
    [
      '[LINE] Chat history with Rin',
      'Saved on: 2026/03/14 08:00',
      '',
      '2026/03/13(Fri)',
      ...some.map(([minute, who, text]) => `10:${two(minute)}\t${who}\t${text}`),
      '',
      '',
    ].join('\n'),
  QQ: (some) => {
    const rule = '='.repeat(64);
    const head = [
      '消息记录（此消息记录为文本格式，不支持重新导入）',
      '',
      rule,
      '消息分组:我的好友',
    ];
    return [
      ...head,
      rule,
      '消息对象:Rin',
      rule,
      '',
      ...some.flatMap(([minute, who, text]) => [
        `2026-03-13 10:${two(minute)}:00 ${who}`,
        text,
        '',
      ]),
      '',
    ].join('\n');
  },
  'a table': (some) =>
    [
      'time,sender,content',
      ...some.map(([minute, who, text]) => `2026-03-13 10:${two(minute)},${who},${text}`),
      '',
    ].join('\n'),
  AliWangWang: (some) => {
    const dashes = '-'.repeat(28);
    return [
      'Shop',
      '='.repeat(64),
      `${' '.repeat(31)}单聊`,
      '='.repeat(64),
      `${dashes}Rin${dashes}`,
      ...some.map(([minute, who, text]) => `${who}(2026-03-13 10:${two(minute)}:00):  ${text}`),
      '',
    ].join('\n');
  },
  'KakaoTalk on a PC': (some) =>
    [
      'Rin 님과 카카오톡 대화',
      '저장한 날짜 : 2026-03-14 08:00:00',
      '',
      '--------------- 2026년 3월 13일 금요일 ---------------',
      ...some.map(([minute, who, text]) => `[${who}] [오전 10:${two(minute)}] ${text}`),
      '',
    ].join('\n'),
  'KakaoTalk on a phone': (some) =>
    [
      'Rin 님과 카카오톡 대화',
      '저장한 날짜 : 2026년 3월 14일 오전 8:00',
      '',
      '2026년 3월 13일 오전 10:01',
      ...some.map(
        ([minute, who, text]) => `2026년 3월 13일 오전 10:${two(minute)}, ${who} : ${text}`,
      ),
      '',
    ].join('\n'),
  'KakaoTalk, a table': (some) =>
    [
      'Date,User,Message',
      ...some.map(([minute, who, text]) => `2026-03-13 10:${two(minute)}:00,${who},"${text}"`),
      '',
    ].join('\n'),
  'JD Dongdong': (some) =>
    [...Map.groupBy(some, ([minute]) => minute).values()]
      .flatMap((session) => [
        '/*****************以下为一通会话************************************/',
        ...session.map(([minute, who, text]) => ` ${who} 2026-03-13 10:${two(minute)}:00\n${text}`),
        '/*****************会话结束************************************/',
        '',
      ])
      .join('\n'),
  'MemoTrace, a table': (some) =>
    [
      'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender',
      ...some.map(
        ([minute, who, text], at) =>
          `${at},1,1,0,${who === 'Shop' ? 1 : 0},${Date.UTC(2026, 2, 13, 10, minute) / 1000},,${text},2026-03-13 10:${two(minute)}:00,,${who},wxid_${who}`,
      ),
      '',
    ].join('\n'),
  ...copies({
    'WeChat, copied on a computer': (minute, who) => `${who} 2026-03-13 10:${two(minute)}`,
    'QQ, copied': (minute, who) => `${who} 2026/3/13 10:${two(minute)}:00`,
    'Qianniu, copied': (minute, who) => `${who} 2026-03-13 10:${two(minute)}:00`,
    'MemoTrace txt': (minute, who) => `2026-03-13 10:${two(minute)}:00 ${who}`,
    'WeFlow txt': (minute, who) => `2026-03-13 10:${two(minute)}:00 '${who}'`,
    'Telegram, copied': (minute, who) => `${who}, [13.03.2026 10:${two(minute)}]`,
  }),
  Signal: (some) =>
    some.map(([minute, who, text]) => `[2026-03-13, 10:${two(minute)}] ${who}: ${text}\n`).join(''),
  WechatExporter: (some) =>
    some
      .map(([minute, who, text]) => `${who} (2026-03-13 10:${two(minute)}:00):${text}\n\n`)
      .join(''),
};

/** Without anything above the first message or below the last. */
function copies(
  heads: Readonly<Record<string, (minute: number, who: string) => string>>,
): Record<string, (some: readonly Said[]) => string> {
  return Object.fromEntries(
    Object.entries(heads).map(([name, head]) => [
      name,
      (some: readonly Said[]) =>
        some.map(([minute, who, text]) => `${head(minute, who)}\n${text}\n\n`).join(''),
    ]),
  );
}

describe('two exports of a chat in one file', () => {
  const expectOnce = async (text: string): Promise<void> => {
    const archive = openTestArchive();
    try {
      await archive.importText(text, { zone: 'UTC', dateOrder: 'DMY' });
      const stored = archive.rows(
        `SELECT sender, text FROM messages WHERE is_system = 0 ORDER BY wall_clock, text`,
      );
      expect(
        stored.map(({ sender, text: words }) => `${String(sender)}: ${String(words)}`),
      ).toEqual(said.map(([, who, words]) => `${who}: ${words}`));
    } finally {
      await archive.close();
    }
  };

  it.each(Object.entries(dialects))('are known to overlap: %s', (_name, write) =>
    expectOnce(write(said.slice(0, 4)) + write(said.slice(1))),
  );

  it.each(Object.entries(dialects))(
    'are known to overlap, the newer one first: %s',
    (_name, write) => expectOnce(write(said.slice(1)) + write(said.slice(0, 4))),
  );

  it.each(Object.entries(dialects))('are known to be the same: %s', (_name, write) =>
    expectOnce(write(said) + write(said) + write(said)),
  );

  it.each(Object.entries(dialects))(
    'lose nothing where they only touch: %s',
    async (_name, write) => {
      const archive = openTestArchive();
      try {
        const options = { zone: 'UTC', dateOrder: 'DMY' } as const;
        await archive.importText(write(said.slice(0, 2)) + write(said.slice(2)), options);
        const [stored] = archive.rows('SELECT COUNT(*) AS n FROM messages WHERE is_system = 0');
        expect(stored).toEqual({ n: said.length });
      } finally {
        await archive.close();
      }
    },
  );
});

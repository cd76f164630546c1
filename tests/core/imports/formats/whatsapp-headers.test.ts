import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';

/** New Year's Eve, a minute before midnight, and five past: written by phones in many languages. */
const headers: readonly (readonly [string, string])[] = [
  ['12/31/19, 11:59 PM – ', '1/1/20, 12:05 AM – '],
  ['31.12.19, 23:59:59: ', '01.01.20, 00:05:01: '],
  ['31/12/2019 23:59 - ', '01/01/2020 00:05 - '],
  ['[31/12/2019 11:59:59 p. m.] ', '[1/1/2020 12:05:59 a. m.] '],
  ['31.12.19, 11:59 nachm. - ', '01.01.20, 12:05 vorm. - '],
  ['٣١/١٢/٢٠١٩، ١١:٥٩ م - ', '١/١/٢٠٢٠، ١٢:٠٥ ص - '],
  ['31.12.2019 klo 23.59 - ', '1.1.2020 klo 0.05 - '],
  ['2019. 12. 31. 오후 11:59 - ', '2020. 1. 1. 오전 12:05 - '],
  ['2019. 12. 31. 23:59 - ', '2020. 01. 01. 0:05 - '],
  ['31.12.2019 ÖS 11:59 - ', '1.01.2020 ÖÖ 12:05 - '],
  ['31/12/2019 11:59 μ.μ. - ', '1/1/2020 12:05 π.μ. - '],
  ['31/12/2019, 11:59 PTG - ', '1/1/2020, 12:05 PG - '],
  ['2019-12-31 23:59 - ', '2020-01-01 00:05 - '],
  ['2019-12-31, 11:59 p.m. - ', '2020-01-01, 12:05 a.m. - '],
  ['[2019/12/31 下午11:59:10] ', '[2020/1/1 上午12:05:09] '],
  ['[2019/12/31, 23:59:10] ', '[2020/1/1, 0:05:09] '],
  ['31-12-19 23:59 - ', '01-01-20 00:05 - '],
  ['31/12/19 23:59:10: ', '01/01/20 00:05:10: '],
  ['12/31/2019 11:59 PM - ', '1/1/2020 12:05 AM - '],
  ['31/12/2019, 23:59 - ', '01/01/2020, 00:05 - '],
  ['2019/12/31 23:59 - ', '2020/01/01 0:05 - '],
  ['2019/12/31 下午11:59 - ', '2020/1/1 上午12:05 - '],
  ['31.12.2019 г., 23:59 - ', '1.01.2020 г., 0:05 - '],
  ['31.12.2019, 23:59 Uhr - ', '01.01.2020, 00:05 Uhr - '],
  ['[31.12.19 23:59:10] ', '[01.01.20 00:05:10] '],
  ['[12/31/19 11:59:10 PM] ~ ', '[1/1/20 12:05:10 AM] ~ '],
  ['31/12/2019 às 23:59 - ', '01/01/2020 às 00:05 - '],
  ['31/12/2019 à 23:59 - ', '01/01/2020 à 00:05 - '],
  ['31/12/2562 23:59 - ', '1/1/2563 00:05 - '],
  ['2019-12-31 kl. 23.59 - ', '2020-01-01 kl. 00.05 - '],
  ['31. 12. 2019 23:59 - ', '1. 1. 2020 0:05 - '],
  ['31. 12. 19, 23:59 - ', '1. 1. 20, 0:05 - '],
  ['31/12/19, 11:59 pm - ', '01/01/20, 12:05 am - '],
  ['12-31-19, 11:59 PM - ', '1-1-20, 12:05 AM - '],
  ['31.12.19, 23:59 - ', '01.01.20, 00:05 - '],
  ['2019-12-31T23:59:10 - ', '2020-01-01T00:05:10 - '],
  ['19/12/31, 23:59 - ', '20/01/01, 00:05 - '],
  ['31/12/2019 lúc 23:59 - ', '01/01/2020 lúc 00:05 - '],
  ['[31/12/19, 11:59:10 PM] ', '[01/01/20, 12:05:10 AM] '],
  ['31.12.19 г., 23:59 ч. - ', '1.01.20 г., 0:05 ч. - '],
  ['[31.12.19 г., 23:59:10 ч.] ', '[1.01.20 г., 0:05:10 ч.] '],
  ['31.12.19, во 23:59 - ', '1.1.20, во 00:05 - '],
  ['2019/12/31, 23:59. - ', '2020/01/01, 00:05. - '],
  ['2019년 12월 31일 오후 11:59 - ', '2020년 1월 1일 오전 12:05 - '],
  ['[2019-12-31, 23 h 59 min 10 s] ', '[2020-01-01, 00 h 05 min 10 s] '],
  ['৩১/১২/১৯, ১১:৫৯ PM - ', '০১/০১/২০, ১২:০৫ AM - '],
  ['३१/१२/१९, ११:५९ म.उ. - ', '१/१/२०, १२:०५ म.पू. - '],
  ['31.12.19, 11:59 e pasdites - ', '1.1.20, 12:05 e paradites - '],
  ['31/12/2019, பிற்பகல் 11:59 - ', '1/1/2020, முற்பகல் 12:05 - '],
  ['๓๑/๑๒/๒๕๖๒ ๒๓:๕๙ - ', '๑/๑/๒๕๖๓ ๐๐:๐๕ - '],
  ['၃၁-၁၂-၂၀၁၉ ၂၃:၅၉ - ', '၀၁-၀၁-၂၀၂၀ ၀၀:၀၅ - '],
];

describe('a WhatsApp header', () => {
  it.each(headers)(
    '%s is the last minute of a year, %s the fifth of the next',
    async (old, young) => {
      const text = `${old}Bob: hi\nsecond\n${young}Ann: yo\n`;
      const { format, messages } = await read(text, { zone: 'UTC' }, 'chat.txt');
      expect(format).toBe('whatsapp-txt');
      expect(
        messages.map(({ wallClock, sender, text: said }) => [
          wallClock?.slice(0, 16),
          sender,
          said,
        ]),
      ).toEqual([
        ['2019-12-31T23:59', expect.stringMatching(/Bob$/), 'hi\nsecond'],
        ['2020-01-01T00:05', expect.stringMatching(/Ann$/), 'yo'],
      ]);
    },
  );

  it('with a year of two digits in front has days of one digit and of two', async () => {
    const days = Array.from({ length: 40 }, (_, n) => new Date(Date.UTC(2024, 7, 20 + n)));
    const lines = days.map(
      (day) => `24/${day.getUTCMonth() + 1}/${day.getUTCDate()}, 09:01 - Ann: hi\n`,
    );
    const { messages, questions } = await read(lines.join(''), { zone: 'UTC' }, 'chat.txt');
    expect(messages.map(({ sentAt }) => sentAt)).toEqual(
      days.map((day) => day.getTime() + 541 * 60_000),
    );
    expect(questions.map(({ id }) => id)).not.toContain('date-order');
  });

  it('with a year of two digits in front is told by years in which there were chats', async () => {
    const days = ['16-08-06', '16-08-10', '16-08-15'];
    const { messages, questions } = await read(
      days.map((day) => `${day} 13:23 - Ann: hi\n`).join(''),
    );
    expect(messages.map(({ wallClock }) => wallClock?.slice(0, 10))).toEqual(
      days.map((day) => `20${day}`),
    );
    expect(questions.map(({ id }) => id)).not.toContain('date-order');
  });

  it('keeps the digits of its text as they were written', async () => {
    const line = '٣١/١٢/٢٠١٩، ١١:٥٩ م - Bob: طلب ٤٢\n١/١/٢٠٢٠، ١٢:٠٥ ص - Ann: نعم\n';
    const { messages } = await read(line, { zone: 'UTC' }, 'chat.txt');
    expect(messages.map(({ text }) => text)).toEqual(['طلب ٤٢', 'نعم']);
  });
});

describe('an order of day and month that nothing decides', () => {
  it.each([
    ['as American phones write', ['9/3/26, 7:54 PM - ', '9/11/26, 8:02 AM - '], 'MDY'],
    ['with the year in full', ['9/3/2026, 7:54 PM - ', '9/11/2026, 8:02 AM - '], 'MDY'],
    ['over few days', ['05/12/2024, 8:00 am - ', '09/12/2024, 8:00 am - '], 'DMY'],
    ['on one day', ['05/12/2024, 8:00 am - ', '05/12/2024, 9:00 am - '], 'DMY'],
    ['over some weeks', ['05/06/2026, 8:00 - ', '06/07/2026, 8:00 - '], 'DMY'],
  ])('is assumed and asked: %s', async (_what, [first, last], assumed) => {
    const { questions } = await read(`${first}Ann: hi\n${last}Bob: yo\n`);
    expect(questions).toContainEqual({ id: 'date-order', choices: ['DMY', 'MDY'], assumed });
  });
});

describe('a rare WhatsApp header', () => {
  it.each([
    ['[23:59:10, 12/31/19] ', '[0:05:09, 1/1/20] '],
    ['23:59, 31/12/2019 - ', '00:05, 1/1/2020 - '],
    ['[12/31/R1, 23:59:10] ', '[1/1/R2, 00:05:10] '],
    ['[R1/12/31 23:59:10] ', '[R2/1/1 00:05:10] '],
    ['[12/31/2562 BE, 23:59:10] ', '[1/1/2563 BE, 00:05:10] '],
    ['[31 déc. 2019 à 23:59:10] ', '[1 janv. 2020 à 00:05:10] '],
    ['31 Dec 2019, 23:59 - ', '1 Jan 2020, 00:05 - '],
    ['31 de dezembro de 2019, 23:59 - ', '1 de janeiro de 2020, 00:05 - '],
    ['[Dec 31, 2019, 11:59:10\u202fPM] ', '[Jan 1, 2020, 12:05:10\u202fAM] '],
    ['December 31, 2019, 11:59 PM - ', 'January 1, 2020, 12:05 AM - '],
    ['[Tuesday, 31 December 2019, 23:59:10] ', '[Wednesday, 1 January 2020, 00:05:10] '],
    ['Tue, Dec 31, 2019, 11:59 PM - ', 'Wed, Jan 1, 2020, 12:05 AM - '],
    ['23:59 31/12/2019 - ', '00:05 1/1/2020 - '],
    ['31 12 19, 23:59 - ', '01 01 20, 00:05 - '],
    ['[31 12 2019, 23:59:10] ', '[01 01 2020, 00:05:10] '],
  ])('%s is the last minute of a year, %s the fifth of the next', async (old, young) => {
    const found = await read(
      `${old}Bob: hi\nsecond\n${young}Ann: yo\n`,
      { zone: 'UTC' },
      'chat.txt',
    );
    expect(found.format).toBe('whatsapp-txt');
    expect(
      found.messages.map(({ wallClock, sender }) => [wallClock?.slice(0, 16), sender]),
    ).toEqual([
      ['2019-12-31T23:59', 'Bob'],
      ['2020-01-01T00:05', 'Ann'],
    ]);
  });

  it('of words that name no month is none', async () => {
    const chat = '25/02/2026, 09:01 - Ann: see\n12 Lamps 2026, 09:02 - Bob: red\n';
    expect((await read(chat)).messages).toHaveLength(1);
  });
});

describe('two WhatsApp exports in one file', () => {
  it('may have the day in front in one and the month in the other', async () => {
    const chat = [
      '12/15/25, 10:30 AM - Ann: one',
      '12/15/25, 10:31 AM - Bob: two',
      '[15/12/2025, 10:32:03 AM] Ann: three',
      '[15/12/2025, 10:33:00 AM] Bob: four',
    ];
    const found = await read(chat.join('\n'), { zone: 'UTC' }, 'chat.txt');
    expect(found.messages.map(({ wallClock }) => wallClock?.slice(0, 16))).toEqual([
      '2025-12-15T10:30',
      '2025-12-15T10:31',
      '2025-12-15T10:32',
      '2025-12-15T10:33',
    ]);
  });

  it('keeps a header of another shape where its time lies between those around it', async () => {
    const chat = [
      '12/15/25, 10:30 AM - Ann: one',
      '15/12/2025, 10:31:00 AM Cleo: two',
      '12/15/25, 10:32 AM - Bob: three',
      '[15/12/2025, 10:31:00 AM] Cleo: copied',
      '12/15/25, 10:33 AM - Ann: four',
      '12/16/25, 9:00 AM - Bob: five',
      '16/12/2025, 7:00:00 PM Ann: not yet',
      '12/16/25, 9:01 AM - Ann: six',
      '12/16/25, 9:02 AM - Bob: seven',
    ];
    const found = await read(chat.join('\n'), { zone: 'UTC' }, 'chat.txt');
    expect(found.messages.map(({ sender, text }) => [sender, text])).toEqual([
      ['Ann', 'one'],
      ['Cleo', 'two'],
      ['Bob', `three\n${chat[3]}`],
      ['Ann', 'four'],
      ['Bob', `five\n${chat[6]}`],
      ['Ann', 'six'],
      ['Bob', 'seven'],
    ]);
  });
});

describe('a WhatsApp export whose first header has another shape', () => {
  it('loses none', async () => {
    const chat = [
      '25/02/2026, 09:00 - You created group “Lamps”',
      '26.02.2026, 09:01 - Ann: hi',
      '26.02.2026, 09:02 - Bob: yo',
      '27.02.2026, 09:02 - Ann: end',
    ];
    const found = await read(chat.join('\n'), { zone: 'UTC' }, 'chat.txt');
    expect(found.counts).toMatchObject({ messages: 3, system: 1, issues: 0 });
  });
});

describe('records from many phones in one short file', () => {
  it('are all read, in whatever order they stand', async () => {
    const found = await read(
      [
        '[05.05.26, 15:48:11] Ann: one',
        '[11/8/24, 9:41:32 AM] Bob: two',
        '1/23/26, 3:19 AM - Cleo: three',
        '1/23/26, 3:22_AM - Ann: four',
        '[2026/5/4, 16:13:23] ~ Dora: five',
        'and more',
        '7/19/25, 11:32 PM - Ann: six',
      ].join('\n'),
      { zone: 'UTC' },
      'chat.txt',
    );
    expect(lines(found)).toEqual([
      'Ann | 2026-05-05T15:48:11 | one',
      'Bob | 2024-11-08T09:41:32 | two',
      'Cleo | 2026-01-23T03:19 | three',
      'Ann | 2026-01-23T03:22 | four',
      '~ Dora | 2026-05-04T16:13:23 | five\nand more',
      'Ann | 2025-07-19T23:32 | six',
    ]);
  });

  it('are read without a dash or brackets, too, where somebody speaks in them', async () => {
    const found = await read(
      [
        '2/13/26, 1:55 p.m. - Ann: one',
        '13.02.26 21.25.15: Bob: two',
        '2026-02-13 21:30 it is late',
        '[02.13.26 21:35:15] Ann: three',
        '13. 2. 2026. 21:45:15 Bob: four',
        '[13/02/26 1:55:00 p. m.] Ann: five',
      ].join('\n'),
    );
    expect(found.messages.map(({ sender, text }) => [sender, text])).toEqual([
      ['Ann', 'one'],
      ['Bob', 'two\n2026-02-13 21:30 it is late'],
      ['Ann', 'three'],
      ['Bob', 'four'],
      ['Ann', 'five'],
    ]);
  });

  it('are text where they were copied into a chat that has a shape of its own', async () => {
    const own = Array.from({ length: 9 }, (_, at) => `25/02/26, 09:0${at} - Ann: n${at}`);
    const copied = ['[24.02.26, 15:48:11] Bob: a', '[2/24/26, 9:41:32 AM] Bob: b'];
    const found = await read([...own, ...copied, '25/02/26, 09:10 - Ann: end'].join('\n'));
    expect(found.counts.messages).toBe(10);
  });
});

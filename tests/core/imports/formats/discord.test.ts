import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOfSnowflake } from '../../../../electron/core/imports/formats/discord/snowflake.ts';
import { readShownTime, timeOfShown } from '../../../../electron/core/imports/text/shown-time.ts';
import { wallClockText } from '../../../../electron/core/imports/text/wall-clock.ts';
import { bodies, chatsOf } from '../chats.ts';
import { lines, read } from '../read.ts';

const locales =
  'en-US en-GB en-AU de-DE fr-FR es-ES it-IT nl-NL pl-PL ru-RU uk-UA pt-BR tr-TR sv-SE da-DK fi-FI zh-CN zh-TW ja-JP ko-KR'.split(
    ' ',
  );

describe('a time as a locale shows it', () => {
  it.each(locales)('is read back: %s', (locale) => {
    const styles = [
      { dateStyle: 'short', timeStyle: 'short' },
      { dateStyle: 'medium', timeStyle: 'short' },
      { dateStyle: 'long', timeStyle: 'short' },
    ] as const;
    const minutes = fc.integer({ min: 0, max: 525_600 * 10 });
    const isMonthFirst = locale === 'en-US';
    for (const style of styles) {
      const format = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' });
      fc.assert(
        fc.property(minutes, (minute) => {
          const at = new Date(Date.UTC(2016, 0, 1) + minute * 60_000);
          const shown = readShownTime(format.format(at));
          const time = shown && timeOfShown(shown, isMonthFirst ? 'MDY' : 'DMY');
          expect(time && wallClockText(time), format.format(at)).toBe(
            at.toISOString().slice(0, 16),
          );
        }),
        { numRuns: 40 },
      );
    }
  });

  it.each([
    ['15/1/2024 1:05 μ.μ.'],
    ['15/01/2024 1:05 CH'],
    ['15-01-2024 01:05 अपराह्न'],
    ['15.1.2024 1:05 m.d.'],
    ['15/01/2024 01:05 p. m.'],
  ])('has its half of the day in any language: %s', (written) => {
    const shown = readShownTime(written);
    const time = shown && timeOfShown(shown, 'DMY');
    expect(time && wallClockText(time)).toBe('2024-01-15T13:05');
  });

  it('is none where a word after it is no half of a day', () => {
    expect(readShownTime('15/1/2024 10:30 he said')).toBeNull();
  });

  it('is none where there is no day or no minute', () => {
    for (const written of ['10:30', '1/2/2024', 'Monday', 'order 1/2 10:30', '32 foo 2024 10:30']) {
      const shown = readShownTime(written);
      expect(shown && timeOfShown(shown, 'MDY'), written).toBeNull();
    }
  });
});

describe("Discord's ids", () => {
  it('hold the instant', () => {
    expect(instantOfSnowflake('175928847299117063')).toBe(1_462_015_105_796);
    expect(instantOfSnowflake('1001')).toBeNull();
  });
});

const rule = '='.repeat(62);
const head = `${rule}\nGuild: Lantern\nChannel: Help / orders\n${rule}\n\n`;
const foot = `${rule}\nExported 1 message(s)\n${rule}\n`;

describe('a Discord plain text export', () => {
  const shown = { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' } as const;

  it.each(['en-US', 'en-GB', 'de-DE', 'zh-CN', 'fr-FR'])(
    'reads back what was written in %s',
    async (locale) => {
      const format = new Intl.DateTimeFormat(locale, shown);
      await fc.assert(
        fc.asyncProperty(chatsOf(['mei', 'Bo [VIP]#0001', '灯 笼'], bodies), async (chat) => {
          const written = chat.map(
            ({ at, who, text }) => `[${format.format(at)}] ${who}\n${text}\n\n`,
          );
          const found = await read(`${head}${written.join('')}${foot}`);
          expect(found.format).toBe('discord-txt');
          expect(lines(found)).toEqual(
            chat.map(({ at, who, text }) => `${who} | ${at.toISOString().slice(0, 16)} | ${text}`),
          );
        }),
        { numRuns: 30 },
      );
    },
  );

  it('leaves headers, counts and rules that somebody wrote in their message', async () => {
    const text = `Exported 7 message(s)\n[1/14/2024 9:00 AM] bo\n${rule}\nExported 3 message(s)\n${rule}\nend`;
    const found = await read(
      `${head}[1/15/2024 10:30 AM] mei\n${text}\n\n[1/15/2024 10:31 AM] bo\nok\n\n${foot}`,
    );
    expect(lines(found)).toEqual([
      `mei | 2024-01-15T10:30 | ${text}`,
      'bo | 2024-01-15T10:31 | ok',
    ]);
    expect(found.issues.map(({ reason }) => reason)).toEqual(['header-in-body']);
  });

  it('asks for the order of day and month where no date tells it', async () => {
    const text = `${head}[1/2/2024 10:30 AM] mei\nhi\n\n${foot}`;
    const asked = await read(text);
    expect(asked.questions.map(({ id }) => id)).toContain('date-order');
    const told = await read(text, { dateOrder: 'DMY' });
    expect(told.questions.map(({ id }) => id)).not.toContain('date-order');
    expect(lines(told)).toEqual(['mei | 2024-02-01T10:30 | hi']);
  });
});

describe('a Discord page', () => {
  it('tells day from month by the ids', async () => {
    const at = Date.UTC(2024, 1, 3, 10, 30, 15, 7);
    const id = String(BigInt(at - 1_420_070_400_000) << 22n);
    const found = await read(
      `<div class=chatlog><div class=chatlog__message-container data-message-id=${id}>` +
        `<span class=chatlog__author>mei</span><span class=chatlog__timestamp>03/02/2024 11:30</span>` +
        `<div class="chatlog__content chatlog__markdown">data-message-id="${id}0"</div></div></div>`,
    );
    expect(found.questions.map(({ id }) => id)).not.toContain('date-order');
    expect(found.messages).toMatchObject([
      { sender: 'mei', sentAt: at, wallClock: '2024-02-03T11:30' },
    ]);
  });
});

describe('a text of DiscordChatExporter', () => {
  const rule = '='.repeat(62);
  const text = (...body: string[]): string =>
    [rule, 'Guild: Lantern Guild', 'Channel: Help / orders', rule, '', ...body, ''].join('\n');

  it('has times in ISO with their offsets, or in the years of Thailand', async () => {
    const iso = await read(text('[2026-01-15T10:30:00.500+08:00] mei', 'sent?'));
    expect(lines(iso)).toEqual(['mei | 2026-01-15T10:30:00 | sent?']);
    expect(iso.messages[0]?.sentAt).toBe(Date.parse('2026-01-15T02:30:00.500Z'));
    const thai = await read(text('[15/1/2569 10:30] mei', 'ส่งหรือยัง'));
    expect(lines(thai)).toEqual(['mei | 2026-01-15T10:30 | ส่งหรือยัง']);
  });

  it('is told to have no messages where none could be read', async () => {
    const found = await read(text('[der fünfte, halb elf] mei', 'sent?'));
    expect(found.messages).toEqual([]);
    expect(found.issues).toEqual([{ line: 1, reason: 'no-messages', excerpt: rule }]);
  });
});

it('is read where the rule above its preamble was cut off', async () => {
  const found = await read(
    [
      'Guild: Lamps',
      'Channel: help',
      '',
      '='.repeat(52),
      '',
      '[1/15/2026 10:00 AM] Mina',
      'is it in stock?',
      '',
      '[1/15/2026 10:02 AM] Jo',
      'yes',
      '',
      '='.repeat(52),
      'Exported 2 message(s)',
    ].join('\n'),
  );
  expect(lines(found)).toEqual([
    'Mina | 2026-01-15T10:00 | is it in stock?',
    'Jo | 2026-01-15T10:02 | yes',
  ]);
});

describe('a text of DiscordChatExporter whose preamble was taken off', () => {
  const tight = [
    '[1/15/2026 10:30 AM] mei',
    'is the blue one in stock?',
    'I need two',
    '[1/15/2026 10:31 AM] bo#0001 (pinned)',
    'yes',
    '{Attachments}',
    'https://cdn.example/blue.png',
  ];

  it('is read, with no lines left free too', async () => {
    const found = await read(tight.join('\n'));
    expect(found.format).toBe('discord-txt');
    expect(lines(found)).toEqual([
      'mei | 2026-01-15T10:30 | is the blue one in stock?\nI need two',
      'bo#0001 | 2026-01-15T10:31 | yes',
    ]);
    expect(found.messages[1]?.kind).toBe('image');
  });

  it('keeps a header that somebody quotes where lines are left free', async () => {
    const text = ['[1/15/2026 10:30 AM] mei', '[1/14/2026 9:00 AM] bo', '', ...tight].slice(0, 5);
    const quoted = [tight[0], 'he wrote', '[1/14/2026 9:00 AM] bo', 'no', '', tight[3], 'yes'];
    expect(lines(await read(quoted.join('\n')))).toEqual([
      'mei | 2026-01-15T10:30 | he wrote\n[1/14/2026 9:00 AM] bo\nno',
      'bo#0001 | 2026-01-15T10:31 | yes',
    ]);
    await expect(read(text.join('\n'))).rejects.toMatchObject({ code: 'unsupported-format' });
  });

  it.each([
    [
      'its times have seconds',
      ['[2026-01-15 10:30:00] server', 'up', '[2026-01-15 10:31:00] server', 'down'],
    ],
    ['one line follows the other', ['[2026-01-15 10:30] started', '[2026-01-15 10:31] stopped']],
    ['a line is longer than a name', [`[2026-01-15 10:30] ${'loading '.repeat(6)}`, 'done']],
    ['its lines end as sentences do', ['[2026-01-15 10:30] Starting …', 'done']],
    [
      'it says nothing twice',
      ['start', 'load', 'check', 'stop'].flatMap((what) => [`[2026-01-15 10:30] ${what}`, 'ok']),
    ],
  ])('is none where %s', async (_why, log) => {
    const found = await read(log.join('\n')).catch(() => ({ format: null }));
    expect(found.format).not.toBe('discord-txt');
  });
});

it('is read as its first versions wrote it, with the author before the time', async () => {
  const found = await read(
    [
      rule,
      'Guild:    Lamps',
      'Channel:  help',
      'Messages: 2',
      rule,
      '',
      'mei#0001 [25-Feb-26 05:44 PM]',
      'is it in stock?',
      '',
      'bo#0002 [25-Feb-26 05:45 PM]',
      'yes',
      'two of them',
      '',
    ].join('\n'),
  );
  expect(found.conversations.map(({ title }) => title)).toEqual(['Lamps / help']);
  expect(lines(found)).toEqual([
    'mei#0001 | 2026-02-25T17:44 | is it in stock?',
    'bo#0002 | 2026-02-25T17:45 | yes\ntwo of them',
  ]);
});

describe('a Discord JSON export', () => {
  it('is known by its authors where guild and channel were left out', async () => {
    const author = { name: 'mei_01', nickname: 'Mei' };
    const messages = [{ id: '1', timestamp: '2026-01-15T10:30:00+00:00', content: 'hi', author }];
    const found = await read(JSON.stringify({ messages }));
    expect(found.format).toBe('discord-json');
    expect(found.messages).toMatchObject([{ sender: 'Mei', text: 'hi' }]);
  });
});

describe('a page that a bot wrote of a ticket', () => {
  const at = Date.UTC(2026, 0, 15, 2, 30, 5, 7);
  const id = String(BigInt(at - 1_420_070_400_000) << 22n);
  const profiles = { 11: { author: 'Mei', bot: false }, 12: { author: 'Shop', bot: true } };
  const page = (...messages: readonly string[]): string =>
    `<html><head><script>window.$discordMessage={profiles:${JSON.stringify(profiles)}}</script></head>` +
    `<body><discord-messages><discord-header guild="Lamps" channel="ticket-7">Start</discord-header>` +
    `${messages.join('')}<div>Exported 3 messages.</div></discord-messages></body></html>`;

  it('has its people in a script, its times in the ids', async () => {
    const found = await read(
      page(
        `<discord-message id="m-${id}" timestamp="2026-01-15T02:30:05.007Z" edited="false" profile="11">` +
          `is it sent,<br><discord-mention type="user">Shop</discord-mention>?</discord-message>`,
        `<discord-message id="m-${id}" timestamp="Thu Jan 15 2026 02:30:05 GMT+0000" profile="12">` +
          `<discord-reply slot="reply" profile="11"><span data-goto="${id}">is it</span></discord-reply>` +
          `<discord-attachments slot="attachments"><discord-attachment slot="attachment" type="image"` +
          ` url="https://cdn.example/a.png"></discord-attachment></discord-attachments></discord-message>`,
        `<discord-system-message id="m-${id}" type="join">Mei joined</discord-system-message>`,
      ),
    );
    expect(found.format).toBe('discord-html');
    expect(found.conversations.map(({ title }) => title)).toEqual(['Lamps / ticket-7']);
    expect(
      found.messages.map(({ sender, role, kind, text, sentAt }) => [
        sender,
        role,
        kind,
        text,
        sentAt,
      ]),
    ).toEqual([
      ['Mei', 'unknown', 'text', 'is it sent,\n@Shop?', at],
      ['Shop', 'bot', 'image', '', at],
      ['', 'system', 'event', 'Mei joined', at],
    ]);
    expect(found.issues).toEqual([]);
  });

  it('keeps the accounts where the script cannot be read', async () => {
    const text = page(`<discord-message id="m-${id}" profile="11">yes</discord-message>`);
    const found = await read(text.replace('"author"', 'author'));
    expect(found.messages).toMatchObject([{ sender: '11', text: 'yes', sentAt: at }]);
  });
});

describe('a Discord page of a group', () => {
  it('takes what bots write of a pin for none of the messages of who spoke before', async () => {
    const said =
      '<div class="chatlog__message-group"><span class="chatlog__author-name">mei</span>' +
      '<span class="chatlog__timestamp">15-01-2026 10:30</span>' +
      '<div class="chatlog__message" data-message-id="1"><div class="chatlog__content">sent?</div></div></div>';
    const pinned =
      '<div class="chatlog__message-group"><div class="chatlog__message-container" data-message-id="2">' +
      '<div class="chatlog__header"></div><div class="chatlog__content chatlog__markdown">' +
      '<span class="chatlog__reference-name">bo</span> has pinned a message</div></div></div>';
    const { messages } = await read(said + pinned);
    expect(messages.map(({ sender, text, isSystem }) => [sender, text, isSystem])).toEqual([
      ['mei', 'sent?', false],
      ['bo', 'bo has pinned a message', true],
    ]);
  });

  it('has its time above its author, or only the id of the author', async () => {
    const message = (id: string, text: string) =>
      `<div class="chatlog__message-container" data-message-id="${id}">` +
      `<div class="chatlog__content">${text}</div></div>`;
    const group = (time: string, id: string, name: string, body: string) =>
      `<div class="chatlog__message-group"><span class="chatlog__timestamp">${time}</span>` +
      `<span class="chatlog__author" data-user-id="${id}">${name}</span>${body}</div>`;
    const found = await read(
      group('15/01/2026 10:30', '11', '', message('1', 'sent?') + message('2', 'hello?')) +
        group('15/01/2026 10:40', '12', 'bo', message('3', 'yes')),
    );
    expect(lines(found)).toEqual([
      '11 | 2026-01-15T10:30 | sent?',
      '11 | 2026-01-15T10:30 | hello?',
      'bo | 2026-01-15T10:40 | yes',
    ]);
  });
});

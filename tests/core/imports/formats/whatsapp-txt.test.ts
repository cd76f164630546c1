import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../../electron/core/imports/formats/whatsapp/content.ts';
import { lines, read } from '../read.ts';

describe('a WhatsApp export', () => {
  it.each([
    ['Android, day first', '25/02/2026, 09:01 - Ann: hi', '2026-02-25T09:01'],
    ['Android, month first, 12 hours', '2/25/26, 9:01 PM - Ann: hi', '2026-02-25T21:01'],
    ['U+202F before PM', '2/25/26, 9:01\u202fPM - Ann: hi', '2026-02-25T21:01'],
    ['Spanish half days', '25/02/2026, 9:01 p. m. - Ann: hi', '2026-02-25T21:01'],
    ['midnight written 00:05 AM', '2/25/26, 00:05 AM - Ann: hi', '2026-02-25T00:05'],
    ['noon written 12:05 AM', '2/25/26, 12:05 AM - Ann: hi', '2026-02-25T00:05'],
    ['year first without padding', '2026/2/5 09:01 - Ann: hi', '2026-02-05T09:01'],
    ['German dots', '25.02.26, 09:01 - Ann: hi', '2026-02-25T09:01'],
    ['EN DASH', '02/25/26, 9:01:07 AM – Ann: hi', '2026-02-25T09:01:07'],
    ['iPhone', '[25.02.26, 09:01:07] Ann: hi', '2026-02-25T09:01:07'],
    ['iPhone behind a mark', '\u200e[25.02.26, 09:01:07] Ann: hi', '2026-02-25T09:01:07'],
    ['iPhone in Chinese', '[2026/2/25 下午9:01:07] Ann: hi', '2026-02-25T21:01:07'],
    ['Chinese date', '2026年2月25日 09:01 - Ann: hi', '2026-02-25T09:01'],
    ['no space after the colon', '25/02/2026, 09:01 - Ann:hi', '2026-02-25T09:01'],
    ['old colon separator', '25/02/2026 09:01: Ann: hi', '2026-02-25T09:01'],
    ['no separator', '25/02/2026, 09:01 Ann: hi', '2026-02-25T09:01'],
    ['Arabic', '[٢٥\u200f/٢\u200f/٢٠٢٦، ٩:٠١:٠٧ م] Ann: hi', '2026-02-25T21:01:07'],
    ['Hindi digits', '२५/०२/२०२६, २१:०१ - Ann: hi', '2026-02-25T21:01'],
    ['French of Canada', '2026-02-25 21 h 01 - Ann: hi', '2026-02-25T21:01'],
    ['hour 24', '2026/2/24, 24:00 - Ann: hi', '2026-02-25T00:00'],
    ['hours from 1 to 24', '2026/2/25, 24:05 - Ann: hi', '2026-02-25T00:05'],
  ])('is read in the dialect: %s', async (_dialect, line, wallClock) => {
    const found = await read(`${line}\n${line.replace('hi', 'there')}\n`);
    expect(found.format).toBe('whatsapp-txt');
    expect(lines(found)).toEqual([`Ann | ${wallClock} | hi`, `Ann | ${wallClock} | there`]);
  });

  it.each([
    '消息和通话已进行端到端加密。对话之外的任何人都无法读取。',
    'Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.',
    'Mesajlar ve aramalar uçtan uca şifrelidir.',
  ])('takes the notice about encryption for no word of a person: %s', async (notice) => {
    const chat = `[25.02.26, 09:00:07] Ann: \u200e${notice}\n[25.02.26, 09:01:07] Ann: uçtan uca?\n`;
    const found = await read(chat);
    expect(found.messages.map(({ isSystem }) => isSystem)).toEqual([true, false]);
    // Without its mark, words that a person may write stay theirs.
    const said = await read('[25.02.26, 09:00:07] Ann: Mesajlar uçtan uca şifrelidir.\n');
    expect(said.messages[0]).toMatchObject({ sender: 'Ann', isSystem: false });
  });

  it.each([
    ['图像已省略', 'image'],
    ['<已略過多媒體檔案>', 'file'],
    ['Se eliminó este mensaje', 'recall'],
    ['Bild weggelassen', 'image'],
    ['GIF已省略', 'sticker'],
    ['没有图像', 'text'],
  ])('knows what stands for something else: %s', async (words, kind) => {
    const found = await read(`[25.02.26, 09:00:07] Ann: \u200e${words}\n`);
    expect(found.messages[0]).toMatchObject({ kind, text: `\u200e${words}` });
  });

  it('takes records that were copied into its last message for text, as in any other', async () => {
    const said = [
      '[25.02.26, 09:00:07] Ann: is the lamp there?',
      '[25.02.26, 09:01:07] Bob: since monday',
      '[26.02.26, 09:01:07] Ann: you wrote',
    ];
    const copied = said.slice(0, 2).join('\n');
    const cut = await read(`${said.join('\n')}\n${copied}\n`);
    const whole = await read(`${said.join('\n')}\n${copied}\n[26.02.26, 09:02:07] Bob: yes\n`);
    expect(cut.messages.map(({ text }) => text)).toEqual([
      'is the lamp there?',
      'since monday',
      `you wrote\n${copied}`,
    ]);
    expect(whole.messages.slice(0, 3)).toEqual(cut.messages);
  });

  it('takes an export behind another that it overlaps for no quotation', async () => {
    const said = ['09:00', '10:00', '11:00', '12:00', '13:00'].map(
      (time, at) => `25/02/2026, ${time} - ${at % 2 === 0 ? 'Ann' : 'Bob'}: number ${at}`,
    );
    const found = await read([...said.slice(0, 3), ...said.slice(1)].join('\n'));
    expect(found.messages.map(({ text }) => text)).toEqual(
      [0, 1, 2, 1, 2, 3, 4].map((at) => `number ${at}`),
    );
  });

  it('keeps unpadded days apart from the message before them', async () => {
    const days = Array.from(
      { length: 28 },
      (_, day) => `2026/2/${day + 1} 09:01 - 甲: 第${day + 1}天`,
    );
    const found = await read(days.join('\n'));
    expect(found.counts.messages).toBe(28);
    expect(found.messages.map(({ text }) => text)).toEqual(days.map((_, day) => `第${day + 1}天`));
  });

  it('takes the words of a customer for words, whatever they are', async () => {
    const said = [
      'I added two to the cart',
      '我把它移除了',
      'he removed it',
      'Ann changed her mind: no',
    ];
    const text = said.map((words) => `25/02/2026, 09:01 - Bob: ${words}\n`).join('');
    const found = await read(text);
    expect(found.counts).toMatchObject({ messages: 4, system: 0 });
    expect(found.messages.every(({ sender }) => sender === 'Bob')).toBe(true);
  });

  it('tells system lines from people, with and without a colon', async () => {
    const found = await read(
      [
        '25/02/2026, 09:00 - Messages and calls are end-to-end encrypted. Tap to learn more.',
        '25/02/2026, 09:01 - Ann created group "Lamps: the shop"',
        "25/02/2026, 09:02 - Ann changed this group's settings: only admins",
        '25/02/2026, 09:03 - Ann: hello',
        '25/02/2026, 09:04 - Bob: hello',
        '25/02/2026, 09:05 - +86 138 0000 0000 left',
      ].join('\n'),
    );
    expect(found.counts).toMatchObject({ messages: 2, system: 4 });
    expect(found.conversations[0]?.title).toBe('Lamps: the shop');
  });

  it('takes a notice with a colon for no quotation, though its time steps back', async () => {
    const found = await read(
      [
        '25/02/2026, 09:03 - Ann: hello',
        '25/02/2026, 09:01 - Ann changed the subject from "Lamps: new" to "Lamps: old"',
        '25/02/2026, 09:04 - Bob: hello',
      ].join('\n'),
    );
    expect(found.counts).toMatchObject({ messages: 2, system: 1 });
    expect(found.issues).toEqual([]);
  });

  it('knows media, deletions and edits', async () => {
    const found = await read(
      [
        '[25.02.26, 09:01:07] Ann: <Media omitted>',
        '[25.02.26, 09:01:08] Ann: \u200eimage omitted',
        '[25.02.26, 09:01:09] Ann: IMG-1.jpg (file attached)',
        '[25.02.26, 09:01:10] Ann: \u200e<attached: 0001-AUDIO.opus>',
        '[25.02.26, 09:01:11] Ann: This message was deleted',
        '[25.02.26, 09:01:12] Ann: <省略多媒体文件>',
      ].join('\n'),
    );
    expect(found.messages.map(({ kind }) => kind)).toEqual([
      'file',
      'image',
      'image',
      'voice',
      'recall',
      'file',
    ]);
  });

  it('keeps a line of another shape in the body and tells of it', async () => {
    const found = await read(
      [
        '[25.02.26, 09:01:07] Ann: look what he wrote',
        '25/02/2026, 09:01 - Bob: you get it tomorrow',
        '[1.2.2026, 00:00:00] Bob: or later',
        '[25.02.26, 09:02:07] Bob: I did',
        '[26.02.26, 09:02:07] Ann: yes',
        '[26.02.26, 09:03:07] Ann: you did',
      ].join('\n'),
    );
    expect(found.counts).toMatchObject({ messages: 4, issues: 2 });
    expect(found.messages[0]?.text).toContain('you get it tomorrow\n[1.2.2026');
    expect(found.issues.map(({ reason }) => reason)).toEqual(['header-in-body', 'header-in-body']);
  });

  it('keeps a record that was copied into a message inside of it', async () => {
    const found = await read(
      [
        '25/02/2026, 09:01 - Bob: it leaves today',
        '25/02/2026, 09:30 - Ann: good',
        '27/02/2026, 10:00 - Ann: you said',
        '25/02/2026, 09:01 - Bob: it leaves today',
        'and where is it?',
        '27/02/2026, 10:05 - Bob: on its way',
      ].join('\n'),
    );
    expect(found.counts.messages).toBe(4);
    expect(found.messages[2]?.text).toBe(
      'you said\n25/02/2026, 09:01 - Bob: it leaves today\nand where is it?',
    );
  });

  it('takes a message that came late for a message', async () => {
    const found = await read(
      [
        '25/02/2026, 09:01 - Bob: one',
        '25/02/2026, 09:02 - Ann: two',
        '27/02/2026, 10:00 - Ann: three',
        '26/02/2026, 08:00 - Bob: sent while offline',
        '27/02/2026, 10:05 - Bob: four',
      ].join('\n'),
    );
    expect(found.counts.messages).toBe(5);
  });

  it('takes the late first message of somebody who speaks on for a message', async () => {
    const found = await read(
      [
        '25/02/2026, 09:30 - Shop: we are open again',
        '25/02/2026, 09:10 - Ann: is my lamp on its way?',
        '25/02/2026, 09:31 - Shop: it is',
        '25/02/2026, 09:40 - Ann: thank you',
      ].join('\n'),
    );
    expect(found.counts).toMatchObject({ messages: 4, issues: 0 });
    expect(found.messages[1]?.sender).toBe('Ann');
  });

  it('is known by its notice, however long its first message is', async () => {
    const long = Array.from({ length: 400 }, (_, at) => `lamp ${at}`).join('\n');
    const chat = [
      '25/02/2026, 09:00 - Messages and calls are end-to-end encrypted. Tap to learn more.',
      `25/02/2026, 09:01 - Ann: ${long}`,
      '25/02/2026, 09:02 - Bob: so many',
    ];
    const found = await read(chat.join('\n'), {}, 'lamps.txt');
    expect(found.messages.map(({ text }) => text).slice(1)).toEqual([long, 'so many']);
  });

  it('takes what is told of a community for nobody’s words', async () => {
    const found = await read(
      [
        '25/02/2026, 09:00 - Ann added you to a group in the community: Lamps of Lyon',
        '25/02/2026, 09:01 - Ann: welcome to the community: read the rules',
        '25/02/2026, 09:02 - You joined a group via invite in the community: Lamps of Lyon',
        '25/02/2026, 09:03 - Bob: thank you',
      ].join('\n'),
    );
    expect(found.messages.map(({ sender, isSystem }) => [sender, isSystem])).toEqual([
      ['', true],
      ['Ann', false],
      ['', true],
      ['Bob', false],
    ]);
  });

  it('takes no clock and no link for a name', async () => {
    const found = await read(
      [
        '[25.02.26, 09:00:00] Ann: 19:00: can you?',
        '[25.02.26, 09:00:10] Bob:19:00: I can',
        '[25.02.26, 09:00:20] 19:00: by nobody',
        '[25.02.26, 09:00:30] https://lamp.example/one: by nobody',
        '[25.02.26, 09:00:40] Desk 4: which lamp?',
      ].join('\n'),
    );
    expect(found.messages.map(({ sender, text }) => [sender, text])).toEqual([
      ['Ann', '19:00: can you?'],
      ['Bob', '19:00: I can'],
      ['', '19:00: by nobody'],
      ['', 'https://lamp.example/one: by nobody'],
      ['Desk 4', 'which lamp?'],
    ]);
  });

  it('asks for the order of day and month where the file leaves it open', async () => {
    const text = '2/11/26, 14:18 - Ann: hi\n2/11/26, 14:19 - Bob: hi\n';
    const asked = await read(text);
    expect(asked.questions).toContainEqual({
      id: 'date-order',
      choices: ['DMY', 'MDY'],
      assumed: 'DMY',
    });
    const told = await read(text, { dateOrder: 'MDY' });
    expect(told.questions.map(({ id }) => id)).not.toContain('date-order');
    expect(told.messages[0]?.wallClock).toBe('2026-02-11T14:18');
  });

  it('finds the order by the run of time where no day is over 12', async () => {
    const days = [1, 2, 3, 4, 5, 6].map((day) => `0${day}/03/26, 09:01 - Ann: hi\n`);
    const more = [1, 2, 3].map((day) => `0${day}/04/26, 09:01 - Ann: hi\n`);
    const found = await read([...days, ...more].join(''));
    expect(found.questions.map(({ id }) => id)).not.toContain('date-order');
    expect(found.messages.at(-1)?.wallClock).toBe('2026-04-03T09:01');
  });

  it('uses the zone that a person gave', async () => {
    const found = await read('25/02/2026, 09:01 - Ann: hi\n', { zone: 'Europe/Berlin' });
    expect(found.messages[0]?.sentAt).toBe(Date.UTC(2026, 1, 25, 8, 1));
  });

  it('keeps empty lines at the start and inside of a text', async () => {
    const found = await read(
      '25/02/2026, 09:01 - Ann:\n\n\nhi\n\nthere\n\n25/02/2026, 09:02 - Ann: x\n',
    );
    expect(found.messages[0]?.text).toBe('\n\n\nhi\n\nthere');
  });

  it('takes the contact from the name of the file', async () => {
    const text = '25/02/2026, 09:01 - Ann: hi\n';
    const titled = async (name: string) => (await read(text, {}, name)).conversations[0]?.title;
    expect(await titled('WhatsApp Chat with Ann B.txt')).toBe('Ann B');
    expect(await titled('与阿丽的 WhatsApp 聊天.txt')).toBe('阿丽');
    expect(await titled('WhatsApp Chat - \u202a+852 5550 0101\u202c.zip')).toBe('+852 5550 0101');
    expect(await titled('WhatsApp Chat mit Ann.txt')).toBe('Ann');
    expect(await titled('WhatsApp_Chat_with_Ann_B.txt')).toBe('Ann B');
    expect(await titled('Conversa do WhatsApp com Ann de Sá.txt')).toBe('Ann de Sá');
    expect(await titled('Чат WhatsApp с контактом Анна.txt')).toBe('Анна');
    expect(await titled('Чат WhatsApp с Анна С.txt')).toBe('Анна С');
    expect(await titled('WhatsApp-chat met Ann (2).txt')).toBe('Ann');
    expect(await titled('Ayşe ile WhatsApp Sohbeti.txt')).toBe('Ayşe');
    expect(await titled('_chat.txt')).toBe('Ann');
  });

  it.each([
    'Les messages et les appels sont chiffrés de bout en bout. Même WhatsApp ne les lit pas.',
    'Tin nhắn và cuộc gọi được mã hóa đầu cuối, kể cả WhatsApp.',
    'Your security code with Bob changed. Tap to learn more.',
  ])('knows a notice without its mark by all of its words: %s', async (notice) => {
    const found = await read(`[25.02.26, 09:00:07] Bob: ${notice}\n[25.02.26, 09:01:07] Ann: hi\n`);
    expect(found.messages.map(({ sender, isSystem }) => [sender, isSystem])).toEqual([
      ['Bob', true],
      ['Ann', false],
    ]);
    expect(found.conversations[0]?.participants.map(({ name }) => name)).toEqual(['Ann']);
  });

  it('tells what happens to a group in the name of the group', async () => {
    const mark = '\u200e';
    const chat = [
      `${mark}[25/02/26, 09:00:07] Lamps: ${mark}Messages and calls are end-to-end encrypted.`,
      `${mark}[25/02/26, 09:00:08] Lamps: ${mark}Ann vous a ajouté`,
      '[25/02/26, 09:01:07] Ann: hello',
      '[25/02/26, 09:02:07] Bob: hi',
      `${mark}[25/02/26, 09:03:07] Bob: ${mark}image omitted`,
      `${mark}[25/02/26, 09:04:07] Lamps: ${mark}Cleo joined from the community`,
    ];
    const found = await read(chat.join('\n'));
    expect(found.messages.map(({ isSystem }) => isSystem)).toEqual([
      true,
      true,
      false,
      false,
      false,
      true,
    ]);
    expect(found.conversations.map(({ title }) => title)).toEqual(['Lamps']);
  });

  it('tells what people did to a group in their own names', async () => {
    const mark = '\u200e';
    const chat = [
      ['Ann', `${mark}Ann created this group`, true],
      ['~ Cleo', `${mark}~ Cleo lisättiin`, true],
      ['Bob', `${mark}You added Cleo`, true],
      ['Ann', 'Ann added Bob and Cleo', true],
      ['Ann', 'Ann was here', false],
      ['Ann', `${mark}Anniversary.pdf document omitted`, false],
      ['Bob', `${mark}You deleted this message.`, false],
      ['Bob', `${mark}image omitted`, false],
      ['Cleo', 'You added too much salt', false],
    ] as const;
    const found = await read(
      chat.map(([who, said], at) => `[25/02/26, 09:0${at}:07] ${who}: ${said}\n`).join(''),
    );
    expect(found.messages.map(({ isSystem }) => isSystem)).toEqual(chat.map(([, , is]) => is));
  });

  it('knows a notice in any language by the quotation that a colon stands in', async () => {
    const chat = [
      '25.02.26, 09:00 - Ann hat den Betreff von „Lampen: alt“ zu „Lampen: neu“ geändert.',
      '25.02.26, 09:01 - Ann: „so: ja“',
      '25.02.26, 09:02 - Ann "Lamp" Lee: hi',
    ];
    expect((await read(chat.join('\n'))).messages.map(({ isSystem }) => isSystem)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each([
    [
      '\u200e<allegato: 00000042-PHOTO-2026-02-25-09-00-07.jpg>',
      '00000042-PHOTO-2026-02-25-09-00-07.jpg',
    ],
    [
      'look \u200e<çok ekli: 00000043-VIDEO-2026-02-25-09-00-07.mp4>',
      '00000043-VIDEO-2026-02-25-09-00-07.mp4',
    ],
    ['< attached: 00000044-AUDIO-2026-02-25.opus >', '00000044-AUDIO-2026-02-25.opus'],
    ['IMG-20260225-WA0001.jpg (dołączono plik)', 'IMG-20260225-WA0001.jpg'],
    ['lamp.pdf (bestand bijgevoegd)\nlamp', 'lamp.pdf'],
  ])('finds the file in %s', (said, file) => {
    expect(contentOf(said).attachments).toEqual([file]);
  });
});

it('may have brackets and a dash before the name', async () => {
  const found = await read(
    ['[2024-01-02, 14:23:45] - Mina: lamps?', '[2024-01-02, 14:24:00] - Jo: yes'].join('\n'),
    {},
    '_chat.txt',
  );
  expect(lines(found)).toEqual([
    'Mina | 2024-01-02T14:23:45 | lamps?',
    'Jo | 2024-01-02T14:24:00 | yes',
  ]);
});

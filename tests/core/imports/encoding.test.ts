import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

const chat = '25/02/2026, 09:01 - 阿丽: 我要退款\n25/02/2026, 09:02 - 阿丽: 快点\n';

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(chat), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${chat}`), 'utf-8'],
    ['GBK', iconv.encode(chat, 'gbk'), 'gb18030'],
    ['UTF-16 with a mark', iconv.encode(`\ufeff${chat}`, 'utf16le'), 'utf-16le'],
    ['big-endian UTF-16', iconv.encode(`\ufeff${chat}`, 'utf16be'), 'utf-16be'],
    ['UTF-16 without a mark', iconv.encode(chat, 'utf16le', { addBOM: false }), 'utf-16le'],
  ])('is found: %s', async (_name, bytes, encoding) => {
    const found = await read(bytes);
    expect(found.encoding).toBe(encoding);
    expect(found.messages.map(({ sender, text }) => [sender, text])).toEqual([
      ['阿丽', '我要退款'],
      ['阿丽', '快点'],
    ]);
  });

  it('is never guessed from bytes that are broken', async () => {
    const cut = Buffer.from(chat.repeat(3)).subarray(0, -5);
    await expect(read(cut)).rejects.toMatchObject({ code: 'damaged-file' });
    const western = iconv.encode(
      '25/02/2026, 09:01 - Zoë: the café is naïve\n'.repeat(9),
      'win1252',
    );
    await expect(read(western)).rejects.toMatchObject({ code: 'damaged-file' });
  });

  it('is GB18030 also where nothing but emoji tells it from ASCII', async () => {
    const found = await read(iconv.encode('25/02/2026, 09:01 - Ann: 😀 😀\n', 'gb18030'));
    expect(found.encoding).toBe('gb18030');
    expect(found.messages[0]?.text).toBe('😀 😀');
  });

  it('is EUC-KR where it is plainly Korean, and GB18030 where Chinese uses few characters', async () => {
    const lines = [
      '안녕하세요 주문한 등이 아직 안 왔어요',
      '내일 오전에 꼭 보내 드릴게요 죄송합니다 ㅎㅎ',
    ];
    const korean = lines.map((text, n) => `25/02/2026, 09:0${n} - 김보라: ${text}\n`).join('');
    const found = await read(iconv.encode(korean, 'cp949'));
    expect(found.encoding).toBe('euc-kr');
    expect(found.messages.map(({ text }) => text)).toEqual(lines);
    const chinese = '25/02/2026, 09:01 - 阿宝: 包包包邮吗\n'.repeat(40);
    expect((await read(iconv.encode(chinese, 'gbk'))).encoding).toBe('gb18030');
  });

  it('can be forced, and then every broken byte is kept and told', async () => {
    const broken = Buffer.concat([
      Buffer.from(chat),
      Buffer.from('25/02/2026, 09:03 - Ann: '),
      Buffer.from([0xff, 0x21, 10]),
    ]);
    const found = await read(broken, { encoding: 'utf-8' });
    expect(found.messages.at(-1)?.text).toBe('\ufffd!');
    expect(found.issues).toEqual([
      expect.objectContaining({ reason: 'undecodable-bytes', line: 3 }),
    ]);
  });

  it.each([
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 2, 3, 4])],
    ['a database', Buffer.from('SQLite format 3\0\x10\0\x01\x01')],
    ['nothing', Buffer.alloc(0)],
    ['prose', Buffer.from('Dear all,\nthis is a letter.\n')],
    ['JSON', Buffer.from('{"messages":[{"text":"hi"}]}')],
    ['a web page', Buffer.from('<!doctype html><p>hi')],
  ])('or kind of a file that is no chat log is refused: %s', async (_name, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'unsupported-format',
      message: expect.stringMatching(/.{20}/),
    });
  });

  it('lets every line end be one', async () => {
    const ends = ['\n', '\r\n', '\r', '\u2028'];
    for (const end of ends) {
      const found = await read(chat.replaceAll('\n', end));
      expect(found.messages.map(({ text }) => text)).toEqual(['我要退款', '快点']);
    }
    const inside = await read(
      '25/02/2026, 09:01 - 阿丽: a\u2028b\r\nc\n25/02/2026, 09:02 - 阿丽: d',
    );
    expect(inside.messages[0]?.text).toBe('a\u2028b\nc');
  });
});

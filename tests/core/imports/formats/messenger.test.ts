import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repaired } from '../../../../electron/core/imports/formats/messenger/mojibake.ts';
import { lines, read } from '../read.ts';

/** Each byte of UTF-8 as a character, as the downloads have it. */
const broken = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

describe('text of a Facebook or Instagram download', () => {
  it('is put right, whatever was said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(repaired(broken(text))).toBe(text);
      }),
    );
  });

  it('is put right only once', () => {
    expect(repaired(broken('cafÃ©'))).toBe('cafÃ©');
  });

  it('stays as it is where it is not broken, or was cut inside of a character', () => {
    expect(repaired('灯 café')).toBe('灯 café');
    expect(repaired('café')).toBe('café');
    const cut = broken('ok 😀').slice(0, -1);
    expect(repaired(cut)).toBe(cut);
  });

  it('belongs to Instagram where the thread behind the messages says so', async () => {
    const messages = [{ sender_name: 'Mei', timestamp_ms: 1_700_000_000_000, content: 'hi' }];
    const thread = (path: string): string =>
      JSON.stringify({ participants: [{ name: 'Mei' }], messages, thread_path: path });
    const facebook = await read(thread('inbox/mei_0n1GXvHWgQ'));
    const instagram = await read(thread('inbox/mei_17840000000000001'));
    expect(facebook.conversations[0]?.platform).toBe('messenger');
    expect(instagram.conversations[0]?.platform).toBe('instagram');
    expect(instagram.format).toBe('instagram-json');
  });
});

it('has times of any length where its people are named beside them', async () => {
  const messages = [
    { sender_name: 'Ann', timestamp_ms: 2000, content: 'two' },
    { sender_name: 'Bob', timestamp_ms: 1000, content: 'one' },
  ];
  const participants = [{ name: 'Ann' }, { name: 'Bob' }];
  const found = await read(JSON.stringify({ participants, messages }), {}, 'message_1.json');
  expect(found.messages.map(({ sentAt, text }) => [sentAt, text])).toEqual([
    [2000, 'two'],
    [1000, 'one'],
  ]);
});

describe('a page of a Facebook or Instagram download', () => {
  const box = (head: string, text: string, at: string): string =>
    `<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><h2 class="_a6-h">${head}</h2><div class="_a6-p"><div><div></div><div>${text}</div></div></div><div class="_3-94 _a6-o">${at}</div></div>`;
  const page = (title: string, ...boxes: string[]): string =>
    `<html><head><title>${title}</title></head><body>${boxes.join('')}</body></html>`;
  const posts = page(
    'Posts',
    box('The lamp shop', '<img src="media/posts/1.jpg">', 'Jan 02, 2026 3:45 pm'),
    box('New lanterns', '<img src="media/posts/2.jpg">', 'Jan 01, 2026 3:45 pm'),
  );
  const stories = page(
    'Stories',
    box('The lamp shop', 'Vienna', 'Jan 03, 2026 3:45 pm'),
    box('New lanterns', 'Graz', 'Jan 02, 2026 3:45 pm'),
    box('Closed today', 'Linz', 'Jan 01, 2026 3:45 pm'),
  );

  it('is no chat where nobody speaks twice, or nothing is said', async () => {
    await expect(read(posts, {}, 'posts_1.html')).rejects.toThrow('no chat log');
    await expect(read(stories, {}, 'stories.html')).rejects.toThrow('no chat log');
  });

  it('is a chat by what it holds, whatever its name', async () => {
    const chat = page(
      'Mei',
      box('Mei', 'yes', 'Jan 02, 2026 3:46 pm'),
      box('Bo', 'is it on?', 'Jan 02, 2026 3:45 pm'),
    );
    expect(lines(await read(chat, {}, 'saved.html'))).toEqual([
      'Mei | 2026-01-02T15:46 | yes',
      'Bo | 2026-01-02T15:45 | is it on?',
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repaired } from '../../../../electron/core/imports/formats/messenger/mojibake.ts';
import { read } from '../read.ts';

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

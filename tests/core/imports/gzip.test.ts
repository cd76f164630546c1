import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { lines, read } from './read.ts';

const chat = ['13/03/2026, 10:01 - Rin: dims?', '13/03/2026, 10:02 - Shop: it does', ''].join('\n');

describe('a gzip', () => {
  it('is read as what is in it', async () => {
    const found = await read(gzipSync(chat), {}, 'WhatsApp Chat with Rin.txt.gz');
    expect(lines(found)).toEqual([
      'Rin | 2026-03-13T10:01 | dims?',
      'Shop | 2026-03-13T10:02 | it does',
    ]);
    expect(found.conversations[0]?.title).toBe('Rin');
  });

  it('that is cut off or damaged is refused', async () => {
    const whole = gzipSync(chat.repeat(2_000), { level: 1 });
    const flipped = Buffer.from(whole);
    flipped.fill(0xff, 200, 400);
    for (const bytes of [whole.subarray(0, whole.length / 2), flipped, whole.subarray(0, 3)]) {
      await expect(read(bytes, {}, 'chat.gz')).rejects.toMatchObject({ code: 'damaged-file' });
    }
  });

  it('that would fill the memory is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(30_000_000, 'a'));
    await expect(read(bomb, {}, 'chat.gz')).rejects.toMatchObject({ code: 'damaged-file' });
  });
});

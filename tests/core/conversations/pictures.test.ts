import { createRouterClient } from '@orpc/server';
import { createHash } from 'node:crypto';
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouter } from '../../../electron/core/router.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import { openTestArchive, type TestArchive } from '../imports/archive.ts';
import { zipOf } from '../imports/xlsx.ts';

const png = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489',
  'hex',
);
const page = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('a picture of a message', () => {
  let archive: TestArchive;
  beforeEach(async () => {
    archive = openTestArchive();
    const line = (name: string): string => `[25.02.26, 09:01:07] Ann: \u200e<attached: ${name}>\n`;
    const bytes = await zipOf({
      '_chat.txt': line('1.png') + line('2.svg') + line('3.png'),
      '1.png': png,
      '2.svg': page,
    });
    await archive.importFiles([archive.file('WhatsApp Chat - Ann.zip', bytes)]);
  });
  afterEach(() => archive.close());

  const clientOf = ({ core }: TestArchive) =>
    createRouterClient(createRouter(core), { context: { actor: '', log: silentLog } });

  it('is told with its size where the archive keeps it, and by its name alone where not', async () => {
    const { messages } = await clientOf(archive).conversations.history({ conversationId: '1' });
    expect(messages.flatMap(({ attachments }) => attachments)).toMatchObject([
      { name: '1.png', digest: digestOf(png), mime: 'image/png', bytes: png.length },
      { name: '2.svg', digest: digestOf(page), bytes: page.length },
      { name: '3.png', digest: null, bytes: null },
    ]);
  });

  it('is read byte for byte', async () => {
    const shown = await clientOf(archive).conversations.picture({ digest: digestOf(png) });
    expect(shown).toEqual({ mime: 'image/png', base64: png.toString('base64') });
  });

  it('is refused where the bytes are none, are too many, or are not there', async () => {
    const { picture } = clientOf(archive).conversations;
    const refused = expect.objectContaining({ code: 'not-found' });
    await expect(picture({ digest: digestOf(page) })).rejects.toEqual(refused);
    await expect(picture({ digest: '0'.repeat(64) })).rejects.toEqual(refused);
    await expect(picture({ digest: '../archive.db' })).rejects.toThrow();
    truncateSync(join(archive.folder, 'attachments', digestOf(png)), 8 * 2 ** 20 + 1);
    await expect(picture({ digest: digestOf(png) })).rejects.toEqual(refused);
  });
});

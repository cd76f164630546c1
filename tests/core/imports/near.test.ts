import { describe, expect, it } from 'vitest';
import { attachmentNear, type Near } from '../../../electron/core/imports/near.ts';

/** A message file at `path`, in a folder with these files. */
function nearOf(path: string, ...paths: readonly string[]): Near {
  const open = async (asked: string) =>
    paths.includes(asked) ? { name: asked, bytes: 0, async *open() {} } : null;
  return { path, given: { paths: [path, ...paths], open, taken: new Set() } };
}

const found = async (near: Near, name: string) => (await attachmentNear(near, name))?.name ?? null;

describe('a file that a message names', () => {
  it('is found at its path, or beside the export', async () => {
    const near = nearOf('chat/messages.html', 'chat/photos/1.jpg', 'chat/2.jpg');
    expect(await found(near, 'photos/1.jpg')).toBe('chat/photos/1.jpg');
    expect(await found(near, 'elsewhere\\2.jpg')).toBe('chat/2.jpg');
  });

  it('is found by a path from the root of the export, also inside of another folder', async () => {
    const near = nearOf(
      'download/messages/inbox/mei_1/message_1.json',
      'download/messages/inbox/mei_1/photos/1.jpg',
      'download/messages/inbox/bo_2/photos/1.jpg',
    );
    const path = 'messages/inbox/mei_1/photos/1.jpg';
    expect(await found(near, path)).toBe(`download/${path}`);
    expect(near.given.taken).toEqual(new Set([`download/${path}`]));
  });

  it('is none where two could be it, where it is an address, or out of what was given', async () => {
    const near = nearOf('a/chat.json', 'b/1.jpg', 'c/1.jpg', 'b/2.jpg');
    expect(await found(near, '1.jpg')).toBeNull();
    expect(await found(near, 'https://example.com/2.jpg')).toBeNull();
    expect(await found(near, '../../2.jpg')).toBeNull();
    expect(await found(near, '')).toBeNull();
  });
});

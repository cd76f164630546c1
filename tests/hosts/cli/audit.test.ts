import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeArchive, type FixtureArchive } from '../../core/archive-fixture.ts';

const cli = resolve(import.meta.dirname, '../../../electron/cli/index.ts');

let archive: FixtureArchive;
beforeAll(async () => {
  archive = makeArchive([{ text: '退款到了吗' }]);
  await archive.client.marks.tag({ messageIds: ['1'], tag: '=急' });
  await archive.client.settings.set({ soloHandover: true });
});
afterAll(() => archive.close());

const audit = (...options: string[]): string =>
  execFileSync(process.execPath, [cli, 'audit', '--archive', archive.folder, ...options], {
    encoding: 'utf8',
  });

describe('keptword audit', () => {
  it('lists what was done, the last first, and what is asked for alone', () => {
    const all = JSON.parse(audit('--json')) as { events: { action: string }[]; next: null };
    expect(all).toMatchObject({
      events: [
        { action: 'set', noun: 'setting', id: null },
        { action: 'tag', noun: 'message', id: '1', after: { tag: '=急' } },
      ],
      next: null,
    });
    expect(audit('--on', 'message', '--by', '测试').trim().split('\n')).toHaveLength(1);
    expect(audit('--deed', 'sign').trim()).toBe('');
  });

  it('gives a table for a spreadsheet', () => {
    const [head, first] = audit('--csv', '--on', 'message').split('\r\n');
    expect(head).toContain('"eventId","at","by"');
    expect(first).toContain('"tag","message","1"');
  });
});

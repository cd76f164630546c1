import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { itemsOf } from './fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'keptword-command-'));
const archive = join(folder, 'archive');
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  readonly exit: number;
  readonly document: Record<string, unknown>;
}

/** Runs the command line as a process of its own, on a clock that stands still. */
function run(...args: string[]): Promise<Outcome> {
  const clock = ['--now', '2026-09-02T16:00:00+08:00', '--archive', archive, '--json'];
  return new Promise((resolve) => {
    execFile(process.execPath, ['electron/cli/index.ts', ...args, ...clock], (error, stdout) => {
      const exit = typeof error?.code === 'number' ? error.code : 0;
      resolve({ exit, document: JSON.parse(stdout) as Record<string, unknown> });
    });
  });
}

const noteOf = ({ document }: Outcome): Handover => document as unknown as Handover;

beforeAll(async () => {
  const chat = join(folder, 'chat.csv');
  writeFileSync(
    chat,
    [
      'conversation,time,sender,role,text',
      '李小四,2026-09-02 09:58:00,李小四,customer,吊灯怎么还没到？',
      '李小四,2026-09-02 10:05:00,小红,agent,非常抱歉，今晚八点前给您回电话',
    ].join('\n'),
  );
  expect((await run('import', chat, '--shop', '灯铺')).exit).toBe(0);
});

describe('keptword handover', () => {
  it('drafts, refuses to sign what is incomplete, signs, acknowledges and verifies', async () => {
    const shift = ['--from', '2026-09-02T08:00', '--to', '2026-09-02T16:00', '--shift', '早班'];
    const people = ['--outgoing', '小红', '--incoming', '小蓝', '--shop', '灯铺'];
    const drafted = await run('handover', 'draft', ...shift, ...people);
    expect(drafted.exit).toBe(0);
    const { handoverId, sections } = noteOf(drafted);
    expect(sections).toHaveLength(10);
    const item = itemsOf(noteOf(drafted)).find(({ source_ref }) => source_ref.kind === 'promise');
    expect(item).toMatchObject({ severity: 'red', due_at: '2026-09-02T20:00:00+08:00' });

    const early = await run('handover', 'sign', handoverId, '--as', '小红');
    expect(early).toMatchObject({ exit: 3, document: { error: { code: 'conflict' } } });

    for (const { id } of itemsOf(noteOf(drafted))) {
      const fields = [
        'next_action=回电李小四',
        'if_then=没人接 → 发消息',
        'due_at=2026-09-02T20:00',
      ];
      const set = [...fields, 'owner=小蓝'].flatMap((pair) => ['--set', pair]);
      expect((await run('handover', 'edit', handoverId, '--item', id, ...set)).exit).toBe(0);
    }
    const signed = await run('handover', 'sign', handoverId, '--as', '小红');
    expect(noteOf(signed)).toMatchObject({ number: 1, state: 'signed', signedBy: '小红' });

    const own = ['--as', '小红', '--item', item?.id ?? '', '--action', 'accept'];
    expect((await run('handover', 'ack', handoverId, ...own)).exit).toBe(3);
    for (const { id } of itemsOf(noteOf(signed))) {
      const word = ['--as', '小蓝', '--item', id, '--action', 'accept'];
      expect((await run('handover', 'ack', handoverId, ...word)).exit).toBe(0);
    }
    const shown = await run('handover', 'show', handoverId);
    expect(noteOf(shown)).toMatchObject({ state: 'acknowledged', hash: noteOf(signed).hash });
    const verified = await run('handover', 'verify');
    expect(verified).toMatchObject({ exit: 0, document: { verdict: 'intact', notes: 1 } });
  });

  it('says what is wrong with what it was given', async () => {
    expect(await run('handover', 'show', '99')).toMatchObject({
      exit: 3,
      document: { error: { code: 'not-found' } },
    });
    const window = ['--from', 'yesterday', '--to', '2026-09-02', '--outgoing', '小红'];
    expect(await run('handover', 'draft', ...window)).toMatchObject({
      exit: 2,
      document: { error: { code: 'invalid-input' } },
    });
  });
});

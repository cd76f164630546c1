import { Command } from 'commander';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { handoverCommand } from '../../../electron/cli/commands/handover.ts';
import { importCommand } from '../../../electron/cli/commands/import.ts';
import { personCommand } from '../../../electron/cli/commands/person.ts';
import { reportCommand } from '../../../electron/cli/commands/report.ts';
import { shiftCommand } from '../../../electron/cli/commands/shift.ts';

const folder = mkdtempSync(join(tmpdir(), 'keptword-people-'));
const archive = join(folder, 'archive');
afterAll(() => rmSync(folder, { recursive: true }));

type Document = Record<string, unknown> & { readonly error?: { readonly code: string } };

/** Runs a command of the command line as `keptword` does. */
async function run(now: string, ...args: string[]): Promise<{ exit: number; document: Document }> {
  const program = new Command();
  const commands = [handoverCommand(), importCommand(), personCommand(), reportCommand()];
  for (const command of [...commands, shiftCommand()]) program.addCommand(command);
  const written: string[] = [];
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const error = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const common = ['--now', `2026-09-02T${now}:00+08:00`, '--archive', archive, '--json'];
    await program.parseAsync([...args, ...common], { from: 'user' });
    const exit = Number(process.exitCode ?? 0);
    return { exit, document: JSON.parse(written.join('')) as Document };
  } finally {
    process.exitCode = 0;
    out.mockRestore();
    error.mockRestore();
  }
}

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
  expect((await run('10:30', 'import', chat)).exit).toBe(0);
});

describe('people and shifts on the command line', () => {
  it('plans a shift across midnight, and tells who is on duty', async () => {
    const night = ['set', '夜班', '--start', '22:00', '--end', '06:00', '--days', '3'];
    expect((await run('10:30', 'shift', ...night)).document['shifts']).toContainEqual({
      name: '夜班',
      start: '22:00',
      end: '06:00',
      days: [3],
    });
    const assign = ['assign', '--shift', '夜班', '--date', '2026-09-02', '--person', '小蓝'];
    expect((await run('10:30', 'shift', ...assign)).exit).toBe(0);
    expect((await run('23:30', 'shift', 'now')).document).toMatchObject({
      running: { name: '夜班' },
      onDuty: [{ person: '小蓝' }],
    });
    expect((await run('10:30', 'shift', 'remove', '没有的班')).exit).toBe(3);
    expect(
      (await run('10:30', 'shift', 'set', '坏班', '--start', '25:00', '--end', '1')).exit,
    ).toBe(2);
  });

  it('drafts in one go: the shift and its people by the plan', async () => {
    for (const [person, shift] of [
      ['小红', '早班'],
      ['小蓝', '晚班'],
    ]) {
      const assign = ['--person', person!, '--shift', shift!, '--date', '2026-09-02'];
      expect((await run('10:30', 'shift', 'assign', ...assign)).exit).toBe(0);
    }
    expect((await run('15:50', 'handover', 'draft')).document).toMatchObject({
      shift: '早班',
      outgoing: '小红',
      incoming: '小蓝',
      from: Date.parse('2026-09-02T08:00:00+08:00'),
      to: Date.parse('2026-09-02T16:00:00+08:00'),
    });
    const live = await run('12:00', 'handover', 'live');
    expect(live.document).toMatchObject({ shift: '早班', onDuty: ['小红'] });
  });

  it('keeps PINs: who has one signs with it, and is locked out after wrong ones', async () => {
    const add = await run('16:00', 'person', 'add', '小红', '--pin', '2580');
    expect(add.document).toMatchObject({ name: '小红', secret: 'pin' });
    const { document } = await run('16:00', 'handover', 'list');
    const [note] = document['handovers'] as { handoverId: string }[];
    const sign = ['handover', 'sign', note!.handoverId, '--as', '小红'];
    const without = await run('16:01', ...sign);
    expect([without.exit, without.document.error?.code]).toEqual([6, 'permission-denied']);
    for (let tries = 0; tries < 5; tries += 1) await run('16:01', ...sign, '--pin', '1111');
    const locked = await run('16:01', ...sign, '--pin', '2580');
    expect([locked.exit, locked.document.error?.code]).toEqual([5, 'locked']);
    const check = await run('16:03', 'person', 'check', '小红', '--pin', '2580');
    expect(check.document).toMatchObject({ person: { name: '小红' } });
    const list = await run('16:03', 'person', 'list');
    expect(list.document['persons']).toHaveLength(1);
    expect(JSON.stringify(list.document)).not.toContain('2580');
  });

  it('drafts, writes, signs and prints a weekly report', async () => {
    const week = ['weekly', '--from', '2026-08-31', '--as', '小红'];
    const drafted = await run('16:10', 'report', ...week);
    expect(drafted.document).toMatchObject({ kind: 'weekly', state: 'draft' });
    const reportId = String(drafted.document['reportId']);
    const text = ['--section', 'target', '--text', '投诉为零'];
    expect((await run('16:10', 'report', 'write', reportId, ...text)).exit).toBe(0);
    const signing = ['report', 'sign', reportId, '--as', '小红', '--pin', '2580'];
    expect((await run('16:11', ...signing)).document).toMatchObject({ state: 'signed' });
    const file = join(folder, 'report.html');
    const show = ['report', 'show', reportId, '--format', 'html', '--out', file];
    expect((await run('16:11', ...show)).document).toEqual({ format: 'html', file });
    expect((await run('16:11', 'report', 'list')).document['reports']).toHaveLength(1);
  });
});

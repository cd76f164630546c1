import Sqlite from 'better-sqlite3';
import { Command } from 'commander';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { handoverCommand } from '../../../electron/cli/commands/handover.ts';
import { importCommand } from '../../../electron/cli/commands/import.ts';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { itemsOf } from './fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'keptword-acceptance-'));
const archive = join(folder, 'archive');
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  readonly exit: number;
  readonly stdout: string;
}

/** Runs a command of the command line as `keptword` does, at a time of the test's. */
async function run(now: string, args: readonly string[], where = archive): Promise<Outcome> {
  const program = new Command().addCommand(handoverCommand()).addCommand(importCommand());
  const written: string[] = [];
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const error = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const common = ['--now', now, '--archive', where, '--json'];
    await program.parseAsync([...args, ...common], { from: 'user' });
    return { exit: Number(process.exitCode ?? 0), stdout: written.join('') };
  } finally {
    process.exitCode = 0;
    out.mockRestore();
    error.mockRestore();
  }
}

const noteOf = ({ stdout }: Outcome): Handover => JSON.parse(stdout) as Handover;
const errorOf = ({ stdout }: Outcome) =>
  (JSON.parse(stdout) as { error: { code: string; message: string } }).error;

/** The early shift of 2 September and those after it, eight hours each, all day round. */
function shift(index: number) {
  const hour = 3_600_000;
  const from = Date.parse('2026-09-02T08:00:00+08:00') + index * 8 * hour;
  const [outgoing = '', incoming = ''] = [0, 1].map(
    (step) => ['小红', '小蓝'][(index + step) % 2]!,
  );
  const iso = (at: number): string => new Date(at).toISOString();
  return { outgoing, incoming, from: iso(from), to: iso(from + 8 * hour) };
}

const draft = (index: number): Promise<Outcome> => {
  const { from, to, outgoing, incoming } = shift(index);
  const window = ['--from', from, '--to', to];
  return run(to, ['handover', 'draft', ...window, '--outgoing', outgoing, '--incoming', incoming]);
};
const set = (
  index: number,
  note: Handover,
  item: string,
  ...fields: string[]
): Promise<Outcome> => {
  const pairs = fields.flatMap((field) => ['--set', field]);
  return run(shift(index).to, ['handover', 'edit', note.handoverId, '--item', item, ...pairs]);
};
const whole = ['owner=小蓝', 'next_action=回电 15:30 前', 'if_then=没人接 → 发消息'];

/** Signs a note with all that its lines need. */
async function signed(index: number): Promise<Handover> {
  const note = noteOf(await draft(index));
  for (const { id } of itemsOf(note)) {
    const due = `due_at=${shift(index + 1).to}`;
    expect((await set(index, note, id, ...whole, due)).exit).toBe(0);
  }
  const { outgoing, to } = shift(index);
  return noteOf(await run(to, ['handover', 'sign', note.handoverId, '--as', outgoing]));
}

function ack(index: number, note: Handover, item: string, ...rest: string[]): Promise<Outcome> {
  const { incoming, to } = shift(index);
  const words = ['--as', incoming, '--item', item, '--action', ...rest];
  return run(to, ['handover', 'ack', note.handoverId, ...words]);
}

const red = (note: Handover): HandoverItem => {
  const found = itemsOf(note).find(({ severity }) => severity === 'red');
  if (found === undefined) throw new Error('the note has no red item');
  return found;
};

async function importChat(name: string, rows: readonly string[]): Promise<void> {
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, ['conversation,time,sender,role,text', ...rows].join('\n'));
  expect((await run(shift(0).from, ['import', file, '--shop', '灯铺'])).exit).toBe(0);
}

beforeAll(async () => {
  await importChat('first', [
    '李小四,2026-09-02 09:58:00,李小四,customer,吊灯怎么还没到？',
    '李小四,2026-09-02 10:05:00,小红,agent,非常抱歉，今晚八点前给您回电话',
  ]);
}, 30_000);

describe('a shift change on the command line', () => {
  let first: Handover;

  it('signs no note whose red item lacks owner, due time, action or if-then', async () => {
    const note = noteOf(await draft(0));
    const { id } = red(note);
    const due = 'due_at=2026-09-02T20:00:00+08:00';
    for (const missing of ['owner=', 'due_at=', 'next_action=', 'if_then=']) {
      await set(0, note, id, ...whole, due);
      await set(0, note, id, missing);
      const outcome = await run(shift(0).to, ['handover', 'sign', note.handoverId, '--as', '小红']);
      expect(outcome.exit).toBe(3);
      expect(errorOf(outcome).message).toContain(missing.slice(0, -1));
    }
  }, 60_000);

  it('is not over while one red item is unread, and hears read-backs that differ', async () => {
    first = await signed(0);
    expect(first).toMatchObject({ number: 1, state: 'signed' });
    const { id } = red(first);
    for (const item of itemsOf(first).filter((one) => one.id !== id)) {
      expect((await ack(0, first, item.id, 'accept')).exit).toBe(0);
    }
    const green = ['handover', 'ack', first.handoverId, '--as', '小蓝', '--action', 'accept'];
    await run(shift(0).to, green);
    expect(noteOf(await run(shift(0).to, ['handover', 'show', first.handoverId])).state).toBe(
      'signed',
    );
    const wrong = await ack(0, first, id, 'accept', '--read-back', '退货 16:30', '--due', '09:00');
    expect(wrong.exit).toBe(3);
    expect(errorOf(wrong).message).toContain('回电 15:30 前');
    const own = ['--as', '小红', '--item', id, '--action', 'accept'];
    expect((await run(shift(0).to, ['handover', 'ack', first.handoverId, ...own])).exit).toBe(3);
    const due = shift(1).to;
    const right = await ack(0, first, id, 'accept', '--read-back', '15:30 前回电', '--due', due);
    expect(noteOf(right).state).toBe('acknowledged');
    expect(noteOf(right).acknowledgements.at(-1)?.readBack).toMatchObject({
      next_action: '15:30 前回电',
    });
  }, 60_000);

  it('has what came after the signature on the next note only, exactly once', async () => {
    await importChat('second', [
      '王五,2026-09-02 15:20:00,王五,customer,你好，台灯少了一个灯罩怎么办？',
    ]);
    const second = noteOf(await draft(1));
    const about = (note: Handover) => itemsOf(note).filter(({ customer }) => customer === '王五');
    expect(about(second)).toMatchObject([{ carry_count: 0, carried_from: null }]);
    const shown = noteOf(await run(shift(1).to, ['handover', 'show', first.handoverId]));
    expect(about(shown)).toEqual([]);
  }, 60_000);

  it('gives a refused item back with its reason, and carries unfinished ones five times', async () => {
    let note = await signed(1);
    const [refused] = itemsOf(note).filter(({ customer }) => customer === '王五');
    const no = await ack(1, note, refused!.id, 'refuse', '--reason', '没有订单号，没法查');
    expect(no.exit).toBe(0);
    for (let index = 2; index <= 5; index += 1) {
      note = await signed(index);
      const items = itemsOf(note);
      expect(items.find(({ customer }) => customer === '李小四')).toMatchObject({
        carry_count: index,
        severity: 'red',
        state: 'open',
      });
      if (index > 2) continue;
      expect(
        items.find(({ source_ref }) => source_ref.id === refused!.source_ref.id),
      ).toMatchObject({ returned_reason: '没有订单号，没法查', carry_count: 1 });
    }
    const open = itemsOf(note).find(({ source_ref }) => source_ref.kind === 'promise')!;
    const bare = await set(5, note, open.id, 'state=done');
    expect([bare.exit, errorOf(bare).code]).toEqual([2, 'invalid-input']);
    const proof = `proof_msg=${open.evidence.at(-1)}`;
    expect((await set(5, note, open.id, 'state=done', proof)).exit).toBe(0);
    const kinds = itemsOf(noteOf(await draft(6))).map(({ source_ref }) => source_ref.kind);
    expect(kinds).not.toContain('promise');
  }, 120_000);

  it('finds one changed byte, a removed note and a removed addition', async () => {
    const words = [
      'handover',
      'addendum',
      first.handoverId,
      '--as',
      '小红',
      '--text',
      '快递已回电',
    ];
    expect(noteOf(await run(shift(1).to, words)).addenda).toMatchObject([
      { number: 1, by: '小红' },
    ]);
    expect((await run(shift(6).to, ['handover', 'verify'])).exit).toBe(0);
    const damage = async (sql: string): Promise<unknown> => {
      const copy = join(folder, 'copy');
      cpSync(archive, copy, { recursive: true });
      const db = new Sqlite(join(copy, 'archive.db'));
      const triggers = db
        .prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'trigger'`)
        .pluck()
        .all();
      for (const name of triggers) db.exec(`DROP TRIGGER ${name}`);
      db.pragma('foreign_keys = OFF');
      db.exec(sql);
      db.close();
      const outcome = await run(shift(6).to, ['handover', 'verify'], copy);
      rmSync(copy, { recursive: true });
      expect(outcome.exit).toBe(1);
      const { findings } = JSON.parse(outcome.stdout) as { findings: { code: string }[] };
      return [...new Set(findings.map(({ code }) => code))];
    };
    const byte = `UPDATE handovers SET canonical = replace(canonical, '小蓝', '小兰') WHERE number = 3`;
    expect(await damage(byte)).toContain('hash');
    expect(await damage('DELETE FROM handovers WHERE number = 2')).toContain('missing');
    expect(await damage('DELETE FROM handover_addenda')).toContain('addendum');
    expect(await damage(`UPDATE handover_addenda SET text = '没有回电'`)).toContain('addendum');
  }, 60_000);

  it('prints all red items, 无 for empty sections, ids, hash code and additions', async () => {
    const { stdout } = await run(shift(1).to, [
      'handover',
      'show',
      first.handoverId,
      '--format',
      'html',
    ]);
    const { content } = JSON.parse(stdout) as { content: string };
    for (const { id, headline } of itemsOf(first)) {
      expect(content).toContain(`#${id}`);
      expect(content).toContain(headline);
    }
    expect(content).toContain(first.hash!.slice(0, 12));
    expect(content.match(/class="none">无/gu)?.length).toBeGreaterThanOrEqual(6);
    expect(content).toContain('快递已回电');
    expect(content).toContain('红 ▲');
    expect(content).not.toMatch(/<script|https?:\/\//u);
  }, 30_000);
});

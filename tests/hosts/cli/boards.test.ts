import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The boards as a shop's script uses them: words in, one JSON document out. */
describe('the command line on promises and disputes', () => {
  const cli = resolve(import.meta.dirname, '../../../electron/cli/index.ts');
  const folder = mkdtempSync(join(tmpdir(), 'keptword-cli-boards-'));
  const archive = join(folder, 'archive');
  const keptword = <T = Record<string, unknown>>(...args: string[]): T =>
    JSON.parse(
      execFileSync(process.execPath, [cli, ...args, '--archive', archive, '--json'], {
        encoding: 'utf8',
      }),
    ) as T;
  const fails = (...args: string[]): { exit: number | null; error: unknown } => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [cli, ...args, '--archive', archive, '--json'],
      { encoding: 'utf8' },
    );
    return { exit: status, error: JSON.parse(stdout) };
  };
  beforeAll(() => {
    const chat = join(folder, '阿丽.txt');
    const lines = [
      '灯铺',
      '='.repeat(64),
      `${'-'.repeat(28)}阿丽${'-'.repeat(28)}`,
      '阿丽(2026-01-05 09:00:00):  台灯什么时候发货？订单3812345678901234567',
      '灯铺:小红(2026-01-05 09:01:00):  亲，今天下午五点前给您发出',
      '灯铺:小红(2026-01-05 15:00:00):  已经发出，单号73555400011122',
      '阿丽(2026-01-07 10:00:00):  收到是坏的，我要投诉你们，必须退款',
      '灯铺:小红(2026-01-07 10:01:00):  给您全额退款，今天处理好',
      '阿丽(2026-01-07 20:00:00):  钱什么时候到？',
    ];
    writeFileSync(chat, lines.join('\n'));
    keptword('import', chat);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('tells of a promise everything that a person needs to decide', () => {
    const now = ['--now', '2026-01-05T12:00:00+08:00'];
    const { promises } = keptword<{ promises: Record<string, unknown>[] }>('promises', ...now);
    expect(promises[0]).toMatchObject({
      status: 'proposed',
      lane: 'today',
      agent: expect.stringContaining('小红'),
      customer: '阿丽',
      kind: 'ship',
      duePhrase: expect.stringContaining('五点'),
      dueAt: Date.parse('2026-01-05T17:00:00+08:00'),
      amountCents: null,
      messageId: expect.any(String),
      conversationId: expect.any(String),
      proofs: [{ code: 'tracking', words: '单号73555400011122', isLate: false }],
    });
  });

  it('confirms, reminds, keeps by a message and says who did what', () => {
    const { promises } = keptword<{
      promises: { promiseId: string; proofs: { messageId: string }[] }[];
    }>('promises');
    const { promiseId, proofs } = promises[0]!;
    keptword('promise', 'confirm', promiseId, '--as', '小何');
    const now = ['--now', '2026-01-05T16:40:00+08:00'];
    expect(keptword('promises', '--reminders', ...now)).toMatchObject({
      reminders: [{ promiseId, remindAt: Date.parse('2026-01-05T16:30:00+08:00') }],
    });
    keptword('promise', 'keep', promiseId, '--proof', proofs[0]!.messageId, '--as', '小何');
    expect(keptword('promise', 'show', promiseId)).toMatchObject({
      status: 'kept',
      lane: 'kept',
      history: [
        {
          by: '小何',
          action: 'confirm',
          before: { status: 'proposed' },
          after: { status: 'open' },
        },
        { by: '小何', action: 'keep', after: { status: 'kept' } },
      ],
    });
  });

  it('closes a dispute only with the message that told the result and the satisfaction', () => {
    const { disputes } = keptword<{ disputes: { disputeId: string }[] }>('disputes');
    const { disputeId } = disputes[0]!;
    keptword('dispute', 'stage', disputeId, 'accept');
    const close = ['dispute', 'stage', disputeId, 'closed', '--reason', '已全额退款'];
    expect(fails(...close)).toMatchObject({ exit: 2, error: { error: { code: 'invalid-input' } } });
    const messageId = '5';
    const closed = keptword(...close, '--result-message', messageId, '--satisfaction', 'satisfied');
    expect(closed).toMatchObject({
      stage: 'closed',
      resultMessageId: messageId,
      satisfaction: 'satisfied',
      orderNo: '3812345678901234567',
    });
  });

  it('lists who waits, by age and channel', () => {
    const found = keptword('waiting', '--now', '2026-01-07T21:00:00+08:00');
    expect(found).toMatchObject({
      total: 1,
      waiting: [{ customer: '阿丽', channel: 'im', ageMinutes: 60, excerpt: '钱什么时候到？' }],
    });
  });

  it('keeps the shop’s own deadlines', () => {
    const set = ['deadlines', 'set', 'taobao', 'evidence-due', '24'];
    const { rows } = keptword<{ rows: unknown[] }>(...set);
    expect(rows).toContainEqual({
      platform: 'taobao',
      state: 'evidence-due',
      hours: 24,
      isOwn: true,
    });
  });

  it('lets old findings go at once, and takes them back', () => {
    const now = ['--now', '2026-06-01T12:00:00+08:00'];
    const filter = ['--older-than', '2', '--kind', 'watch', '--kind', 'dispute', ...now];
    const why = ['--reason', '旧记录', '--as', '阿主管'];
    const done = keptword<{ act: string; total: number }>('let-go', 'run', ...filter, ...why);
    expect(done.total).toBeGreaterThan(0);
    expect(keptword('let-go', 'preview', ...filter)).toMatchObject({ total: 0 });
    expect(keptword('let-go', 'list')).toMatchObject({
      acts: [{ act: done.act, by: '阿主管', reason: '旧记录', total: done.total }],
    });
    expect(keptword('let-go', 'undo', done.act, ...now)).toMatchObject({ total: done.total });
    expect(fails('let-go', 'preview')).toMatchObject({
      exit: 2,
      error: { error: { code: 'invalid-input' } },
    });
  });
});

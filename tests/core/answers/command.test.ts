import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'keptword-command-'));
const archive = join(folder, 'archive');
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  readonly exit: number;
  readonly document: Record<string, unknown>;
}

/** Runs the command line as a process of its own, on a clock that stands still. */
function run(args: readonly string[], input = ''): Promise<Outcome> {
  const all = [...args, '--now', '2026-09-20T10:00:00+08:00', '--archive', archive, '--json'];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['electron/cli/index.ts', ...all], (error, stdout) => {
      const exit = typeof error?.code === 'number' ? error.code : 0;
      resolve({ exit, document: JSON.parse(stdout) as Record<string, unknown> });
    });
    child.stdin?.end(input);
  });
}

beforeAll(async () => {
  const chat = join(folder, 'chat.csv');
  writeFileSync(
    chat,
    [
      'conversation,time,sender,role,text',
      '甲,2026-09-10 10:00:00,甲,customer,退货运费谁出',
      '甲,2026-09-10 10:01:00,小美,agent,退货运费我们承担',
      '乙,2026-09-11 10:00:00,乙,customer,退货运费谁出',
      '乙,2026-09-11 10:01:00,阿杰,agent,退货运费您自己承担',
    ].join('\n'),
  );
  await run(['import', chat, '--zone', 'Asia/Shanghai']);
});

it('finds a contradiction, chooses, writes the sheet, and answers as of a day', async () => {
  const { document: before } = await run(['contradictions']);
  expect(before).toMatchObject({ counts: { proposed: 1 }, contradictions: [{ kind: 'others' }] });
  const choice = ['--choose', 'b', '--answer', '退货运费您自己承担', '--as', '主管'];
  const { document: decided } = await run(['contradictions', 'resolve', '1', ...choice]);
  expect(decided).toMatchObject({ status: 'resolved', decision: { chosen: 'b', by: '主管' } });
  const { document: now } = await run(['answers']);
  expect(now).toMatchObject({ answers: [{ topic: 'return_postage_payer', addedBy: '主管' }] });
  expect((await run(['answers', '--as-of', '2026-09-19'])).document).toMatchObject({ answers: [] });
});

it('writes entries and exceptions, and gives the sheet out as a table', async () => {
  const added = await run([
    'sheet',
    'add',
    '--topic',
    'dispatch time',
    '--answer',
    '48小时内发货',
    '--from',
    '2026-03-01',
  ]);
  expect(added.document).toMatchObject({ topic: 'ship_time', state: 'in-force' });
  const id = String(added.document['answerId']);
  await run(['sheet', 'edit', id, '--answer', '24小时内发货', '--from', '2026-06-01']);
  const { document: may } = await run(['answers', '--as-of', '2026-05-31', '--topic', '发货时间']);
  expect(may).toMatchObject({ answers: [{ version: { answer: '48小时内发货', number: 1 } }] });
  const asked = await run([
    'sheet',
    'except',
    '--topic',
    '价格',
    '--customer',
    '甲',
    '--granted',
    '169元',
    '--reason',
    '第五单',
  ]);
  const exceptionId = String(asked.document['exceptionId']);
  const approved = await run(['sheet', 'approve', exceptionId, '--as', '主管']);
  expect(approved.document).toMatchObject({ state: 'approved', decidedBy: '主管' });
  const file = join(folder, 'sheet.csv');
  expect((await run(['sheet', 'export', file])).document).toMatchObject({ answers: 2 });
  expect(readFileSync(file, 'utf8')).toContain('24小时内发货');
});

it('checks a reply from the argument or from stdin, and mines questions', async () => {
  const expected = {
    contradictions: 1,
    topics: [{ topic: 'return_postage_payer', thisCustomer: [{ contradicts: true }] }],
  };
  const draft = '退货运费您自己承担';
  expect((await run(['check', draft, '--customer', '甲'])).document).toMatchObject(expected);
  expect((await run(['check', '--customer', '甲'], draft)).document).toMatchObject(expected);
  const { document: faq } = await run(['faq']);
  expect(faq).toMatchObject({
    questions: [{ question: '退货运费谁出', asked: 2, isSpread: true }],
  });
});

it('says what was wrong', async () => {
  const wrong = await run(['sheet', 'add', '--topic', '没有的', '--answer', 'x']);
  expect(wrong).toMatchObject({ exit: 2, document: { error: { code: 'invalid-input' } } });
  const unknown = await run(['contradictions', 'resolve', '99', '--unrelated', '--reason', 'x']);
  expect(unknown).toMatchObject({ exit: 3, document: { error: { code: 'not-found' } } });
});

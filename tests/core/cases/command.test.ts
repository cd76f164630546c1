import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../../shared/contract/cases.ts';

const root = mkdtempSync(join(tmpdir(), 'keptword-case-'));
const program = resolve(import.meta.dirname, '../../../electron/cli/index.ts');
const common = ['--archive', join(root, 'archive'), '--now', '2026-04-01T00:00:00Z', '--json'];

async function keptword<T>(...args: string[]): Promise<{ exit: number; json: T }> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [program, ...args, ...common],
      { encoding: 'utf8' },
      (error, stdout) => {
        const exit = typeof error?.code === 'number' ? error.code : 0;
        done({ exit, json: JSON.parse(stdout) as T });
      },
    );
  });
}

beforeAll(async () => {
  const log = [
    '[2026/3/1 09:00:01] 小青: 您好,这里是暖光灯铺',
    '[2026/3/1 09:01:10] 阿澄: 台灯什么时候到?',
    '[2026/3/1 09:02:00] 小青: 三月四日一定送到',
    '[2026/3/9 10:02:00] 阿澄: 还没到',
  ];
  writeFileSync(join(root, '三月.txt'), `${log.join('\n')}\n`);
  writeFileSync(join(root, '运单.txt'), '三月六日签收');
  await keptword('import', join(root, '三月.txt'), '--agent', '小青');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('keptword case', () => {
  it('leads a case from its opening to a package', async () => {
    const opened = await keptword<Case>(
      'case',
      'open',
      '--title',
      '台灯迟到',
      '--order',
      '9001',
      '--amount',
      '128.50',
      '--deadline',
      '2026-04-03',
      '--as',
      '小青',
    );
    expect(opened).toMatchObject({
      exit: 0,
      json: {
        number: 'EV-0001',
        orderNo: '9001',
        amountCents: 12_850,
        deadlineAt: Date.UTC(2026, 3, 3, 16),
        openedBy: '小青',
      },
    });
    await keptword('case', 'add', 'EV-0001', '--message', '3');
    await keptword('case', 'add', 'EV-0001', '--conversation', '1', '--day', '2026-03-09');
    const file = join(root, '运单.txt');
    const filed = await keptword<Case>(
      'case',
      'add-file',
      'EV-0001',
      file,
      '--kind',
      'shipping',
      '--source',
      '快递公司',
    );
    expect(filed.json.items.map(({ kind }) => kind).toSorted()).toEqual([
      'file',
      'message',
      'period',
    ]);
    const claimed = await keptword<Case>('case', 'claim', 'EV-0001', '迟到两天', '--cite', '1,2');
    expect(claimed.json.claims[0]?.exhibits).toEqual(['EV-0001-0001', 'EV-0001-0002']);
    const checked = await keptword<{ ready: boolean }>('case', 'check', 'EV-0001');
    expect(checked).toMatchObject({ exit: 0, json: { ready: true } });
    const out = join(root, 'out');
    const made = await keptword<{ package: string }>(
      'evidence',
      'create',
      '--case',
      'EV-0001',
      '--out',
      out,
    );
    const document = JSON.parse(
      readFileSync(join(made.json.package, 'data/evidence.json'), 'utf8'),
    ) as { arguments: unknown };
    expect(document.arguments).toEqual([
      { claim: '迟到两天', exhibits: ['EV-0001-0001', 'EV-0001-0002'] },
    ]);
    const listed = await keptword<{ cases: Case[] }>('case', 'list');
    expect(listed.json.cases[0]?.packages).toEqual(['EV-0001']);
  });

  it('says what is wrong with its input', async () => {
    expect((await keptword('case', 'show', 'EV-0099')).exit).toBe(3);
    expect((await keptword('case', 'edit', 'EV-0001', '--amount', 'viel')).exit).toBe(2);
    expect((await keptword('case', 'claim', 'EV-0001', 'x', '--cite', '77')).exit).toBe(2);
  });
});

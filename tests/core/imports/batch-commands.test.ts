import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const cli = resolve(import.meta.dirname, '../../../electron/cli/index.ts');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keptword-batches-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function keptword(...args: string[]): Record<string, unknown> {
  const common = ['--archive', join(folder, 'archive'), '--now', '2026-11-01T00:00:00Z', '--json'];
  const { status, stdout } = spawnSync(process.execPath, [cli, ...args, ...common], {
    encoding: 'utf8',
  });
  return { status, ...(JSON.parse(stdout) as Record<string, unknown>) };
}

describe('the commands for batches and questions', () => {
  it('lead an import through questions, correction, withdrawal and back', () => {
    const chat = '03/01/2026, 09:00 - Ann: is it in stock?\n04/01/2026, 09:01 - Lamp Shop: yes\n';
    const file = join(folder, 'WhatsApp Chat with Ann.txt');
    writeFileSync(file, chat);
    const inspected = spawnSync(process.execPath, [cli, 'inspect', file, '--json'], {
      encoding: 'utf8',
    });
    const { questions } = JSON.parse(inspected.stdout) as { questions: { id: string }[] };
    expect(questions).toMatchObject([
      { id: 'date-order', choices: ['DMY', 'MDY'], assumed: 'DMY' },
      { id: 'zone', assumed: 'Asia/Shanghai' },
      { id: 'own-account', choices: ['Ann', 'Lamp Shop'] },
    ]);
    expect(keptword('import', file).status).toBe(0);
    const asked = keptword('questions')['questions'] as { questionId: string; kind: string }[];
    expect(asked.map(({ kind }) => kind).toSorted()).toEqual(['date-order', 'own-account', 'zone']);
    const answers = { 'date-order': 'MDY', 'own-account': 'Lamp Shop', zone: 'Europe/London' };
    for (const { questionId, kind } of asked) {
      const answer = answers[kind as keyof typeof answers];
      expect(keptword('answer', questionId, answer, '--as', '小红')).toMatchObject({
        status: 0,
        changedMessages: 2,
      });
    }
    expect(keptword('questions')['questions']).toEqual([]);
    expect(keptword('search', 'stock')['hits']).toMatchObject([
      { sentAt: Date.parse('2026-03-01T09:00:00Z'), role: 'customer' },
    ]);
    expect(keptword('correct', '1', '--zone', 'Asia/Tokyo').status).toBe(0);
    expect(keptword('correct', '1').status).toBe(2);
    expect(keptword('withdraw', '1', '--reason', '导错了', '--as', '小红')).toMatchObject({
      status: 0,
      messages: 2,
    });
    expect(keptword('search', 'stock')['hits']).toEqual([]);
    const { batches } = keptword('batches') as unknown as { batches: Record<string, unknown>[] };
    expect(batches).toMatchObject([
      {
        batchId: '1',
        withdrawnReason: '导错了',
        corrections: expect.arrayContaining([
          expect.objectContaining({ kind: 'zone', from: ['Europe/London'], to: 'Asia/Tokyo' }),
          expect.objectContaining({ kind: 'date-order', from: ['DMY'], to: 'MDY', by: '小红' }),
        ]),
      },
    ]);
    expect(keptword('withdraw', '1', '--reason', 'again').status).toBe(3);
    expect(keptword('restore', '1')).toMatchObject({ status: 0, messages: 2 });
    expect(keptword('search', 'stock')['hits']).toHaveLength(1);
    expect(keptword('verify')).toMatchObject({ status: 0, verdict: 'intact' });
  });
});

describe('a file in an encoding that nobody can tell', () => {
  it('is refused with what it would say in each that a person may choose', () => {
    const file = join(folder, 'big5.txt');
    const line = [0xa6, 0xb3, 0xb3, 0x66, 0xb6, 0xdc, 0x0a];
    writeFileSync(file, Buffer.from([...Buffer.from('25/02/2026, 09:00 - Ann: '), ...line]));
    const refused = spawnSync(process.execPath, [cli, 'inspect', file, '--json'], {
      encoding: 'utf8',
    });
    expect(JSON.parse(refused.stdout)).toMatchObject({
      error: {
        code: 'damaged-file',
        details: {
          choices: expect.stringContaining('big5'),
          big5: '25/02/2026, 09:00 - Ann: 有貨嗎',
        },
      },
    });
    expect(refused.stderr).toContain('--encoding big5\t25/02/2026, 09:00 - Ann: 有貨嗎');
    const taken = spawnSync(
      process.execPath,
      [cli, 'inspect', file, '--json', '--encoding', 'big5'],
      {
        encoding: 'utf8',
      },
    );
    expect(JSON.parse(taken.stdout)).toMatchObject({ messages: [{ text: '有貨嗎' }] });
    const imported = keptword('import', file);
    expect(imported).toMatchObject({
      status: 4,
      files: [{ error: { details: { big5: expect.any(String) } } }],
    });
  });
});

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'keptword-command-'));
const archive = join(root, 'archive');
const program = resolve(import.meta.dirname, '../../../electron/cli/index.ts');

/** Runs the program from its sources; the exit code and the one document on stdout. */
async function keptword(...args: string[]): Promise<{ exit: number; json: unknown }> {
  return new Promise((done) => {
    const all = [program, ...args, '--json'];
    execFile(process.execPath, all, { encoding: 'utf8' }, (error, stdout) => {
      const exit = typeof error?.code === 'number' ? error.code : 0;
      done({ exit, json: JSON.parse(stdout) as unknown });
    });
  });
}

const inArchive = ['--archive', archive, '--now', '2026-04-01T00:00:00Z'];

beforeAll(async () => {
  const log = [
    '[2026/3/1 09:00:01] 小青: 您好,这里是暖光灯铺',
    '[2026/3/1 09:01:10] 阿澄: 台灯什么时候到?电话13912345678',
    '[2026/3/1 09:02:00] 小青: 三月四日一定送到',
    '[2026/3/9 10:02:00] 阿澄: 还没到',
  ];
  writeFileSync(join(root, '三月.txt'), `${log.join('\n')}\n`);
  const imported = await keptword(
    'import',
    join(root, '三月.txt'),
    '--agent',
    '小青',
    ...inArchive,
  );
  expect(imported.exit).toBe(0);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('keptword evidence', () => {
  it('packs an imported conversation with its original, and verifies it without the archive', async () => {
    const created = await keptword(
      'evidence',
      'create',
      '--message',
      '3',
      '--profile',
      'court-full',
      '--out',
      join(root, 'out'),
      '--claim',
      '答应三月四日',
      ...inArchive,
    );
    expect(created).toEqual({
      exit: 0,
      json: {
        package: join(root, 'out/EV-0001'),
        sealCode: expect.stringMatching(/^[0-9a-f]{64}$/),
        counts: { included: 4, redacted: 0, withheld: 0 },
      },
    });
    const { package: folder, sealCode } = created.json as { package: string; sealCode: string };
    expect(readFileSync(join(folder, 'data/originals/S-0001.bin'))).toEqual(
      readFileSync(join(root, '三月.txt')),
    );
    const verified = await keptword('evidence', 'verify', `${folder}.zip`, '--seal', sealCode);
    expect(verified).toEqual({
      exit: 0,
      json: { verdict: 'intact', sealed: true, stamp: null, findings: [] },
    });
    const page = join(folder, 'data/transcript.html');
    writeFileSync(page, readFileSync(page, 'utf8').replace('三月四日', '三月五日'));
    const altered = await keptword('evidence', 'verify', folder);
    expect(altered).toMatchObject({ exit: 1, json: { verdict: 'altered' } });
    rmSync(page);
    const incomplete = await keptword('evidence', 'verify', folder);
    expect(incomplete).toEqual({
      exit: 2,
      json: {
        verdict: 'incomplete',
        sealed: false,
        stamp: null,
        findings: [{ code: 'E02', path: 'data/transcript.html', detail: 'missing' }],
      },
    });
  });

  it('hides words and leaves messages out', async () => {
    const created = await keptword(
      'evidence',
      'create',
      '--conversation',
      '1',
      '--from',
      '2026-03-01',
      '--to',
      '2026-03-01',
      '--redact',
      '2:11-22=privacy',
      '--withhold',
      '1=unrelated',
      '--out',
      join(root, 'hidden'),
      ...inArchive,
    );
    expect(created.json).toMatchObject({ counts: { included: 1, redacted: 1, withheld: 1 } });
    const { package: folder } = created.json as { package: string };
    const rows = readFileSync(join(folder, 'data/messages.jsonl'), 'utf8');
    expect(rows).toContain('台灯什么时候到?电话');
    expect(readFileSync(`${folder}.zip`).includes('13912345678')).toBe(false);
  });

  it('previews without writing and lists what was made', async () => {
    const seen = await keptword('evidence', 'preview', '--message', '4', ...inArchive);
    expect(seen).toMatchObject({ exit: 0, json: { counts: { included: 4 }, warnings: [] } });
    const { json } = await keptword('evidence', 'list', ...inArchive);
    const { packages } = json as { packages: { number: string }[] };
    expect(packages.map(({ number }) => number)).toEqual(['EV-0002', 'EV-0001']);
  });

  it.each([
    [['evidence', 'verify', join(root, 'nowhere')], 3, 'not-found'],
    [['evidence', 'create', ...inArchive], 2, 'invalid-input'],
    [['evidence', 'create', '--message', '99', ...inArchive], 3, 'not-found'],
    [
      ['evidence', 'create', '--message', '1', '--redact', '1=because', ...inArchive],
      2,
      'invalid-input',
    ],
    [
      ['evidence', 'create', '--message', '1', '--profile', 'poster', ...inArchive],
      2,
      'invalid-input',
    ],
    [['evidence', 'create', '--message', '1', '--case', 'EV-0099', ...inArchive], 3, 'not-found'],
  ])('answers %j with exit %i', async (args, exit, code) => {
    expect(await keptword(...args)).toMatchObject({ exit, json: { error: { code } } });
  });
});

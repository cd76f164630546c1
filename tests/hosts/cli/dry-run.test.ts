import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { ImportReport } from '../../../shared/contract/imports.ts';

const command = resolve(import.meta.dirname, '../../../electron/cli/index.ts');
const run = promisify(execFile);

it('keptword import --dry-run needs no archive, and makes none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-test-'));
  const archive = join(folder, 'archive');
  const file = join(folder, '阿丽.txt');
  writeFileSync(file, '25/02/2026, 09:01 - Ann: hi\n25/02/2026, 09:02 - Bob: hi\n');
  const args = [command, 'import', file, '--dry-run', '--json', '--archive', archive];
  const { stdout } = await run(process.execPath, args);
  const { batchId, totals } = JSON.parse(stdout) as ImportReport;
  expect(batchId).toBeNull();
  expect(totals).toMatchObject({ read: 2, new: 2 });
  expect(existsSync(archive)).toBe(false);
  rmSync(folder, { recursive: true, force: true });
});

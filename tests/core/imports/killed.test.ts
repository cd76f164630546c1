import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestArchive } from './archive.ts';
import { wangwangChat } from './generate.ts';

const messages = 20_000;
const importer = join(import.meta.dirname, 'import-in-child.ts');

/** Imports in a process of its own, which is killed once it has told `after` steps of progress. */
function importAndKill(folder: string, file: string, after: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(importer, [folder, file], { execArgv: [], stdio: 'inherit' });
    let told = 0;
    child.on('message', () => {
      if (++told === after) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('exit', () => resolve());
  });
}

describe('an import whose process is killed', () => {
  it('is absent or whole, and is completed by importing again', async () => {
    const archive = openTestArchive();
    const file = archive.file('chat.txt', wangwangChat(messages));
    for (const after of [1, 20, 60]) {
      await importAndKill(archive.folder, file, after);
      const [{ n }] = archive.rows('SELECT COUNT(*) AS n FROM messages') as [{ n: number }];
      expect([0, messages]).toContain(n);
      expect(archive.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    }
    await archive.importFiles([file]);
    expect(archive.rows('SELECT COUNT(*) AS n FROM messages')).toEqual([{ n: messages }]);
    expect(archive.rows('SELECT COUNT(*) AS n FROM import_batches')).toEqual([{ n: 1 }]);
    expect(readdirSync(join(archive.folder, 'originals'))).toHaveLength(1);
    await archive.close();
  });
});

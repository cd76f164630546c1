import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestArchive, type TestArchive } from './archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
});
afterEach(() => archive.close());

/** Writes an export: path to what is in it. */
function exportOf(files: Readonly<Record<string, string>>): string {
  const folder = join(dirname(archive.folder), 'export');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const day = (text: string, ts: string): string =>
  JSON.stringify([{ type: 'message', user: 'U0AAAAAA1', text, ts }]);
const users = JSON.stringify([{ id: 'U0AAAAAA1', profile: { display_name: 'mei' } }]);

const told = () =>
  archive
    .rows('SELECT sender, text FROM messages ORDER BY sent_at')
    .map(({ sender, text }) => `${String(sender)}: ${String(text)}`);

describe('a Slack export in a folder', () => {
  it('keeps one copy of its lists with all of its days, though the first day is broken', async () => {
    const folder = exportOf({
      'users.json': users,
      'orders/2024-01-14.json': day('cut off', '1705226400.000100').slice(0, -9),
      'orders/2024-01-15.json': day('first', '1705312800.000100'),
      'orders/2024-01-16.json': day('second', '1705399200.000100'),
    });
    const { report } = await archive.importFiles([folder]);
    expect(report.files.map(({ status }) => status)).toEqual([
      'companion',
      'refused',
      'imported',
      'imported',
    ]);
    expect(told()).toEqual(['mei: first', 'mei: second']);
    const companions = archive.rows('SELECT path, digest FROM source_file_companions');
    expect(companions.map(({ path }) => path)).toEqual(['users.json', 'users.json']);
    for (const { digest } of companions) {
      const copy = join(archive.folder, 'originals', `${String(digest)}.zst`);
      expect(existsSync(copy)).toBe(true);
    }
  });

  it('knows its lists again where all of its days are known', async () => {
    const folder = exportOf({
      'users.json': users,
      'orders/2024-01-15.json': day('first', '1705312800.000100'),
    });
    await archive.importFiles([folder]);
    const { report } = await archive.importFiles([folder]);
    expect(report.files.map(({ status }) => status)).toEqual(['companion', 'unchanged']);
    expect(report.totals.refused).toBe(0);
  });

  it('reads a long list anew for days that are long themselves', async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => index);
    const people = many.map((index) => ({
      id: `U0${String(index).padStart(7, '0')}`,
      profile: { display_name: `person ${index}`, title: 'x'.repeat(200) },
    }));
    const long = (start: number): string =>
      JSON.stringify(
        many.map((index) => ({
          type: 'message',
          user: people[index]!.id,
          text: `order ${start + index} ${'on its way '.repeat(6)}`,
          ts: `${start + index}.000100`,
        })),
      );
    const folder = exportOf({
      'users.json': JSON.stringify(people),
      'orders/2024-01-15.json': long(1_705_276_800),
      'orders/2024-01-16.json': long(1_705_363_200),
    });
    await archive.importFiles([folder]);
    const named = archive.rows("SELECT COUNT(*) AS n FROM messages WHERE sender LIKE 'person %'");
    expect(named).toEqual([{ n: 6_000 }]);
  });

  it('reads its days where the list of people is cut off, and tells it once', async () => {
    const folder = exportOf({
      'users.json': users.slice(0, -9),
      'orders/2024-01-15.json': day('first', '1705312800.000100'),
      'orders/2024-01-16.json': day('second', '1705399200.000100'),
    });
    await archive.importFiles([folder]);
    expect(told()).toEqual(['U0AAAAAA1: first', 'U0AAAAAA1: second']);
    const issues = archive.rows("SELECT excerpt FROM import_issues WHERE reason = 'damaged-entry'");
    expect(issues).toHaveLength(1);
  });
});

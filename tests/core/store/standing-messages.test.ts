import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

describe('SQL over messages', () => {
  /** Who may read or write rows that do not stand, and nobody else. */
  const allowed = new Map([
    ['archive.ts', 'proves every row against the original that it came from'],
    ['cases-read.ts', 'shows what was gathered, withdrawn since or not'],
    ['connections.ts', 'defines what stands'],
    ['contradiction-rows.ts', 'asks when a statement was made, of none that is shown if hidden'],
    ['coverage.ts', 'finds how far each file reaches, hidden or not'],
    ['evidence-scope.ts', 'says that a message was withdrawn'],
    ['import-aliases.ts', 'joins conversations whole, whatever is hidden of them'],
    ['import-bulk-batch.ts', 'counts what each file has written'],
    ['import-bulk.ts', 'writes the first messages of an archive'],
    ['import-correct-settle.ts', 'applies corrections'],
    ['import-correct-sides.ts', 'corrects the sides of hidden messages as well'],
    ['import-correct-writer.ts', 'reads all rows of a file'],
    ['import-correct.ts', 'finds files that hold the same messages'],
    ['import-file-statements.ts', 'writes messages'],
    ['import-twins.ts', 'finds messages that a file brings again'],
    ['import-withdraw-check.ts', 'proves what is hidden'],
    ['import-withdraw-revive.ts', 'brings messages back'],
    ['import-withdraw-settle.ts', 'hides and shows messages'],
    ['import-withdraw-standing.ts', 'finds where a message was seen'],
    ['late-references.ts', 'looks up what all rows refer to'],
    ['references.ts', 'reads each message once, in the order of ids'],
    ['session-names.ts', 'asks whether a name was ever used'],
    ['search/attached-index.ts', 'asks whether anything is hidden'],
    ['search/clauses.ts', 'finds candidates by file, of which only what stands is shown'],
    ['search/find.ts', 'pages go on below a message that has been withdrawn since'],
    ['search/index-state.ts', 'the index holds hidden messages too'],
    ['search/schema.ts', 'tells the archive of an index by its last message'],
    [
      'search/unindexed.ts',
      'its filter holds hidden messages too, as they may come to stand again',
    ],
    ['search/similar.ts', 'looks further below a message that has been withdrawn since'],
  ]);
  const folder = resolve(import.meta.dirname, '../../../electron/core/store/sqlite');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.startsWith('migrations/'));
  const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');

  it('sees only what stands, but for the places that are listed here', () => {
    const past = files.filter((file) => /\bmain\.messages\b/.test(textOf(file)));
    // Bundles share every message, with the batches that are withdrawn.
    const others = past.filter((file) => !allowed.has(file) && !file.startsWith('bundle'));
    expect(others).toEqual([]);
    expect([...allowed.keys()].filter((file) => !past.includes(file))).toEqual([]);
  });

  it('never goes past the view by opening a connection of its own, but for the index', () => {
    const opening = files.filter((file) => /\bopen(?:Reader|Writer)\(/.test(textOf(file)));
    expect(opening.toSorted()).toEqual([
      'connections.ts',
      'open.ts',
      'search/index-writer.ts',
      // Copies the file as it is.
      'vacuum-thread.ts',
    ]);
  });
});

import Sqlite, { type Database } from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  openSavepoints,
  type Savepoints,
} from '../../../electron/core/store/sqlite/import-savepoints.ts';

let db: Database;
let savepoints: Savepoints;
let undone = 0;
let ended: unknown[] = [];
beforeEach(() => {
  undone = 0;
  ended = [];
  db = new Sqlite(':memory:');
  db.exec('CREATE TABLE files (name TEXT NOT NULL, storing INTEGER NOT NULL) STRICT');
  db.exec('BEGIN');
  savepoints = openSavepoints(db, {
    onBegin: () => undefined,
    onEnd: () => void ended.push(names()),
    onUndone: () => void undone++,
  });
});

const write = (name: string, storing: number): void =>
  void db.prepare('INSERT INTO files (name, storing) VALUES (?, ?)').run(name, storing);

/** Stores a file; one of several that share a savepoint may have to be stored once more. */
function begin(name: string, { bytes = 100, isAlone = false } = {}): void {
  const again = async (): Promise<void> => {
    savepoints.begin(bytes, null);
    write(name, 2);
    savepoints.finish();
  };
  savepoints.begin(bytes, isAlone ? null : again);
  write(name, 1);
}

const store = (name: string, how?: Parameters<typeof begin>[1]): void => {
  begin(name, how);
  savepoints.finish();
};

const names = () => db.prepare('SELECT name FROM files ORDER BY rowid').pluck().all();

const stored = () => db.prepare('SELECT * FROM files ORDER BY rowid').raw().all();

describe('of files that share a savepoint', () => {
  it('only the last one is taken back, and those before it are stored once more in their order', async () => {
    store('a');
    store('b');
    begin('c');
    await savepoints.undo();
    store('d');
    savepoints.end();
    db.exec('COMMIT');
    const expected = [
      ['a', 2],
      ['b', 2],
      ['d', 1],
    ];
    expect(stored()).toEqual(expected);
    expect(undone).toBe(1);
  });

  it('the end is told once, before they are there to stay', async () => {
    store('a');
    store('b');
    expect(ended).toEqual([]);
    begin('c', { isAlone: true });
    expect(ended).toEqual([['a', 'b']]);
    await savepoints.undo();
    store('d');
    savepoints.end();
    savepoints.end();
    expect(ended).toEqual([
      ['a', 'b'],
      ['a', 'b', 'd'],
    ]);
  });

  it('none is stored once more that stood before the savepoint', async () => {
    store('a');
    savepoints.end();
    store('large', { bytes: 1 << 20 });
    // Together they are too much to be kept in memory.
    begin('b');
    await savepoints.undo();
    expect(stored()).toEqual([
      ['a', 1],
      ['large', 1],
    ]);
  });

  it('none is touched when one is taken back that had a savepoint of its own', async () => {
    store('a');
    begin('b', { isAlone: true });
    await savepoints.undo();
    begin('c', { isAlone: true });
    await savepoints.undo();
    expect(stored()).toEqual([['a', 1]]);
  });

  it('each has its own once one was taken back', async () => {
    begin('a');
    await savepoints.undo();
    store('b');
    begin('c');
    await savepoints.undo();
    expect(stored()).toEqual([['b', 1]]);
  });

  it('there are never more than are stored once more in no time', async () => {
    for (let file = 0; file < 100; file++) store(`${file}`);
    begin('last');
    await savepoints.undo();
    const times = stored() as [string, number][];
    expect(times.map(([name]) => name)).toEqual(Array.from({ length: 100 }, (_, at) => `${at}`));
    const again = times.filter(([, storing]) => storing === 2).length;
    expect(again).toBeGreaterThan(0);
    expect(again).toBeLessThan(40);
  });
});

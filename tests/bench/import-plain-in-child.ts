import Sqlite from 'better-sqlite3';
import { join } from 'node:path';

/**
 * Takes the messages of an archive as they are stored, every column of every row, and inserts them into
 * a table without index, check or reference: one prepared statement, one transaction, the archive's own
 * journal. Prints the milliseconds from BEGIN to COMMIT, and those that the processor worked; reading
 * the rows is not counted.
 */
const [folder = '', target = ''] = process.argv.slice(2);
const archive = new Sqlite(join(folder, 'archive.db'), { readonly: true });
const db = new Sqlite(target);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = NORMAL');
db.pragma('cache_size = -65536');
const columns = archive.prepare('SELECT * FROM messages').columns();
const names = columns.map(({ name }) => name);
db.exec(`
  CREATE TABLE plain (
    ${columns.map(({ name, type }) => `${name} ${type}${name === 'id' ? ' PRIMARY KEY' : ''}`).join(', ')}
  ) STRICT`);
const insert = db.prepare(
  `INSERT INTO plain (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
);
const read = archive.prepare('SELECT * FROM messages WHERE id > ? ORDER BY id LIMIT 10000').raw();
let time = 0;
let worked = 0;
let count = 0;
const timed = (insertion: () => void): void => {
  const start = performance.now();
  const before = process.threadCpuUsage();
  insertion();
  const { user, system } = process.threadCpuUsage(before);
  time += performance.now() - start;
  worked += (user + system) / 1000;
};
const next = (): unknown[][] => read.all(count) as unknown[][];
timed(() => db.exec('BEGIN'));
for (let rows = next(); rows.length > 0; rows = next()) {
  timed(() => {
    for (const row of rows) insert.run(row);
  });
  count = Number(rows.at(-1)?.[0]);
}
timed(() => db.exec('COMMIT'));
db.close();
archive.close();
console.log(JSON.stringify({ time, work: worked }));

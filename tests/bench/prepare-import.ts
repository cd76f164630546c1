import Sqlite from 'better-sqlite3';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { benchMessages } from './corpus.ts';

/** Writes the table to import, and prints how many milliseconds its rows take in a bare table. */
const [file = '', plain = '', messages = '0'] = process.argv.slice(2);
await writeTable(file, Number(messages));
console.log(insertPlainly(plain, Number(messages)));

async function writeTable(file: string, messages: number): Promise<void> {
  const out = createWriteStream(file);
  out.write('时间,会话,发送人,角色,内容\n');
  for (const { sentAt, conversation, sender, role, text } of benchMessages(messages)) {
    const time = new Date((sentAt ?? 0) + 8 * 3_600_000).toISOString();
    const roleWord = role === 'agent' ? '客服' : '买家';
    const line = `${time.slice(0, 10)} ${time.slice(11, 19)},${conversation},${sender},${roleWord},"${text}"\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** Milliseconds for the rows alone, without any index, check or provenance. */
function insertPlainly(file: string, messages: number): number {
  const db = new Sqlite(file);
  db.pragma('journal_mode = WAL');
  db.exec(
    'CREATE TABLE plain (id INTEGER PRIMARY KEY, conversation TEXT, sender TEXT, at INTEGER, text TEXT)',
  );
  const insert = db.prepare(
    'INSERT INTO plain (conversation, sender, at, text) VALUES (?, ?, ?, ?)',
  );
  const all = benchMessages(messages);
  let time = 0;
  db.exec('BEGIN');
  for (let chunk = take(all, 10_000); chunk.length > 0; chunk = take(all, 10_000)) {
    const start = performance.now();
    for (const one of chunk) insert.run(one.conversation, one.sender, one.sentAt, one.text);
    time += performance.now() - start;
  }
  const start = performance.now();
  db.exec('COMMIT');
  time += performance.now() - start;
  db.close();
  return time;
}

function take<T>(source: Iterator<T>, most: number): T[] {
  const taken: T[] = [];
  while (taken.length < most) {
    const next = source.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

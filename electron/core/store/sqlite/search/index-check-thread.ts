import Sqlite from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';
import { unlock } from '../unlock.ts';
import { isDamage } from './damage.ts';
import type { IndexToCheck, Soundness } from './index-check.ts';

/** Looks through an index file while others go on reading and writing it, and tells whether it is sound. */
const { file, key } = workerData as IndexToCheck;
parentPort?.postMessage(look());

function look(): Soundness {
  try {
    const db = new Sqlite(file, { readonly: true, timeout: 5_000 });
    try {
      unlock(db, key);
      return db.pragma('quick_check(1)', { simple: true }) === 'ok' ? 'sound' : 'damaged';
    } finally {
      db.close();
    }
  } catch (cause) {
    return isDamage(cause) ? 'damaged' : 'unknown';
  }
}

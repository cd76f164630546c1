import { workerData } from 'node:worker_threads';
import { openReader } from './open.ts';

export interface VacuumStart {
  readonly from: string;
  readonly to: string;
  readonly key: string | null;
}

/** Writes the database as it stands into a new file, under the same key, while others go on. */
const { from, to, key } = workerData as VacuumStart;
const db = openReader(from, key);
try {
  db.prepare('VACUUM INTO ?').run(to);
} finally {
  db.close();
}

import type { Database } from 'better-sqlite3';
import { createHash } from 'node:crypto';
import {
  chained,
  custodyStart,
  type CustodyEntry,
  type CustodyEvent,
} from '../../../../shared/domain/evidence/custody.ts';

/** Adds an event after the last one. Inside a transaction of the writer, so the chain never forks. */
export function appendCustody(db: Database, event: CustodyEvent): CustodyEntry {
  const last = db
    .prepare<[], { hash: string }>(`
      SELECT hash
      FROM custody
      ORDER BY id DESC
      LIMIT 1`)
    .get();
  const entry = chained(event, last?.hash ?? custodyStart, { sha256 });
  db.prepare(`
    INSERT INTO custody
      (at, actor, machine, program_version, event, object, digest_before, digest_after,
       previous_hash, hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
    BigInt(entry.at),
    entry.actor,
    entry.machine,
    entry.programVersion,
    entry.event,
    entry.object,
    entry.digestBefore,
    entry.digestAfter,
    entry.previousHash,
    entry.hash,
  );
  return entry;
}

const selectCustody = `
  SELECT at,
         actor,
         machine,
         program_version AS programVersion,
         event,
         object,
         digest_before AS digestBefore,
         digest_after AS digestAfter,
         previous_hash AS previousHash,
         hash
  FROM custody`;

export function custodyEntries(db: Database): CustodyEntry[] {
  return db.prepare<[], CustodyEntry>(`${selectCustody} ORDER BY id`).all();
}

/** What happened to `objects` before `mine` was first made: the same again whenever it is made again. */
export function custodyBefore(
  db: Database,
  objects: readonly string[],
  mine: string,
): CustodyEntry[] {
  return db
    .prepare<[string, string], CustodyEntry>(`
      ${selectCustody}
      WHERE object IN (SELECT value FROM json_each(?))
        AND id < COALESCE((SELECT MIN(id) FROM custody WHERE object = ?), 9223372036854775807)
      ORDER BY id`)
    .all(JSON.stringify(objects), mine);
}

function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

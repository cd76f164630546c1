import type { Database } from 'better-sqlite3';
import { createHash } from 'node:crypto';
import {
  chained,
  custodyStart,
  type CustodyEntry,
  type CustodyEvent,
} from '../../../../shared/domain/evidence/custody.ts';
import { recordEvent } from './events.ts';

/** Adds an event after the last one, and tells it among the deeds on its case. Inside a transaction of the writer, so the chain never forks. */
export function appendCustody(db: Database, caseId: bigint, event: CustodyEvent): void {
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
    VALUES (@at, @actor, @machine, @programVersion, @event, @object, @digestBefore, @digestAfter,
      @previousHash, @hash)`).run(entry);
  const { at, actor, object, hash } = entry;
  recordEvent(db, { at, actor }, event.event, 'case', caseId, {
    before: {},
    after: { package: object, custody: hash },
  });
}

/** Keeps an entry of another archive's log; one that is known adds nothing. */
export function keepCustodyOf(db: Database, archive: string, entry: CustodyEntry): void {
  db.prepare(`
    INSERT INTO custody_elsewhere
      (archive, after_id, at, actor, machine, program_version, event, object, digest_before,
       digest_after, previous_hash, hash)
    SELECT @archive, COALESCE(MAX(id), 0), @at, @actor, @machine, @programVersion, @event, @object,
      @digestBefore, @digestAfter, @previousHash, @hash
    FROM custody
    WHERE true
    ON CONFLICT DO NOTHING`).run({ archive, ...entry });
}

export function custodyEntry(db: Database, hash: string): CustodyEntry | undefined {
  return db.prepare<[string], CustodyEntry>(`${selectCustody} WHERE hash = ?`).get(hash);
}

/** What others said of their packages, as it came. */
export function custodyElsewhere(db: Database): CustodyEntry[] {
  return db.prepare<[], CustodyEntry>(`${selectElsewhere} ORDER BY id`).all();
}

const columns = `
  SELECT at,
         actor,
         machine,
         program_version AS programVersion,
         event,
         object,
         digest_before AS digestBefore,
         digest_after AS digestAfter,
         previous_hash AS previousHash,
         hash`;
const selectCustody = `${columns} FROM custody`;
const selectElsewhere = `${columns} FROM custody_elsewhere`;

export function custodyEntries(db: Database): CustodyEntry[] {
  return db.prepare<[], CustodyEntry>(`${selectCustody} ORDER BY id`).all();
}

/**
 * What happened to `packages` before `mine` was first made, here and then elsewhere: the same again
 * whenever it is made again.
 */
export function custodyBefore(
  db: Database,
  packages: readonly { readonly name: string; readonly archive: string | null }[],
  mine: string,
): CustodyEntry[] {
  const first = `COALESCE(
    (SELECT MIN(id) FROM custody WHERE object = @mine), 9223372036854775807)`;
  const given = { packages: JSON.stringify(packages), mine };
  const here = db
    .prepare<[object], CustodyEntry>(`
      ${selectCustody}
      WHERE object IN (
          SELECT value ->> 'name'
          FROM json_each(@packages)
          WHERE value ->> 'archive' IS NULL)
        AND id < ${first}
      ORDER BY id`)
    .all(given);
  const elsewhere = db
    .prepare<[object], CustodyEntry>(`
      ${selectElsewhere}
      WHERE (archive, object) IN (
          SELECT value ->> 'archive', value ->> 'name'
          FROM json_each(@packages))
        AND after_id < ${first}
      ORDER BY archive, at, id`)
    .all(given);
  return [...here, ...elsewhere];
}

export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

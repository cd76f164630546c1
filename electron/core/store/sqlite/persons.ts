import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { HashedSecret, PersonStore, StoredPerson } from '../persons.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';

export function personStore({ reader, writer }: Connections): PersonStore {
  return {
    list: async () =>
      reader
        .prepare<[], PersonRow>(`${selectPersons} ORDER BY left_at IS NOT NULL, id`)
        .all()
        .map(toPerson),
    async find(name) {
      const row = reader.prepare<[string], PersonRow>(`${selectPersons} WHERE name = ?`).get(name);
      return row === undefined ? null : toPerson(row);
    },
    get: async (personId) => readPerson(reader, personId),
    add: ({ name, role, secret }, by) =>
      writer.transaction((db) => {
        const { lastInsertRowid, changes } = db
          .prepare(
            `
            INSERT INTO persons (name, role, added_at, added_by)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (name) DO NOTHING`,
          )
          .run(name, role, by.at, by.actor);
        if (changes === 0) {
          throw new AppError('conflict', 'Somebody has this name already.', { name });
        }
        if (secret !== null) writeSecret(db, String(lastInsertRowid), secret);
        const detail = { name, role, secret: secret?.kind ?? 'none' };
        recordEvent(db, by, 'add', 'person', lastInsertRowid, detail);
        return String(lastInsertRowid);
      }),
    setSecret: (personId, secret, by) =>
      writer.transaction((db) => {
        readPerson(db, personId);
        writeSecret(db, personId, secret);
        recordEvent(db, by, 'set-secret', 'person', personId, { secret: secret?.kind ?? 'none' });
      }),
    change: (personId, { role, hasLeft }, by) =>
      writer.transaction((db) => {
        const before = readPerson(db, personId);
        const leftAt =
          hasLeft === undefined ? before.leftAt : hasLeft ? (before.leftAt ?? by.at) : null;
        db.prepare(
          `
          UPDATE persons
          SET role = ?,
              left_at = ?
          WHERE id = ?`,
        ).run(role ?? before.role, leftAt, BigInt(personId));
        const after = { role: role ?? before.role, leftAt };
        recordEvent(db, by, 'change', 'person', personId, {
          before: { role: before.role, leftAt: before.leftAt },
          after,
        });
      }),
    beginTry: (personId, at, lock) =>
      writer.transaction((db) => {
        const row = db
          .prepare<[bigint], { failures: number; locked: number | null }>(
            `
            SELECT failures, locked_until AS locked
            FROM persons
            WHERE id = ?`,
          )
          .get(BigInt(personId));
        if (row === undefined || (row.locked ?? 0) > at) return false;
        const failures = row.failures + 1;
        db.prepare(
          `
          UPDATE persons
          SET failures = ?,
              locked_until = ?
          WHERE id = ?`,
        ).run(failures, lock(failures), BigInt(personId));
        return true;
      }),
    endTry: (personId) =>
      writer.transaction((db) => {
        db.prepare(
          `
          UPDATE persons
          SET failures = 0,
              locked_until = NULL
          WHERE id = ?`,
        ).run(BigInt(personId));
      }),
  };
}

const selectPersons = `
  SELECT id, name, role, secret_kind AS kind, secret_parameters AS parameters, secret_salt AS salt,
    secret_hash AS hash, locked_until AS lockedUntil, added_at AS addedAt, left_at AS leftAt
  FROM persons`;

interface PersonRow extends Omit<StoredPerson, 'secret' | 'personId'> {
  readonly id: number;
  readonly kind: HashedSecret['kind'] | null;
  readonly parameters: string | null;
  readonly salt: Buffer | null;
  readonly hash: Buffer | null;
}

const parametersSchema = z.strictObject({ N: z.int(), r: z.int(), p: z.int() });

function toPerson({ id, kind, parameters, salt, hash, ...person }: PersonRow): StoredPerson {
  const isKept = kind !== null && parameters !== null && salt !== null && hash !== null;
  return {
    ...person,
    personId: String(id),
    secret: isKept
      ? { kind, parameters: parametersSchema.parse(JSON.parse(parameters)), salt, hash }
      : null,
  };
}

function readPerson(db: Database, personId: string): StoredPerson {
  const row = db
    .prepare<[bigint], PersonRow>(`${selectPersons} WHERE id = ?`)
    .get(BigInt(personId));
  if (row) return toPerson(row);
  throw new AppError('not-found', 'There is nobody of this id.', { personId });
}

/** A new secret takes the lock away: whoever sets it has proven that they may. */
function writeSecret(db: Database, personId: string, secret: HashedSecret | null): void {
  db.prepare(
    `
    UPDATE persons
    SET secret_kind = ?,
        secret_parameters = ?,
        secret_salt = ?,
        secret_hash = ?,
        failures = 0,
        locked_until = NULL
    WHERE id = ?`,
  ).run(
    secret?.kind ?? null,
    secret === null ? null : JSON.stringify(secret.parameters),
    secret?.salt ?? null,
    secret?.hash ?? null,
    BigInt(personId),
  );
}

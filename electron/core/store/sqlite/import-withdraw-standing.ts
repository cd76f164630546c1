import type { Database } from 'better-sqlite3';

/**
 * True of a source file `f` that a batch has brought which is not withdrawn: its own, or a later one that
 * found its bytes known. Where bytes were read again, as all that had brought them was withdrawn, they may
 * have been read otherwise (another encoding, another order of dates): the earlier reading stays hidden.
 */
export const fileStands = `EXISTS (
    SELECT 1
    FROM source_files AS given
    JOIN import_batches AS giving ON giving.id = given.batch_id
    WHERE given.digest = f.digest
      AND giving.withdrawn_at IS NULL
      AND (
        given.id = f.id
        OR (given.status = 'unchanged' AND f.id = (
          SELECT MAX(reading.id)
          FROM source_files AS reading
          WHERE reading.digest = given.digest
            AND reading.status = 'imported'
            AND reading.id < given.id))))`;

/** Where a message was seen: rows of file `source_file_id` and `position`, its own first (`rank`). */
export const sightingsOfMessage = `
        SELECT 0 AS rank, source_file_id, position
        FROM main.messages
        WHERE id = @message
        UNION ALL
        SELECT 1 AS rank, source_file_id, position
        FROM sightings
        WHERE message_id = @message
        UNION ALL
        SELECT 2 AS rank, source_file_id, position
        FROM main.messages
        WHERE same_as = @message`;

/** Finds the first place that stands where a message was seen, for those whose own file is withdrawn. */
export function standingSighting(db: Database) {
  const find = db.prepare<[{ message: bigint }], { digest: string; position: number }>(`
    SELECT f.digest, seen.position
    FROM (${sightingsOfMessage}
    ) AS seen
    JOIN source_files AS f ON f.id = seen.source_file_id
    WHERE ${fileStands}
    ORDER BY seen.rank, f.id, seen.position
    LIMIT 1`);
  return (messageId: string) => find.get({ message: BigInt(messageId) });
}

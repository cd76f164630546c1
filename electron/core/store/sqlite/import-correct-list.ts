import type { Database } from 'better-sqlite3';
import type { Correction } from '../../../../shared/contract/imports.ts';

/** Corrections that reached files of a batch, oldest first. */
export function importCorrectionsOf(reader: Database): (batchId: string) => Correction[] {
  const corrections = reader.prepare<[bigint], Omit<Correction, 'from'> & { from: string }>(`
    SELECT CAST(c.id AS TEXT) AS correctionId,
           c.at,
           c.actor AS "by",
           c.kind,
           c.value AS "to",
           SUM(file.message_count) AS messages,
           json_group_array(DISTINCT CASE c.kind
             WHEN 'zone' THEN file.zone_before
             WHEN 'date-order' THEN COALESCE(
               file.assumptions_before ->> '$.dateOrder',
               file.assumptions_before ->> '$.assumed.date-order',
               '')
             ELSE COALESCE(file.assumptions_before ->> '$.agents', '[]')
           END) AS "from"
    FROM import_corrections AS c
    JOIN import_correction_files AS file ON file.correction_id = c.id
    JOIN source_files AS f ON f.id = file.source_file_id
    WHERE f.batch_id = ?
    GROUP BY c.id
    ORDER BY c.id`);
  return (batchId) =>
    corrections.all(BigInt(batchId)).map(({ from, ...correction }) => ({
      ...correction,
      from: (JSON.parse(from) as string[])
        .map((before) => (correction.kind === 'own-account' ? named(before) : before))
        .filter((before) => before !== ''),
    }));
}

function named(agents: string): string {
  return (JSON.parse(agents) as string[]).join(', ');
}

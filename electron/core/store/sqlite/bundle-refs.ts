import type { Database } from 'better-sqlite3';
import { hash } from 'node:crypto';
import type { MessageRef } from '../bundle-records.ts';
import { prepareOnce } from './prepare.ts';

/** How other archives with the same originals know a message. */
export function messageRef(db: Database, messageId: number): MessageRef | null {
  const row = prepareOnce<[number], StandRow & { digest: string; position: number }>(
    db,
    `
    SELECT f.digest, m.position, m.id, m.sender, m.text
    FROM main.messages AS m
    JOIN source_files AS f ON f.id = m.source_file_id
    WHERE m.id = ?`,
  ).get(messageId);
  return row ? { digest: row.digest, position: row.position, check: checkOf(row) } : null;
}

/** The message here, where its original is here too. */
export function messageOf(db: Database, { digest, position, check }: MessageRef): number | null {
  const rows = prepareOnce<[object], StandRow>(
    db,
    `
    SELECT m.id, m.sender, m.text
    FROM source_files AS f
    JOIN main.messages AS m ON m.source_file_id = f.id
    WHERE f.digest = @digest
      AND f.status = 'imported'
      AND m.position = @position
      AND m.hidden < 2
    UNION ALL
    SELECT m.id, m.sender, m.text
    FROM source_files AS f
    JOIN sightings AS s ON s.source_file_id = f.id
    JOIN main.messages AS m ON m.id = s.message_id
    WHERE f.digest = @digest
      AND f.status = 'imported'
      AND s.position = @position
      AND m.hidden < 2`,
  ).all({ digest, position });
  const [only] = rows;
  return (
    (rows.find((row) => checkOf(row) === check) ?? (rows.length === 1 ? only : null))?.id ?? null
  );
}

interface StandRow {
  readonly id: number;
  readonly sender: string;
  readonly text: string;
}

function checkOf({ sender, text }: StandRow): string {
  return hash('sha256', `${sender}\0${text}`, 'hex').slice(0, 16);
}

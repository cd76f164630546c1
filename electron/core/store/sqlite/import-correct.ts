import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { CorrectionFacts, CorrectionTarget, ImportsStore } from '../imports.ts';
import type { By } from '../store.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';
import { correctionWriter } from './import-correct-writer.ts';
import { sessionJoining } from './session-joins.ts';

/** Corrects assumptions under which files were read; what was before is written down first. */
export function importCorrections({
  reader,
  writer,
}: Connections): Pick<ImportsStore, 'filesOf' | 'linkedFiles' | 'correct'> {
  return {
    filesOf: async (target) => filesOf(reader, target),
    linkedFiles: async (sourceFileIds) => linkedFiles(reader, sourceFileIds),
    async correct(facts, by, work, join, onPlaced) {
      try {
        return await writer.hold(async (db) => {
          const id = open(db, facts, by);
          const correction = correctionWriter(db, id);
          await work(correction.writer);
          if (correction.isEmpty()) throw nothing;
          const { messages, conversations } = await correction.apply(onPlaced);
          const { kind, value } = facts;
          recordEvent(db, by, 'correct', 'import-correction', id, { kind, value, messages });
          const touched = [...conversations];
          const joined = join(sessionJoining(db, batchOf(db, facts.target), touched));
          const conversationIds = [...new Set([...touched.map(String), ...joined])];
          return { correctionId: String(id), messages, conversationIds };
        });
      } catch (cause) {
        if (cause !== nothing) throw cause;
        return null;
      }
    },
  };
}

/** Thrown to roll back a correction that changes nothing; no failure. */
const nothing = new Error('nothing to correct');

/** The batch under which what follows from a correction is written down. */
function batchOf(db: Database, target: CorrectionTarget): number {
  if ('batchId' in target) return Number(target.batchId);
  return db
    .prepare<[number | undefined], number>(`
      SELECT batch_id
      FROM source_files
      WHERE id = ?`)
    .pluck()
    .get(filesOf(db, target)[0])!;
}

function open(db: Database, { kind, target, value }: CorrectionFacts, by: By): number {
  const { lastInsertRowid } = db
    .prepare(`
      INSERT INTO import_corrections (at, actor, kind, batch_id, question_id, value)
      VALUES (?, ?, ?, ?, ?, ?)`)
    .run(
      by.at,
      by.actor,
      kind,
      'batchId' in target ? BigInt(target.batchId) : null,
      'questionId' in target ? BigInt(target.questionId) : null,
      value,
    );
  return Number(lastInsertRowid);
}

function filesOf(db: Database, target: CorrectionTarget): number[] {
  if ('questionId' in target) return filesOfQuestion(db, target.questionId);
  if ('digest' in target) return filesWith(db, target.digest);
  const { batchId } = target;
  const batch = db.prepare('SELECT 1 FROM import_batches WHERE id = ?').get(BigInt(batchId));
  if (!batch) throw new AppError('not-found', 'There is no such import batch.', { batchId });
  return db
    .prepare<[bigint], number>(`
      SELECT DISTINCT same.id
      FROM source_files AS given
      JOIN source_files AS same ON same.digest = given.digest
      WHERE given.batch_id = ?
        AND given.status <> 'refused'
        AND same.status = 'imported'
        AND same.format <> 'zip'
      ORDER BY same.id`)
    .pluck()
    .all(BigInt(batchId));
}

function filesWith(db: Database, digest: string): number[] {
  return db
    .prepare<[string], number>(`
      SELECT id
      FROM source_files
      WHERE digest = ?
        AND status = 'imported'
        AND format <> 'zip'
      ORDER BY id`)
    .pluck()
    .all(digest);
}

/** The side of an account is asked in many conversations, and told for all of them. */
function filesOfQuestion(db: Database, questionId: string): number[] {
  return db
    .prepare<[bigint], number>(`
      SELECT DISTINCT asked.source_file_id
      FROM import_questions AS question
      JOIN import_questions AS same
        ON same.id = question.id
        OR (same.kind = 'own-account' AND question.kind = 'own-account')
      JOIN import_question_files AS asked ON asked.question_id = same.id
      WHERE question.id = ?
      ORDER BY asked.source_file_id`)
    .pluck()
    .all(BigInt(questionId));
}

/** Files that hold the same messages cannot be read under two assumptions. */
function linkedFiles(db: Database, sourceFileIds: readonly number[]): number[] {
  const next = db.prepare<[{ file: bigint }], number>(`
    WITH own AS (
      SELECT id
      FROM main.messages
      WHERE source_file_id = @file
      UNION
      SELECT message_id
      FROM sightings
      WHERE source_file_id = @file
    ),
    linked AS (
      SELECT m.source_file_id
      FROM own
      CROSS JOIN main.messages AS m ON m.id = own.id
      UNION
      SELECT sightings.source_file_id
      FROM own
      CROSS JOIN sightings ON sightings.message_id = own.id
    )
    SELECT source_file_id
    FROM linked`);
  const found = new Set(sourceFileIds);
  for (const file of found) {
    for (const id of next.pluck().all({ file: BigInt(file) })) found.add(id);
  }
  return [...found].toSorted((a, b) => a - b);
}

import type { ImportsStore } from '../imports.ts';
import type { Connections } from './connections.ts';
import { openBatch } from './import-batch.ts';
import { importCorrections } from './import-correct.ts';
import { importQueries } from './import-queries.ts';
import { importQuestions } from './import-questions.ts';
import { isWithoutMessages } from './import-bulk.ts';
import { importWithdrawals } from './import-withdraw.ts';

export function importsStore(connections: Connections): ImportsStore {
  const { reader, writer } = connections;
  const batchOf = reader.prepare<[string], { batchId: string }>(`
    SELECT CAST(f.batch_id AS TEXT) AS batchId
    FROM source_files AS f
    JOIN import_batches AS b ON b.id = f.batch_id
    WHERE f.digest = ?
      AND f.status = 'imported'
    ORDER BY b.withdrawn_at IS NOT NULL, f.id
    LIMIT 1`);
  return {
    findBatchOf: async (digest) => batchOf.get(digest)?.batchId ?? null,
    async writeBatch(facts, work) {
      try {
        await writer.hold(async (db) => {
          const batch = openBatch(db, facts);
          try {
            if (!(await work(batch))) throw nothing;
            batch.close();
          } finally {
            batch.giveUp();
          }
        }, isWithoutMessages);
      } catch (cause) {
        if (cause !== nothing) throw cause;
      }
    },
    recordAttempt: (by, detail) =>
      writer.transaction((db) => {
        db.prepare(`
          INSERT INTO events (at, actor, action, noun, noun_id, detail)
          VALUES (?, ?, 'import-without-effect', 'import-batch', NULL, ?)`).run(
          by.at,
          by.actor,
          JSON.stringify(detail),
        );
      }),
    ...importQueries(reader),
    ...importQuestions(connections),
    ...importWithdrawals(connections),
    ...importCorrections(connections),
  };
}

/** Thrown to roll back a batch that has brought nothing; no failure. */
const nothing = new Error('nothing to keep');

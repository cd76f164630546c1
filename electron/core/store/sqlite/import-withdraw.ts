import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { ImportsStore, StandingEffect } from '../imports.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';
import { messagesOfFiles, settleMessages } from './import-withdraw-settle.ts';
import { conversationsOfSessions, settleCustomerNames } from './session-names.ts';

/** Takes whole batches out of sight and brings them back. No row is deleted. */
export function importWithdrawals({
  writer,
}: Connections): Pick<ImportsStore, 'withdraw' | 'withdrawal' | 'restore'> {
  return {
    async withdrawal(batchId) {
      const found: { effect: StandingEffect | null } = { effect: null };
      const tried = writer.hold(async (db) => {
        mustBe(db, batchId, 'standing');
        mark(db, batchId, { at: 0, actor: '', reason: '' });
        found.effect = await settleMessages(db, messagesOfFiles(db, filesOf(db, batchId)));
        // Ends the transaction, whose outcome is all that was asked for.
        throw new Error('Taken back.');
      });
      await tried.catch((cause: unknown) => {
        if (found.effect === null) throw cause;
      });
      return found.effect ?? { messages: 0, conversationIds: [] };
    },
    withdraw: (batchId, reason, by) =>
      writer.hold(async (db) => {
        mustBe(db, batchId, 'standing');
        mark(db, batchId, { at: by.at, actor: by.actor, reason });
        const files = filesOf(db, batchId);
        const effect = await settleMessages(db, messagesOfFiles(db, files));
        settleCustomerNames(db, conversationsOfSessions(db, files));
        const { messages } = effect;
        recordEvent(db, by, 'withdraw', 'import-batch', batchId, { reason, messages });
        return effect;
      }),
    restore: (batchId, by) =>
      writer.hold(async (db): Promise<StandingEffect> => {
        mustBe(db, batchId, 'withdrawn');
        mark(db, batchId, { at: null, actor: null, reason: null });
        const files = filesOf(db, batchId);
        const effect = await settleMessages(db, messagesOfFiles(db, files));
        settleCustomerNames(db, conversationsOfSessions(db, files));
        const { messages } = effect;
        recordEvent(db, by, 'restore', 'import-batch', batchId, { messages });
        return effect;
      }),
  };
}

function mustBe(db: Database, batchId: string, state: 'standing' | 'withdrawn'): void {
  const batch = db
    .prepare<[bigint], { withdrawnAt: number | null }>(`
      SELECT withdrawn_at AS withdrawnAt
      FROM import_batches
      WHERE id = ?`)
    .get(BigInt(batchId));
  if (!batch) throw new AppError('not-found', 'There is no such import batch.', { batchId });
  const isWithdrawn = batch.withdrawnAt !== null;
  if (isWithdrawn === (state === 'withdrawn')) return;
  throw new AppError(
    'conflict',
    isWithdrawn ? 'This batch is withdrawn already.' : 'This batch is not withdrawn.',
    { batchId },
  );
}

type Mark =
  | { readonly at: number; readonly actor: string; readonly reason: string }
  | {
      readonly at: null;
      readonly actor: null;
      readonly reason: null;
    };

/** Who withdrew it before stands in the events. */
function mark(db: Database, batchId: string, { at, actor, reason }: Mark): void {
  db.prepare(`
    UPDATE import_batches
    SET withdrawn_at = ?,
        withdrawn_by = ?,
        withdrawn_reason = ?
    WHERE id = ?`).run(at, actor, reason, BigInt(batchId));
}

/** Its files, and those that brought the same bytes before, whose messages are theirs as well. */
function filesOf(db: Database, batchId: string): number[] {
  return db
    .prepare<[bigint], number>(`
      SELECT DISTINCT same.id
      FROM source_files AS given
      JOIN source_files AS same ON same.digest = given.digest
      WHERE given.batch_id = ?
        AND given.status <> 'refused'
        AND same.status = 'imported'`)
    .pluck()
    .all(BigInt(batchId));
}

import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { promisesTexts } from '../../../shared/i18n/promises.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { client, type Client } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';

type Edit = Omit<Parameters<Client['promises']['edit']>[0], 'promiseId'>;

export interface Decisions {
  confirm(promise: PromiseRow): Promise<void>;
  reject(promise: PromiseRow): Promise<void>;
  keep(promise: PromiseRow, by: { proofMessageId?: string; reason?: string }): Promise<void>;
  break(promise: PromiseRow, reason: string | undefined): Promise<void>;
  withdraw(promise: PromiseRow, reason: string): Promise<void>;
  edit(promise: PromiseRow, edit: Edit): Promise<void>;
  /** Reminds again at this time, UTC ms. */
  snooze(promise: PromiseRow, until: number): Promise<void>;
  /** What was decided is open again. */
  reopen(promise: PromiseRow): Promise<void>;
}

/** What a person may decide. Each says that it is done and offers to take it back; fails as the core does. */
export function useDecisions(onFailedUndo: (error: unknown) => void): Decisions {
  const t = useTexts(promisesTexts);
  const common = useTexts(commonWords);
  const done = (text: string, undo: () => Promise<unknown>): void => {
    const run = (): void => void undo().then(() => notify(t.undone), onFailedUndo);
    notify(text, { label: common.undo, run });
  };
  return {
    async confirm(promise) {
      const { promiseId, status } = promise;
      await client.promises.confirm({ promiseId });
      done(t.confirmed, () =>
        status === 'rejected' ? client.promises.reject({ promiseId }) : reopen(promise, 'proposed'),
      );
    },
    async reject(promise) {
      const { promiseId, status } = promise;
      await client.promises.reject({ promiseId });
      done(t.rejected, () =>
        status === 'open' ? client.promises.confirm({ promiseId }) : reopen(promise, 'proposed'),
      );
    },
    async keep(promise, by) {
      await client.promises.keep({ promiseId: promise.promiseId, ...by });
      done(t.kept, () => reopenClosed(promise));
    },
    async break(promise, reason) {
      const { promiseId } = promise;
      await client.promises.break({ promiseId, ...(reason ? { reason } : {}) });
      done(t.broken, () => reopenClosed(promise));
    },
    async withdraw(promise, reason) {
      await client.promises.withdraw({ promiseId: promise.promiseId, reason });
      done(t.withdrawn, () => reopenClosed(promise));
    },
    async edit(promise, edit) {
      const { promiseId, what, kind, dueAt, amountCents, owner } = promise;
      await client.promises.edit({ promiseId, ...edit });
      const before = { what, kind, dueAt, amountCents, owner };
      done(t.saved, () => client.promises.edit({ promiseId, ...before }));
    },
    async snooze({ promiseId }, until) {
      await client.promises.snooze({ promiseId, until });
      notify(t.snoozed);
    },
    async reopen(promise) {
      const { promiseId, status, proofMessageId, closeReason } = promise;
      const isRejected = status === 'rejected';
      await reopen(promise, isRejected ? 'proposed' : 'open');
      const reason = closeReason || t.undone;
      done(isRejected ? t.undone : t.reopened, () => {
        if (isRejected) return client.promises.reject({ promiseId, reason });
        if (status === 'withdrawn') return client.promises.withdraw({ promiseId, reason });
        if (status === 'broken') return client.promises.break({ promiseId, reason });
        const proof = proofMessageId ? { proofMessageId } : { reason };
        return client.promises.keep({ promiseId, ...proof });
      });
    },
  };
}

function reopen({ promiseId }: PromiseRow, to: 'proposed' | 'open'): Promise<unknown> {
  return client.promises.reopen({ promiseId, to });
}

/** Back to what it was: a closed promise opens first, a proposal goes one step further. */
async function reopenClosed(promise: PromiseRow): Promise<void> {
  const { promiseId, status, closeReason } = promise;
  await reopen(promise, 'open');
  if (status === 'proposed') await reopen(promise, 'proposed');
  if (status === 'broken') {
    await client.promises.break({ promiseId, ...(closeReason ? { reason: closeReason } : {}) });
  }
}

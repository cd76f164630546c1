import type { AuditEvent, AuditFilter } from '../../../shared/contract/history.ts';
import { csvOf } from '../../../shared/domain/csv.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import type { HistoryStore } from '../store/history.ts';

export function historyProcedures({ store: { history }, clock }: Core) {
  return {
    list: os.history.list.handler(async ({ input: { noun, id } }) => ({
      decisions: await history.list(noun, id),
    })),
    audit: os.history.audit.handler(async ({ input: { limit, beforeId, ...filter } }) => {
      const page = beforeId === undefined ? {} : { beyondId: beforeId };
      const found = await history.audit(filter, { order: 'newest', limit: limit + 1, ...page });
      const events = found.slice(0, limit);
      return { events, next: found.length > limit ? (events.at(-1)?.eventId ?? null) : null };
    }),
    auditFacets: os.history.auditFacets.handler(() => history.auditFacets()),
    auditCsv: os.history.auditCsv.handler(async function* ({ input, signal }) {
      for await (const chunk of csvChunks(history, input)) {
        signal?.throwIfAborted();
        yield { chunk };
      }
    }),
    reveal: os.history.reveal.handler(async ({ input: { messageId, what }, context }) => {
      await history.reveal(messageId, what, { actor: context.actor, at: clock.now() });
      return {};
    }),
  };
}

const pageRows = 1_000;
const head = ['eventId', 'at', 'by', 'action', 'noun', 'id', 'before', 'after'] as const;

/** Page by page, so that a log of years needs no room. */
async function* csvChunks(history: HistoryStore, filter: AuditFilter): AsyncGenerator<string> {
  yield csvOf([head]);
  let beyond: string | undefined;
  do {
    const from = beyond === undefined ? {} : { beyondId: beyond };
    const events = await history.audit(filter, { order: 'oldest', limit: pageRows, ...from });
    // The mark of the file's encoding stands at its begin alone.
    if (events.length > 0) yield csvOf(events.map(row)).replace('\uFEFF', '');
    beyond = events.length === pageRows ? events.at(-1)?.eventId : undefined;
  } while (beyond !== undefined);
}

function row({ eventId, at, by, action, noun, id, before, after }: AuditEvent) {
  const time = new Date(at).toISOString();
  return [eventId, time, by, action, noun, id, JSON.stringify(before), JSON.stringify(after)];
}

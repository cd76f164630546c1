import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { LoggedNote } from '../handovers.ts';

/** What the event log knows of each signed note: the words on its items, and what was closed since. */
export function loggedNotes(db: Database): ReadonlyMap<string, LoggedNote> {
  const rows = db
    .prepare<[], LoggedRow>(
      `
      SELECT e.noun_id AS id, e.at, e.actor, e.action, e.detail, d.event_id IS NULL AS own
      FROM events e
      LEFT JOIN received_deeds d ON d.event_id = e.id
      WHERE e.noun = 'handover'
        AND e.action IN ('accept', 'ask', 'refuse', 'answer', 'countersign', 'edit-item', 'addendum')
      ORDER BY e.id`,
    )
    .all()
    .map(({ detail, own, ...row }) => ({
      ...row,
      isOwn: own === 1,
      detail: detailSchema.parse(JSON.parse(detail)),
    }));
  const byNote = Map.groupBy(rows, ({ id }) => String(id));
  return new Map([...byNote].map(([id, about]) => [id, noteOf(about)]));
}

function noteOf(about: readonly Logged[]): LoggedNote {
  return {
    addenda: about.filter(({ action }) => action === 'addendum').length,
    words: about.flatMap(({ at, actor, action, detail, isOwn }) => {
      if (!isWord(action)) return [];
      const { itemId, reason = null, solo, said, due = null } = detail;
      const readBack = said == null ? null : { next_action: said, due_at: due };
      const word = { itemId: itemId ?? '', action, reason, at, by: actor, solo: Boolean(solo) };
      return [{ word: { ...word, readBack }, isOwn }];
    }),
    countersignatures: about.flatMap(({ at, actor, action, detail }) =>
      action === 'countersign' ? [{ by: actor, at, remark: detail.remark ?? null }] : [],
    ),
    changes: about.flatMap(({ at, actor, detail: { itemId, changes = [] } }) =>
      changes.map((change) => ({ itemId: itemId ?? '', ...change, by: actor, at })),
    ),
  };
}

const isWord = (action: string): action is 'accept' | 'ask' | 'refuse' | 'answer' =>
  ['accept', 'ask', 'refuse', 'answer'].includes(action);

interface LoggedRow {
  readonly id: number;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly detail: string;
  readonly own: number;
}

type Logged = Omit<LoggedRow, 'detail' | 'own'> & {
  readonly isOwn: boolean;
  readonly detail: z.infer<typeof detailSchema>;
};

const words = z.string().nullish();
const detailSchema = z.object({
  itemId: words,
  reason: words,
  solo: z.union([z.number(), z.boolean()]).optional(),
  said: words,
  due: words,
  remark: words,
  changes: z
    .array(
      z.object({
        field: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
        reason: z.string().nullable(),
        proofMessageId: z.string().nullable(),
      }),
    )
    .optional(),
});

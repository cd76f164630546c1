import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { NoteElsewhere } from '../handovers.ts';
import { itemsHere } from './bundle-note-refs.ts';

/** Signed notes that came from other archives, with all that was said of them there and here. */
export function notesElsewhere(db: Database): NoteElsewhere[] {
  const rows = db
    .prepare<[], EventRow>(
      `
      SELECT id, at, actor, action, noun_id AS noteId, detail
      FROM events
      WHERE noun = 'handover-elsewhere'
      ORDER BY at, id`,
    )
    .all()
    .map(({ noteId, detail, ...row }) => ({
      ...row,
      noteId: String(noteId),
      detail: detailSchema.parse(JSON.parse(detail)),
    }));
  const keyOf = (row: (typeof rows)[number]): string => `${row.detail.archive} ${row.noteId}`;
  const byNote = Map.groupBy(rows, keyOf);
  return [...byNote.values()].flatMap((about) => {
    const signed = about.find(({ action }) => action === 'sign' || action === 'publish');
    const { archive, canonical, hash, refs } = signed?.detail ?? {};
    if (!signed || !archive || !canonical || !hash) return [];
    return [
      {
        archive,
        handoverId: signed.noteId,
        canonical,
        ...itemsOf(db, canonical, refs),
        hash,
        publishedAt: signed.at,
        automatic: signed.action === 'publish',
        words: about.flatMap(({ at, actor, action, detail }) => {
          if (!isWord(action)) return [];
          const { itemId, reason = null, solo, said, due = null } = detail;
          const readBack = said == null ? null : { next_action: said, due_at: due };
          return [
            { itemId: itemId ?? '', action, reason, at, by: actor, solo: Boolean(solo), readBack },
          ];
        }),
        changes: about.flatMap(({ at, actor, action, detail }) => {
          const { itemId, field, before = null, after = null, reason = null } = detail;
          if (action !== 'edit-item' || itemId == null || field === undefined) return [];
          const { proofMessageId = null } = detail;
          return [{ itemId, field, before, after, reason, proofMessageId, by: actor, at }];
        }),
        addenda: about.flatMap(({ at, actor, action, detail }) => {
          if (action !== 'addendum') return [];
          const { number = 0, itemId = null, text = '', hash: own = '' } = detail;
          return [{ number, itemId, text, by: actor, at, hash: own }];
        }),
        countersignatures: about.flatMap(({ at, actor, action, detail }) =>
          action === 'countersign' ? [{ by: actor, at, remark: detail.remark ?? null }] : [],
        ),
      },
    ];
  });
}

function itemsOf(db: Database, canonical: string, refs: string | undefined) {
  const own = db
    .prepare<[], string>(
      `
      SELECT value ->> '$.archiveId'
      FROM meta
      WHERE key = 'identity'`,
    )
    .pluck()
    .get();
  const items = itemsHere(db, canonical, refs);
  const ours = items.flatMap(({ id, carried_elsewhere: before }) =>
    before?.archive === own && before ? [[id, cameOf(db, before.item)] as const] : [],
  );
  return { items, ours: new Map(ours) };
}

/** An item here and all that carried it on, with when the last of them was closed. */
function cameOf(db: Database, itemId: string): { lineage: string[]; closedAt: number | null } {
  const rows = db
    .prepare<[number], { id: number; closedAt: number | null }>(
      `
      WITH RECURSIVE lineage (id) AS (
        SELECT ?
        UNION
        SELECT i.id
        FROM lineage l
        JOIN handover_items i ON i.carried_from = l.id
      )
      SELECT l.id, (
        SELECT k.at
        FROM handover_item_changes k
        WHERE k.item_id = l.id
          AND k.field = 'state'
          AND k.after <> 'open'
        ORDER BY k.id DESC
        LIMIT 1
      ) AS closedAt
      FROM lineage l
      ORDER BY l.id`,
    )
    .all(Number(itemId));
  return { lineage: rows.map(({ id }) => String(id)), closedAt: rows.at(-1)?.closedAt ?? null };
}

const isWord = (action: string): action is 'accept' | 'ask' | 'refuse' | 'answer' =>
  ['accept', 'ask', 'refuse', 'answer'].includes(action);

interface EventRow {
  readonly id: number;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly noteId: number;
  readonly detail: string;
}

const words = z.string().nullish();
const detailSchema = z.object({
  archive: z.string(),
  canonical: z.string().optional(),
  hash: z.string().optional(),
  refs: z.string().optional(),
  field: z.string().optional(),
  before: words,
  after: words,
  proofMessageId: words,
  number: z.number().optional(),
  itemId: z.string().nullish(),
  reason: words,
  solo: z.union([z.number(), z.boolean()]).optional(),
  said: words,
  due: words,
  text: z.string().optional(),
  remark: words,
});

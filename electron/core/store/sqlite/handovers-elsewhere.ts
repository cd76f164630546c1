import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { NoteElsewhere } from '../handovers.ts';

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
    const { archive, canonical, hash } = signed?.detail ?? {};
    if (!signed || !archive || !canonical || !hash) return [];
    return [
      {
        archive,
        handoverId: signed.noteId,
        canonical,
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
  number: z.number().optional(),
  itemId: z.string().nullish(),
  reason: words,
  solo: z.union([z.number(), z.boolean()]).optional(),
  said: words,
  due: words,
  text: z.string().optional(),
  remark: words,
});

import type { Database } from 'better-sqlite3';
import type { LetGoKind } from '../../../../shared/contract/let-go.ts';

/** Findings that lie in a table of their own and say by a column whether a person has decided. */
export interface LetGoTable {
  readonly noun: 'promise' | 'dispute' | 'watch';
  readonly table: string;
  /** The column that says so, and its value once one was let go. */
  readonly state: 'status' | 'stage';
  readonly ended: 'rejected' | 'dismissed';
  /** Ids of those that wait and are older than `@before`. */
  readonly select: string;
}

const where = `
    AND (@conversation IS NULL OR c.id = @conversation)
    AND (@shop IS NULL OR s.name = @shop)`;

/** A promise of long ago that falls due only now is none of the past; a dispute is as old as its last message. */
export const letGoTables: readonly LetGoTable[] = [
  {
    noun: 'promise',
    table: 'promises',
    state: 'status',
    ended: 'rejected',
    select: `
  SELECT p.id
  FROM promises AS p
  JOIN messages AS m ON m.id = p.message_id
  JOIN conversations AS c ON c.id = m.conversation_id
  LEFT JOIN shops AS s ON s.id = c.shop_id
  WHERE p.status = 'proposed'
    AND m.sent_at < @before
    AND (p.due_at IS NULL OR p.due_at < @before)${where}`,
  },
  {
    noun: 'dispute',
    table: 'disputes',
    state: 'stage',
    ended: 'rejected',
    select: `
  SELECT d.id
  FROM disputes AS d
  JOIN conversations AS c ON c.id = d.conversation_id
  LEFT JOIN shops AS s ON s.id = c.shop_id
  WHERE d.stage = 'proposed'
    AND (
      SELECT MAX(m.sent_at)
      FROM dispute_messages AS l
      JOIN messages AS m ON m.id = l.message_id
      WHERE l.dispute_id = d.id
    ) < @before${where}`,
  },
  {
    noun: 'watch',
    table: 'watch_findings',
    state: 'status',
    ended: 'dismissed',
    select: `
  SELECT w.id
  FROM watch_findings AS w
  JOIN messages AS m ON m.id = w.message_id
  JOIN conversations AS c ON c.id = m.conversation_id
  LEFT JOIN shops AS s ON s.id = c.shop_id
  WHERE w.status = 'proposed'
    AND m.sent_at < @before${where}`,
  },
];

/** Contradictions of which nothing was told since. */
export const letGoMatters = {
  noun: 'contradiction' as const,
  select: `
  SELECT k.id
  FROM contradictions AS k
  JOIN messages AS m ON m.id = k.message_b_id
  JOIN conversations AS c ON c.id = m.conversation_id
  LEFT JOIN shops AS s ON s.id = c.shop_id
  LEFT JOIN messages AS a ON a.id = k.message_a_id
  WHERE k.status = 'proposed'
    AND MAX(m.sent_at, COALESCE(a.sent_at, 0)) < @before
    AND (@conversation IS NULL OR @conversation IN (c.id, a.conversation_id))
    AND (@shop IS NULL OR s.name = @shop)`,
};

const standingQueries: Readonly<Record<LetGoKind, string>> = {
  promise: 'SELECT id FROM promises WHERE let_go = ? ORDER BY id',
  dispute: 'SELECT id FROM disputes WHERE let_go = ? ORDER BY id',
  watch: 'SELECT id FROM watch_findings WHERE let_go = ? ORDER BY id',
  contradiction: `
    SELECT k.id
    FROM contradiction_decisions AS d
    JOIN contradictions AS k ON k.matter = d.matter
    WHERE d.let_go = ?
      AND NOT EXISTS (
        SELECT 1
        FROM contradiction_decisions AS later
        WHERE later.matter = d.matter
          AND (later.at, later.uid) > (d.at, d.uid))`,
  waiting: 'SELECT message_id FROM message_tags WHERE let_go = ? AND removed_at IS NULL',
};

/** What an act has let go and nobody has decided on since. */
export function standing(db: Database, act: string): Record<LetGoKind, number[]> {
  const of = (kind: LetGoKind): number[] =>
    db.prepare<[string], number>(standingQueries[kind]).pluck().all(act);
  return {
    promise: of('promise'),
    dispute: of('dispute'),
    watch: of('watch'),
    contradiction: of('contradiction'),
    waiting: of('waiting'),
  };
}

import type { Database } from 'better-sqlite3';

/**
 * Messages that are news to a note: said since the note before, or imported since then though said
 * earlier (not more than a week). Found through conversations that were active and through new ids, so
 * that the size of the archive does not matter.
 */
export const freshMessages = `
  SELECT m.id
  FROM conversations c
  CROSS JOIN messages m
  WHERE c.last_at >= @newsSince
    AND m.conversation_id = c.id
    AND m.sent_at >= @newsSince
    AND m.sent_at < @to
    AND (@shop IS NULL OR c.shop_id = @shop)
  UNION
  SELECT m.id
  FROM messages m
  WHERE m.id > @known
    AND m.sent_at >= @quiet
    AND m.sent_at < @to`;

interface FreshWindow {
  readonly shop: number | null;
  readonly newsSince: number;
  readonly to: number;
  readonly quiet: number;
  readonly known: number | null;
}

/** Their ids as a JSON array, to be bound where a query asks for news. */
export function freshIds(db: Database, window: FreshWindow): string {
  const ids = db.prepare<[FreshWindow], number>(freshMessages).pluck().all(window);
  return JSON.stringify(ids);
}

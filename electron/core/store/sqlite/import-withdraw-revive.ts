import type { Database } from 'better-sqlite3';
import type { ParsedMessage } from '../import-records.ts';
import { recountConversations, settleMessages } from './import-withdraw-settle.ts';

/**
 * Messages that were withdrawn and that a file brings again. They come back as themselves, so that what
 * people decided about them stands; their time is from now on as this file is read.
 */
export interface Reviver {
  see(messageId: number, message: ParsedMessage): void;
  /** To be called when all counts of the file are written down. */
  finish(): Promise<{ readonly messages: number; readonly conversations: readonly number[] }>;
}

export function reviver(db: Database, sourceFileId: number): Reviver {
  const seen = new Map<number, Pick<ParsedMessage, 'sentAt' | 'wallClock' | 'zone'>>();
  return {
    see(messageId, { sentAt, wallClock, zone }) {
      seen.set(messageId, { sentAt, wallClock, zone });
    },
    async finish() {
      if (seen.size === 0) return { messages: 0, conversations: [] };
      const retimed = retime(db, sourceFileId, seen);
      const { messages, conversationIds } = await settleMessages(db, seen.keys());
      const conversations = [...new Set([...retimed, ...conversationIds.map(Number)])];
      await recountConversations(db, conversations);
      return { messages, conversations };
    },
  };
}

/** Only where wall clock and text are the same was it found again, so that the zone is all that differs. */
function retime(
  db: Database,
  sourceFileId: number,
  seen: ReadonlyMap<number, Pick<ParsedMessage, 'sentAt' | 'wallClock' | 'zone'>>,
): Set<number> {
  const find = db.prepare<[number], Stored>(`
    SELECT conversation_id AS conversationId, sent_at AS sentAt, wall_clock AS wallClock, zone,
      fingerprint
    FROM main.messages
    WHERE id = ?`);
  const open = db.prepare(`
    INSERT INTO import_corrections (at, actor, kind, batch_id, value)
    SELECT b.started_at, b.actor, 'zone', b.id, f.zone
    FROM source_files AS f
    JOIN import_batches AS b ON b.id = f.batch_id
    WHERE f.id = ?`);
  const write = db.prepare(`
    INSERT INTO message_corrections (correction_id, message_id, sent_at_before, wall_clock_before,
      zone_before, fingerprint_before, sent_at, wall_clock, zone, fingerprint)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const change = db.prepare(`
    UPDATE main.messages
    SET sent_at = ?,
        zone = ?
    WHERE id = ?`);
  const conversations = new Set<number>();
  let correction: number | bigint | null = null;
  for (const [id, now] of seen) {
    const before = find.get(id)!;
    const isOther = before.sentAt !== now.sentAt || before.zone !== now.zone;
    if (!isOther || before.wallClock !== now.wallClock) continue;
    correction ??= open.run(sourceFileId).lastInsertRowid;
    const { sentAt, wallClock, zone, fingerprint } = before;
    const unchanged = [wallClock, now.zone, fingerprint];
    write.run(correction, id, sentAt, wallClock, zone, fingerprint, now.sentAt, ...unchanged);
    change.run(now.sentAt, now.zone, id);
    conversations.add(before.conversationId);
  }
  return conversations;
}

interface Stored {
  readonly conversationId: number;
  readonly sentAt: number | null;
  readonly wallClock: string | null;
  readonly zone: string | null;
  readonly fingerprint: Buffer;
}

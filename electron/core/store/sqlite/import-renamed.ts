import type { Database } from 'better-sqlite3';
import type { Saying, Suspicion } from '../imports.ts';
import { isTimed, type OpenConversation } from './import-conversations.ts';
import { madeOf, mostSayings, sayingColumns, toSayings } from './import-suspicions.ts';
import { floor } from './import-time-class.ts';

/**
 * Conversations that two formats know by the same key, but in which this file has people whom nobody has
 * met there: one format's 我 may be the other's account. What was said tells.
 */
export function findRenamed(
  db: Database,
  brought: readonly OpenConversation[],
  sourceFileId: number,
  format: string,
): Suspicion[] {
  const known = brought.filter(
    (each) => !each.isMade && each.madeFormat !== format && isTimed(each),
  );
  if (known.length === 0) return [];
  // In the order of this file: of a minute only that tells what came first.
  const ours = db.prepare<[Place], Row>(`
    SELECT ${sayingColumns}
    FROM messages
    JOIN accounts ON accounts.id = messages.account_id
    LEFT JOIN sightings
      ON sightings.message_id = messages.id
     AND sightings.source_file_id = @file
    WHERE ${saidThen}
      AND (messages.source_file_id = @file OR sightings.message_id IS NOT NULL)
    ORDER BY messages.sent_at, COALESCE(sightings.position, messages.position)
    LIMIT @limit`);
  const theirs = db.prepare<[Place], Row>(`
    SELECT ${sayingColumns}
    FROM messages
    JOIN accounts ON accounts.id = messages.account_id
    WHERE ${saidThen}
      AND messages.source_file_id <> @file
    ORDER BY messages.sent_at, messages.id
    LIMIT @limit`);
  return known.flatMap((conversation) => {
    const place = {
      conversation: conversation.id,
      since: floor(conversation.firstAt, 60_000),
      until: floor(conversation.lastAt, 60_000) + 60_000,
      file: sourceFileId,
      limit: mostSayings,
    };
    const [mine, others] = [toSayings(ours.all(place)), toSayings(theirs.all(place))];
    const met = new Set(others.map(({ accountId }) => accountId));
    if (mine.every(({ accountId }) => met.has(accountId))) return [];
    const { id, title } = conversation;
    const made = madeOf(db, conversation);
    return [{ made, isMade: true, ours: mine, conversationId: id, title, theirs: others }];
  });
}

interface Place {
  readonly conversation: number;
  readonly since: number;
  readonly until: number;
  readonly file: number;
  readonly limit: number;
}

type Row = Omit<Saying, 'bySecond'> & { readonly wallClock: string | null };

const saidThen = `messages.conversation_id = @conversation
      AND messages.sent_at >= @since
      AND messages.sent_at < @until
      AND messages.kind = 'text'
      AND messages.is_system = 0`;

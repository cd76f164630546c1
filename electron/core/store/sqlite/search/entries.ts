import type { Database } from 'better-sqlite3';
import { facet, tokensOf } from '../../../../../shared/domain/search/tokens.ts';
import { freeSlot, wantedSlot } from './slots.ts';

/** A message as the index needs it. */
export interface Source {
  readonly id: number;
  readonly sentAt: number | null;
  readonly text: string;
  readonly fingerprint: Buffer;
  readonly conversationId: number;
  readonly accountId: number;
  readonly platform: string;
  readonly channel: string;
  readonly shopId: number;
  readonly kind: string;
  readonly isSystem: 0 | 1;
  readonly internal: 0 | 1;
  readonly edited: 0 | 1;
}

/** Columns and joins of a `Source`; add WHERE. */
export const selectSource = `
  SELECT
    m.id,
    m.sent_at AS sentAt,
    m.text,
    m.fingerprint,
    m.conversation_id AS conversationId,
    COALESCE(m.account_id, 0) AS accountId,
    c.platform,
    c.channel,
    COALESCE(c.shop_id, 0) AS shopId,
    m.kind,
    m.is_system AS isSystem,
    m.internal,
    m.edited
  FROM messages AS m
  JOIN conversations AS c ON c.id = m.conversation_id`;

/** A message at the slot that it was given. */
interface Placed {
  readonly slot: number;
  readonly wanted: number;
  readonly message: Source;
}

/** Takes a slot for each. They come back in ascending order, or FTS5 would write a segment a row. */
export function place(db: Database, messages: readonly Source[]): Placed[] {
  const find = db.prepare<[number], unknown>(`
    SELECT 1
    FROM slots
    WHERE slot = ?`);
  const take = db.prepare(`
    INSERT INTO slots (slot, message_id)
    VALUES (?, ?)`);
  const isTaken = (slot: number): boolean => find.get(slot) !== undefined;
  return messages
    .toSorted((a, b) => (a.sentAt ?? 0) - (b.sentAt ?? 0) || a.id - b.id)
    .map((message) => {
      const wanted = wantedSlot(message.sentAt, message.id);
      const slot = freeSlot(wanted, isTaken);
      take.run(slot, message.id);
      return { slot, wanted, message };
    })
    .sort((a, b) => a.slot - b.slot);
}

/** What stands in the index for a message. */
export function entryOf(message: Source): string {
  return entryTokens(message).join(' ');
}

/** Only what never changes, since an entry never does. */
export function entryTokens(message: Source): string[] {
  const facets = [
    facet.conversation(message.conversationId),
    facet.account(message.accountId),
    facet.place(message.platform, message.shopId),
    ...(message.kind === 'text' ? [] : [facet.kind(message.kind)]),
    ...(message.channel === 'im' ? [] : [facet.channel(message.channel)]),
    ...(message.isSystem === 1 ? [facet.system] : []),
    ...(message.internal === 1 ? [facet.internal] : []),
    ...(message.edited === 1 ? [facet.edited] : []),
    ...(hasLink(message.text) ? [facet.link] : []),
  ];
  return [...tokensOf(message.text), ...facets];
}

/** As `has:link` asks it of the database. */
function hasLink(text: string): boolean {
  return /https?:\/\/|www\./i.test(text);
}

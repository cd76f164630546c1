import type { Database } from 'better-sqlite3';
import type { MessageKind } from '../../../../shared/model/message.ts';
import type { ParsedMessage } from '../import-records.ts';
import type { OpenConversation } from './import-conversations.ts';
import { areOneTime, floor, timeClassOf } from './import-time-class.ts';

/** What the archive has of a message whose fingerprint may not be the only one it is known under. */
export type Known =
  | { readonly is: 'same'; readonly id: number }
  /** Others with its id, none of which it is. */
  | { readonly is: 'conflicting'; readonly others: readonly Conflict[] };

export interface Conflict {
  readonly id: number;
  readonly differs: readonly ('text' | 'sender' | 'time')[];
}

export interface Incoming {
  readonly message: ParsedMessage;
  readonly conversation: OpenConversation;
  readonly accountId: number | null;
  readonly fingerprint: Buffer;
}

/**
 * Finds stored messages that a file tells in another way: to the minute or to the second, with or without
 * the platform's id. One to one: 在吗 twice in a minute stays two, and two seconds are never one message.
 * Only for conversations that came in more than one way; reads some rows for each message.
 */
export function twinFinder(
  db: Database,
  sourceFileId: number,
  format: string,
): (incoming: Incoming) => Known | null {
  const sql = statements(db);

  const isSame = (row: Row, { message, accountId }: Incoming, timeClass: number): boolean => {
    if (row.text !== message.text || row.accountId !== accountId) return false;
    const time = { sentAt: message.sentAt, timeClass };
    return [row.known, ...otherTimes(row.id)].every((known) => areOneTime(known, time));
  };
  const otherTimes = (id: number) => sql.otherTimes.all(id);

  const byId = (incoming: Incoming, timeClass: number): Known | null => {
    const { message, conversation, accountId } = incoming;
    const rows = sql.byPlatformId
      .all(conversation.id, message.platformId, conversation.id, message.platformId)
      .filter((row) => row.sourceFileId !== sourceFileId)
      .map(toRow);
    const same =
      rows.find((row) => isSame(row, incoming, timeClass)) ??
      // Another format may write the same text with other marks; other words are another text.
      rows.find(
        (row) =>
          row.format !== format &&
          isSame({ ...row, text: message.text }, incoming, timeClass) &&
          haveSameLetters(row.text, message.text),
      );
    if (same) return { is: 'same', id: same.id };
    if (rows.length === 0) return null;
    const time = { sentAt: message.sentAt, timeClass };
    const others = rows.map((row) => ({
      id: row.id,
      differs: [
        ...(row.text === message.text ? [] : ['text' as const]),
        ...(row.accountId === accountId ? [] : ['sender' as const]),
        ...(areOneTime(row.known, time) ? [] : ['time' as const]),
      ],
    }));
    return { is: 'conflicting', others };
  };

  const byTime = (incoming: Incoming, timeClass: number): Known | null => {
    const { message, conversation } = incoming;
    if (message.sentAt === null) return null;
    const minute = floor(message.sentAt, 60_000);
    const twin = sql.inMinute
      .all(conversation.id, minute, minute + 60_000, message.text)
      .map(toRow)
      .find(
        (row) =>
          row.sourceFileId !== sourceFileId &&
          // Told in the same way, it would have had the same fingerprint.
          row.known.timeClass !== timeClass &&
          otherTimes(row.id).every((other) => other.timeClass !== timeClass) &&
          (row.platformId === null || message.platformId === null || conversation.names !== null) &&
          isSame(row, incoming, timeClass),
      );
    return twin ? { is: 'same', id: twin.id } : null;
  };

  /** Formats put different words in the place of a picture, and other marks around the same words. */
  const byKind = (incoming: Incoming, timeClass: number): Known | null => {
    const { message, conversation, accountId } = incoming;
    const { sentAt, kind, isSystem } = message;
    const isText = kind === 'text';
    if (conversation.names === null || sentAt === null || isSystem) return null;
    if (!isText && !carried.has(kind)) return null;
    const minute = floor(sentAt, 60_000);
    const place = { conversation: conversation.id, from: minute, to: minute + 60_000 };
    const twin = sql.ofKind
      .all({ ...place, kind, account: accountId, format })
      .map(toRow)
      .filter(({ text }) => !isText || haveSameLetters(text, message.text))
      .find((row) =>
        [row.known, ...otherTimes(row.id)].every((known) =>
          areOneTime(known, { sentAt, timeClass }),
        ),
      );
    return twin ? { is: 'same', id: twin.id } : null;
  };

  return (incoming) => {
    const { message, conversation, fingerprint } = incoming;
    const before = sql.byFingerprint.get(
      conversation.id,
      fingerprint,
      conversation.id,
      fingerprint,
    );
    if (before) return { is: 'same', id: before.id };
    const timeClass = timeClassOf(message);
    const known =
      (message.platformId === null ? null : byId(incoming, timeClass)) ??
      byTime(incoming, timeClass) ??
      byKind(incoming, timeClass);
    if (known?.is === 'same') {
      sql.remember.run(
        conversation.id,
        fingerprint,
        known.id,
        timeClass,
        message.sentAt,
        message.platformId,
        sourceFileId,
      );
    }
    return known;
  };
}

/** Emphasis, line ends and codes of pictures are left out; a text of nothing else is like no other. */
function haveSameLetters(one: string, other: string): boolean {
  const letters = lettersOf(one);
  return letters !== '' && letters === lettersOf(other);
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** What a message carries instead of words. */
const carried: ReadonlySet<string> = new Set([
  'image',
  'voice',
  'video',
  'file',
  'sticker',
  'card',
  'call',
] satisfies MessageKind[]);

interface KindPlace {
  readonly conversation: number;
  readonly from: number;
  readonly to: number;
  readonly kind: string;
  readonly account: number | null;
  readonly format: string;
}

interface MessageRow {
  readonly id: number;
  readonly accountId: number | null;
  readonly text: string;
  readonly sentAt: number | null;
  readonly wallClock: string | null;
  readonly platformId: string | null;
  readonly sourceFileId: number;
  readonly format: string | null;
}

type Row = ReturnType<typeof toRow>;

function toRow({ sentAt, wallClock, ...row }: MessageRow) {
  const timeClass = timeClassOf({ wallClock, platformId: row.platformId });
  return { ...row, known: { sentAt, timeClass } };
}

const columns = `
  messages.id,
  messages.account_id AS accountId,
  messages.text,
  messages.sent_at AS sentAt,
  messages.wall_clock AS wallClock,
  messages.platform_id AS platformId,
  (SELECT format FROM source_files WHERE source_files.id = messages.source_file_id) AS format`;

function statements(db: Database) {
  return {
    byFingerprint: db.prepare<[number, Buffer, number, Buffer], { id: number }>(`
      SELECT id
      FROM main.messages
      WHERE conversation_id = ?
        AND fingerprint = ?
        AND hidden < 2
      UNION ALL
      SELECT message_id
      FROM other_fingerprints
      WHERE conversation_id = ?
        AND fingerprint = ?`),
    byPlatformId: db.prepare<[number, string | null, number, string | null], MessageRow>(`
      SELECT ${columns},
        messages.source_file_id AS sourceFileId
      FROM main.messages AS messages
      WHERE conversation_id = ?
        AND platform_id = ?
        AND hidden < 2
      UNION ALL
      SELECT ${columns},
        other_fingerprints.source_file_id
      FROM other_fingerprints
      JOIN main.messages AS messages ON messages.id = other_fingerprints.message_id
      WHERE other_fingerprints.conversation_id = ?
        AND other_fingerprints.platform_id = ?`),
    inMinute: db.prepare<[number, number, number, string], MessageRow>(`
      SELECT ${columns},
        messages.source_file_id AS sourceFileId
      FROM main.messages AS messages
      WHERE conversation_id = ?
        AND sent_at >= ?
        AND sent_at < ?
        AND text = ?
        AND hidden < 2
      ORDER BY sent_at, id`),
    // One to one: what a file of this format has told already is no twin of another in it.
    ofKind: db.prepare<[KindPlace], MessageRow>(`
      SELECT ${columns},
        messages.source_file_id AS sourceFileId
      FROM main.messages AS messages
      WHERE conversation_id = @conversation
        AND sent_at >= @from
        AND sent_at < @to
        AND kind = @kind
        AND is_system = 0
        AND account_id IS @account
        AND hidden < 2
        AND NOT EXISTS (
          SELECT 1
          FROM source_files
          WHERE source_files.format = @format
            AND (
              source_files.id = messages.source_file_id
              OR source_files.id IN (
                SELECT sightings.source_file_id
                FROM sightings
                WHERE sightings.message_id = messages.id
              )
            )
        )
      ORDER BY sent_at, id`),
    otherTimes: db.prepare<[number], { sentAt: number | null; timeClass: number }>(`
      SELECT sent_at AS sentAt, time_class AS timeClass
      FROM other_fingerprints
      WHERE message_id = ?`),
    remember: db.prepare(`
      INSERT INTO other_fingerprints (conversation_id, fingerprint, message_id, time_class, sent_at,
        platform_id, source_file_id)
      VALUES (?, ?, ?, ?, ?, ?, ?)`),
  };
}

import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { MessageKind, Role } from '../../../../shared/model/message.ts';
import type {
  Bounds,
  EvidenceStore,
  PolicyVersion,
  ScopedAttachment,
  ScopedConversation,
  ScopedMessage,
  ScopedSource,
} from '../evidence.ts';

type ScopeReads = Pick<
  EvidenceStore,
  | 'conversation'
  | 'conversationsOf'
  | 'timeline'
  | 'messages'
  | 'sources'
  | 'counts'
  | 'coverage'
  | 'policyVersions'
>;

/** What the archive holds of a scope; reads only. */
export function evidenceScope(db: Database): ScopeReads {
  return {
    conversation: async (conversationId) => conversation(db, conversationId),
    conversationsOf: async (messageIds) => conversationsOf(db, messageIds),
    timeline: async (conversationId) => timeline(db, conversationId),
    messages: async (messageIds) => messages(db, messageIds),
    sources: async (sourceFileIds) => sources(db, sourceFileIds),
    counts: async (conversationId, bounds) => counts(db, conversationId, bounds),
    coverage: async (conversationId) => coverage(db, conversationId),
    policyVersions: async () => policyVersions(db),
  };
}

function conversation(db: Database, conversationId: string): ScopedConversation {
  const row = db
    .prepare<[bigint], ScopedConversation>(`
      SELECT CAST(conversations.id AS TEXT) AS conversationId,
             conversations.title,
             conversations.platform,
             conversations.channel,
             shops.name AS shop,
             accounts.handle AS customer
      FROM conversations
      LEFT JOIN shops ON shops.id = conversations.shop_id
      LEFT JOIN accounts ON accounts.id = conversations.customer_id
      WHERE conversations.id = ?`)
    .get(BigInt(conversationId));
  if (!row) throw new AppError('not-found', 'There is no such conversation.', { conversationId });
  return row;
}

function conversationsOf(db: Database, messageIds: readonly string[]): Map<string, string> {
  const rows = db
    .prepare<[string], { messageId: string; conversationId: string }>(`
      SELECT CAST(messages.id AS TEXT) AS messageId,
             CAST(messages.conversation_id AS TEXT) AS conversationId
      FROM json_each(?) AS wanted
      JOIN messages ON messages.id = CAST(wanted.value AS INTEGER)`)
    .all(JSON.stringify(messageIds));
  const found = new Map(rows.map((row) => [row.messageId, row.conversationId]));
  const messageId = messageIds.find((id) => !found.has(id));
  if (messageId) throw absent(db, messageId);
  return found;
}

/** A package needs its messages to stand; those that were withdrawn with their batch can be restored. */
function absent(db: Database, messageId: string): AppError {
  const batch = db
    .prepare<[bigint], { batchId: string }>(`
      SELECT CAST(source_files.batch_id AS TEXT) AS batchId
      FROM main.messages
      JOIN source_files ON source_files.id = main.messages.source_file_id
      WHERE main.messages.id = ?
        AND main.messages.hidden = 1`)
    .get(BigInt(messageId));
  if (!batch) return new AppError('not-found', 'There is no such message.', { messageId });
  const message = 'The message was withdrawn with its import; restore the batch first.';
  return new AppError('conflict', message, { messageId, ...batch });
}

function timeline(db: Database, conversationId: string) {
  return db
    .prepare<[bigint], { messageId: string; sentAt: number | null }>(`
      SELECT CAST(id AS TEXT) AS messageId,
             sent_at AS sentAt
      FROM messages
      WHERE conversation_id = ?
      ORDER BY sent_at, id`)
    .all(BigInt(conversationId));
}

interface MessageRow {
  messageId: string;
  conversationId: string;
  sentAt: number | null;
  wallClock: string | null;
  timeRaw: string;
  zone: string | null;
  sender: string;
  role: Role | null;
  kind: MessageKind;
  isSystem: number;
  internal: number;
  edited: number;
  text: string;
  sourceFileId: string;
  position: number;
}

function messages(db: Database, messageIds: readonly string[]): ScopedMessage[] {
  const wanted = JSON.stringify(messageIds);
  const files = attachments(db, wanted);
  return db
    .prepare<[string], MessageRow>(`
      SELECT CAST(messages.id AS TEXT) AS messageId,
             CAST(messages.conversation_id AS TEXT) AS conversationId,
             messages.sent_at AS sentAt,
             messages.wall_clock AS wallClock,
             messages.time_raw AS timeRaw,
             messages.zone,
             messages.sender,
             accounts.role,
             messages.kind,
             messages.is_system AS isSystem,
             messages.internal,
             messages.edited,
             messages.text,
             CAST(messages.source_file_id AS TEXT) AS sourceFileId,
             messages.position
      FROM json_each(?) AS wanted
      JOIN messages ON messages.id = CAST(wanted.value AS INTEGER)
      LEFT JOIN accounts ON accounts.id = messages.account_id
      ORDER BY wanted.key`)
    .all(wanted)
    .map((row) => ({
      ...row,
      role: row.isSystem === 1 ? 'system' : (row.role ?? 'unknown'),
      isSystem: row.isSystem === 1,
      internal: row.internal === 1,
      edited: row.edited === 1,
      attachments: files.get(row.messageId) ?? [],
    }));
}

function attachments(db: Database, wanted: string): Map<string, ScopedAttachment[]> {
  const rows = db
    .prepare<[string], ScopedAttachment & { messageId: string }>(`
      SELECT CAST(message_attachments.message_id AS TEXT) AS messageId,
             message_attachments.name,
             attachments.digest,
             COALESCE(attachments.bytes, 0) AS bytes,
             COALESCE(attachments.mime, 'application/octet-stream') AS mime
      FROM json_each(?) AS wanted
      JOIN message_attachments ON message_attachments.message_id = CAST(wanted.value AS INTEGER)
      LEFT JOIN attachments ON attachments.id = message_attachments.attachment_id
      ORDER BY wanted.key, message_attachments.name`)
    .all(wanted);
  return new Map(
    Object.entries(Object.groupBy(rows, ({ messageId }) => messageId)).map(([id, group]) => [
      id,
      (group ?? []).map(({ name, digest, bytes, mime }) => ({ name, digest, bytes, mime })),
    ]),
  );
}

function sources(db: Database, sourceFileIds: readonly string[]): ScopedSource[] {
  const wanted = JSON.stringify(sourceFileIds);
  const reasons = db
    .prepare<[string], { sourceFileId: string; reason: string; count: number }>(`
      SELECT CAST(source_file_id AS TEXT) AS sourceFileId,
             reason,
             COUNT(*) AS count
      FROM import_issues
      WHERE source_file_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))
      GROUP BY source_file_id, reason
      ORDER BY source_file_id, reason`)
    .all(wanted);
  return db
    .prepare<[string], Omit<ScopedSource, 'issues'>>(`
      SELECT CAST(source_files.id AS TEXT) AS sourceFileId,
             source_files.name,
             source_files.origin,
             source_files.digest,
             source_files.bytes,
             COALESCE(source_files.format, '?') || ' ' || COALESCE(source_files.format_version, 0)
               AS parser,
             source_files.encoding,
             source_files.zone,
             source_files.read_count AS readCount,
             source_files.rejected_count AS rejectedCount,
             import_batches.finished_at AS importedAt,
             import_batches.actor AS importedBy,
             import_batches.machine,
             import_batches.program_version AS programVersion
      FROM json_each(?) AS wanted
      JOIN source_files ON source_files.id = CAST(wanted.value AS INTEGER)
      JOIN import_batches ON import_batches.id = source_files.batch_id
      ORDER BY wanted.key`)
    .all(wanted)
    .map((row) => ({
      ...row,
      issues: Object.fromEntries(
        reasons
          .filter(({ sourceFileId }) => sourceFileId === row.sourceFileId)
          .map(({ reason, count }) => [reason, count]),
      ),
    }));
}

/** Earlier than any instant; stands for "no time", which the timeline puts first. */
const noTime = 'COALESCE(sent_at, -9007199254740991)';

function counts(db: Database, conversationId: string, bounds: readonly Bounds[]) {
  const within = `
    WITH bounds AS (
      SELECT ${noTime.replaceAll('sent_at', 'first.sent_at')} AS from_at,
             first.id AS from_id,
             ${noTime.replaceAll('sent_at', 'last.sent_at')} AS to_at,
             last.id AS to_id
      FROM json_each(@bounds) AS wanted
      JOIN messages AS first ON first.id = CAST(wanted.value ->> 'firstId' AS INTEGER)
      JOIN messages AS last ON last.id = CAST(wanted.value ->> 'lastId' AS INTEGER)
    ),
    scope AS (
      SELECT messages.id, kind, edited, is_system, sent_at, source_file_id
      FROM messages
      JOIN bounds
        ON (${noTime}, messages.id) >= (from_at, from_id)
       AND (${noTime}, messages.id) <= (to_at, to_id)
      WHERE conversation_id = @conversationId
    )`;
  const row = db
    .prepare<[object], Record<string, number>>(`
      ${within}
      SELECT (SELECT COUNT(*) FROM messages WHERE conversation_id = @conversationId) AS inArchive,
             COUNT(*) AS inScope,
             COALESCE(SUM(kind = 'recall'), 0) AS recalled,
             COALESCE(SUM(edited), 0) AS edited,
             COALESCE(SUM(is_system), 0) AS system,
             COALESCE(SUM(sent_at IS NULL), 0) AS withoutTime,
             COALESCE(SUM(EXISTS (
               SELECT 1
               FROM sightings
               WHERE sightings.message_id = scope.id
                 AND sightings.source_file_id <> scope.source_file_id)), 0) AS inSeveralSources
      FROM scope`)
    .get({ conversationId: BigInt(conversationId), bounds: JSON.stringify(bounds) });
  const of = (name: string): number => row?.[name] ?? 0;
  return {
    inArchive: of('inArchive'),
    inScope: of('inScope'),
    recalled: of('recalled'),
    edited: of('edited'),
    system: of('system'),
    withoutTime: of('withoutTime'),
    inSeveralSources: of('inSeveralSources'),
  };
}

function coverage(db: Database, conversationId: string) {
  return db
    .prepare<[object], { from: number; to: number }>(`
      WITH files AS (
        SELECT source_file_id
        FROM messages
        WHERE conversation_id = @conversationId
        UNION
        SELECT sightings.source_file_id
        FROM sightings
        JOIN messages ON messages.id = sightings.message_id
        WHERE messages.conversation_id = @conversationId
      ),
      seen AS (
        SELECT messages.source_file_id, messages.sent_at
        FROM files
        JOIN messages ON messages.source_file_id = files.source_file_id
        UNION ALL
        SELECT sightings.source_file_id, messages.sent_at
        FROM files
        JOIN sightings ON sightings.source_file_id = files.source_file_id
        JOIN messages ON messages.id = sightings.message_id
      )
      SELECT MIN(sent_at) AS "from",
             MAX(sent_at) AS "to"
      FROM seen
      WHERE sent_at IS NOT NULL
      GROUP BY source_file_id
      ORDER BY 1, 2`)
    .all({ conversationId: BigInt(conversationId) });
}

function policyVersions(db: Database): PolicyVersion[] {
  return db
    .prepare<[], Omit<PolicyVersion, 'isRetired'> & { isRetired: number }>(`
      SELECT answers.uid AS answerId,
             answer_versions.uid AS versionId,
             answers.topic,
             answers.scope,
             answers.scope_value AS scopeValue,
             answer_versions.question,
             answer_versions.answer,
             answer_versions.is_retired AS isRetired,
             answer_versions.valid_from AS validFrom,
             answer_versions.valid_to AS validTo,
             answer_versions.owner,
             answer_versions.source,
             answer_versions.made_at AS madeAt,
             answer_versions.made_by AS madeBy
      FROM answers
      JOIN answer_versions ON answer_versions.answer_uid = answers.uid
      ORDER BY answers.topic, answers.uid, answer_versions.made_at, answer_versions.uid`)
    .all()
    .map((row) => ({ ...row, isRetired: row.isRetired === 1 }));
}

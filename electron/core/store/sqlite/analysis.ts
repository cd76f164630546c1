import type { Database } from 'better-sqlite3';
import type { Findings } from '../../../../shared/domain/detection/analyse-dialogue.ts';
import type { AnalysedWindow, AnalysisStore, ArchivePlace } from '../analysis.ts';
import { analysisSource } from './analysis-source.ts';
import type { Connections } from './connections.ts';
import { linkMessages } from './disputes.ts';
import { prepareOnce } from './prepare.ts';
import { saveTold } from './told.ts';

export function analysisStore({ reader, writer }: Connections, place: ArchivePlace): AnalysisStore {
  return {
    place,
    ...analysisSource(reader),
    save: (results, version, at) =>
      writer.transaction((db) => {
        for (const batch of batchesOf(results)) saveBatch(db, batch, version, at);
      }),
  };
}

/** Windows of one conversation overlap: the later one must find what the earlier one has written. */
function batchesOf(results: readonly AnalysedWindow[]): AnalysedWindow[][] {
  const batches: AnalysedWindow[][] = [];
  let seen = new Set<string>();
  for (const result of results) {
    const { conversationId } = result.window;
    if (batches.length === 0 || seen.has(conversationId)) {
      batches.push([]);
      seen = new Set();
    }
    seen.add(conversationId);
    batches.at(-1)?.push(result);
  }
  return batches;
}

/** Messages of many conversations and what was found in them: most have little, so that they are written together. */
function saveBatch(
  db: Database,
  batch: readonly AnalysedWindow[],
  version: number,
  at: number,
): void {
  const knownIds = batch.flatMap(({ window }) => window.knownIds);
  const promises = batch.flatMap(({ analysis }) => analysis.promises);
  const watch = batch.flatMap(({ analysis }) => analysis.watch);
  const contradictions = batch.flatMap(({ analysis }) => analysis.contradictions);
  savePromises(db, knownIds, promises, version, at);
  const told = batch.flatMap((result) => result.told);
  saveTold(db, knownIds, told, contradictions);
  saveWatch(db, knownIds, watch, version, at);
  const disputed = disputedAmong(db, batch);
  for (const { window, analysis } of batch) {
    const isDisputed = disputed.has(window.conversationId);
    if (analysis.disputes.length > 0 || isDisputed) {
      saveDisputes(db, window, analysis, isDisputed, version, at);
    }
    saveConversation(db, window, analysis, version);
  }
}

/** The conversations that have a dispute, which may have to be superseded. */
function disputedAmong(db: Database, batch: readonly AnalysedWindow[]): Set<string> {
  const ids = batch.map(({ window }) => Number(window.conversationId));
  const rows = prepareOnce<[string], { id: number }>(db, analysisQueries.disputed).all(
    JSON.stringify(ids),
  );
  return new Set(rows.map(({ id }) => String(id)));
}

const detector = 'detector';

/**
 * Asked once a conversation, so none may grow with the archive. The `+` keeps the planner from the
 * index on status, under which every proposal of the archive lies.
 */
export const analysisQueries = {
  supersedePromises: `
    UPDATE promises
    SET status = 'rejected',
        close_reason = 'superseded',
        detector_version = ?,
        changed_at = ?
    WHERE +status = 'proposed'
      AND changed_by = '${detector}'
      AND message_id IN (SELECT value FROM json_each(?))
      AND message_id NOT IN (SELECT value FROM json_each(?))`,
  knownDispute: `
    SELECT d.id, d.changed_by, d.stage
    FROM dispute_messages l
    JOIN disputes d ON d.id = l.dispute_id
    WHERE l.message_id IN (SELECT value FROM json_each(?))
    ORDER BY d.changed_by = '${detector}', d.id
    LIMIT 1`,
  disputed: `
    SELECT DISTINCT conversation_id AS id
    FROM disputes
    WHERE conversation_id IN (SELECT value FROM json_each(?))`,
  supersedeDisputes: `
    UPDATE disputes
    SET stage = 'rejected',
        close_reason = 'superseded',
        detector_version = ?,
        changed_at = ?
    WHERE conversation_id = ?
      AND +stage = 'proposed'
      AND changed_by = '${detector}'
      AND id NOT IN (SELECT value FROM json_each(?))
      AND NOT EXISTS (
        SELECT 1
        FROM dispute_messages l
        WHERE l.dispute_id = disputes.id
          AND l.message_id NOT IN (SELECT value FROM json_each(?)))`,
  standingWatch: `
    SELECT id, message_id, kind
    FROM watch_findings
    WHERE message_id IN (SELECT value FROM json_each(?))
      AND +status = 'proposed'
      AND changed_by = '${detector}'`,
} as const;

function savePromises(
  db: Database,
  knownIds: readonly number[],
  promises: Findings['promises'],
  version: number,
  at: number,
): void {
  const upsert = prepareOnce(
    db,
    `
    INSERT INTO promises (message_id, status, kind, strength, what, due_phrase, due_at, amount_cents,
      score, reason, detector_version, changed_at, changed_by)
    SELECT id, 'proposed', ?, ?, substr(text, 1, 500), ?, ?, ?, ?, ?, ?, ?, '${detector}'
    FROM messages
    WHERE id = ?
    ON CONFLICT (message_id) DO UPDATE
    SET status = 'proposed',
        kind = excluded.kind,
        strength = excluded.strength,
        due_phrase = excluded.due_phrase,
        due_at = excluded.due_at,
        amount_cents = excluded.amount_cents,
        score = excluded.score,
        reason = excluded.reason,
        detector_version = excluded.detector_version,
        changed_at = excluded.changed_at
    WHERE changed_by = '${detector}'`,
  );
  for (const { i, kind, strength, due, amount, score, reason } of promises) {
    const dueAt = due?.iso ? Date.parse(due.iso) : null;
    const found = [kind, strength, due?.phrase ?? null, dueAt, amount, score];
    upsert.run(...found, JSON.stringify(reason), version, at, i);
  }
  if (knownIds.length === 0) return;
  prepareOnce(db, analysisQueries.supersedePromises).run(
    version,
    at,
    JSON.stringify(knownIds),
    JSON.stringify(promises.map(({ i }) => i)),
  );
}

/**
 * A dispute that shares a message with a known one is that one, grown. `isDisputed`: the conversation has
 * known ones.
 */
function saveDisputes(
  db: Database,
  window: AnalysedWindow['window'],
  analysis: Findings,
  isDisputed: boolean,
  version: number,
  at: number,
): void {
  const known = prepareOnce<[string], { id: number; changed_by: string; stage: string }>(
    db,
    analysisQueries.knownDispute,
  );
  const insert = prepareOnce(
    db,
    `
    INSERT INTO disputes (conversation_id, stage, kind, severity, amount_cents, score, reason,
      detector_version, opened_at, changed_at, changed_by)
    SELECT conversation_id, 'proposed', ?, ?, ?, ?, ?, ?, sent_at, ?, '${detector}'
    FROM messages
    WHERE id = ?`,
  );
  const update = prepareOnce(
    db,
    `
    UPDATE disputes
    SET stage = 'proposed',
        kind = ?,
        severity = ?,
        amount_cents = ?,
        score = ?,
        reason = ?,
        detector_version = ?,
        changed_at = ?
    WHERE id = ?`,
  );
  const seen: number[] = [];
  for (const { kind, severity, amount, score, reason, messages } of analysis.disputes) {
    const values = [kind, severity, amount, score, JSON.stringify(reason), version];
    const before = isDisputed ? known.get(JSON.stringify(messages)) : undefined;
    const id = before?.id ?? Number(insert.run(...values, at, messages[0]).lastInsertRowid);
    if (before?.changed_by === detector) update.run(...values, at, before.id);
    if (before?.stage !== 'closed' && before?.stage !== 'rejected') linkMessages(db, id, messages);
    seen.push(id);
  }
  if (!isDisputed) return;
  prepareOnce(db, analysisQueries.supersedeDisputes).run(
    version,
    at,
    BigInt(window.conversationId),
    JSON.stringify(seen),
    JSON.stringify(window.messageIds),
  );
}

/** What a person decided stays; what is no longer seen is dismissed by the detector. */
function saveWatch(
  db: Database,
  knownIds: readonly number[],
  watch: Findings['watch'],
  version: number,
  at: number,
): void {
  const upsert = prepareOnce(
    db,
    `
    INSERT INTO watch_findings (message_id, kind, status, score, reason, detector_version, changed_at,
      changed_by)
    VALUES (?, ?, 'proposed', ?, ?, ?, ?, '${detector}')
    ON CONFLICT (message_id, kind) DO UPDATE
    SET status = 'proposed',
        score = excluded.score,
        reason = excluded.reason,
        close_reason = NULL,
        detector_version = excluded.detector_version
    WHERE changed_by = '${detector}'`,
  );
  for (const { i, kind, score, reason, messages } of watch) {
    upsert.run(i, kind, score, JSON.stringify({ ...reason, messages }), version, at);
  }
  if (knownIds.length === 0) return;
  const found = new Set(watch.map(({ i, kind }) => `${i} ${kind}`));
  const standing = prepareOnce<[string], { id: number; message_id: number; kind: string }>(
    db,
    analysisQueries.standingWatch,
  ).all(JSON.stringify(knownIds));
  for (const { id, message_id, kind } of standing) {
    if (found.has(`${message_id} ${kind}`)) continue;
    prepareOnce(
      db,
      `
      UPDATE watch_findings
      SET status = 'dismissed',
          close_reason = 'superseded',
          detector_version = ?,
          changed_at = ?
      WHERE id = ?`,
    ).run(version, at, id);
  }
}

function saveConversation(
  db: Database,
  window: AnalysedWindow['window'],
  { open, summary }: Findings,
  version: number,
): void {
  if (!window.isLast) return;
  prepareOnce(
    db,
    `
    UPDATE conversations
    SET analysed_count = ?,
        analysed_version = ?,
        analysed_message_id = ?,
        open_kind = ?,
        open_message_id = ?,
        summary = ?
    WHERE id = ?`,
  ).run(
    window.messageCount,
    version,
    window.lastMessageId,
    open.isOpen ? open.kind : null,
    open.isOpen ? open.i : null,
    summary,
    BigInt(window.conversationId),
  );
}

import type { Database } from 'better-sqlite3';
import type { ContradictionRow } from '../../../../shared/contract/contradictions.ts';
import type {
  ContradictionFinding,
  ContradictionQuery,
  ContradictionStore,
  Resolution,
} from '../contradictions.ts';
import type { AnswerTopic } from '../../../../shared/model/answers.ts';
import type { By } from '../store.ts';
import { after, newUid } from './answer-rows.ts';
import type { Connections } from './connections.ts';
import {
  decisionsOn,
  getContradiction,
  selectContradiction,
  statusOf,
  toContradiction,
  type ContradictionColumns,
} from './contradiction-rows.ts';
import { recordEvent } from './events.ts';
import { prepareOnce } from './prepare.ts';
import { selectPairs, tellingsByTopic } from './tellings.ts';

export function contradictionStore({ reader, writer }: Connections): ContradictionStore {
  return {
    isCurrent: async (version) =>
      reader
        .prepare<[string], string>('SELECT value FROM meta WHERE key = ?')
        .pluck()
        .get(searched) === stateOf(reader, version),
    async *evidence(topic) {
      const tellingsOn = tellingsByTopic(reader);
      for (const one of topic === undefined ? topicsIn(reader) : [topic]) {
        yield { topic: one, tellings: tellingsOn(one), pairs: selectPairs(reader, one) };
      }
    },
    save: (findings, topic, version, at) =>
      writer.transaction((db) => save(db, findings, topic, version, at)),
    state: async (version) => stateOf(reader, version),
    noteSearched: (state) => writer.transaction((db) => noteSearched(db, state)),
    list: async (query) => ({
      contradictions: page(reader, query).map((row) => toContradiction(reader, row)),
      counts: counts(reader),
    }),
    get: async (contradictionId) => {
      const row = getContradiction(reader, contradictionId);
      return {
        contradiction: toContradiction(reader, row),
        decisions: decisionsOn(reader, row.matter),
      };
    },
    decide: (contradictionId, resolution, by) =>
      writer.transaction((db) => decide(db, contradictionId, resolution, by)),
  };
}

/** The key of the state that contradictions were last looked for in. */
const searched = 'contradictions-searched';

function stateOf(db: Database, version: number): string {
  const state = db
    .prepare<[], string>(`
      SELECT IFNULL((SELECT MAX(id) FROM told), 0) || ' ' || IFNULL((SELECT MAX(id) FROM events), 0)`)
    .pluck()
    .get();
  return `${version} ${state}`;
}

function noteSearched(db: Database, state: string): void {
  db.prepare(`
    INSERT INTO meta (key, value)
    VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE
    SET value = excluded.value`).run(searched, state);
}

/** Also those on which nothing is told any more: what was found on them no longer is. */
function topicsIn(db: Database): AnswerTopic[] {
  return db
    .prepare<[], AnswerTopic>(`
      SELECT topic
      FROM told
      UNION
      SELECT slot
      FROM contradictions`)
    .pluck()
    .all();
}

function save(
  db: Database,
  findings: readonly ContradictionFinding[],
  topic: AnswerTopic,
  version: number,
  at: number,
): void {
  const upsert = prepareOnce(
    db,
    `
    INSERT INTO contradictions (matter, kind, slot, message_a_id, message_b_id, version_uid, value_a,
      value_b, limits, count_a, count_b, status, detector_version, found_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'proposed', ?, ?)
    ON CONFLICT (matter) DO UPDATE
    SET message_a_id = excluded.message_a_id,
        message_b_id = excluded.message_b_id,
        version_uid = excluded.version_uid,
        value_a = excluded.value_a,
        value_b = excluded.value_b,
        limits = excluded.limits,
        count_a = excluded.count_a,
        count_b = excluded.count_b,
        detector_version = excluded.detector_version`,
  );
  for (const found of findings) {
    upsert.run(
      found.matter,
      found.kind,
      found.topic,
      found.messageA,
      found.messageB,
      found.versionA,
      found.valueA,
      found.valueB,
      JSON.stringify(found.limits),
      found.countA,
      found.countB,
      version,
      at,
    );
  }
  settleStatuses(
    db,
    findings.map(({ matter }) => matter),
    topic,
  );
}

/** As the last decision on each says; without one it waits for as long as it is found. */
function settleStatuses(db: Database, found: readonly string[], topic: AnswerTopic): void {
  const isFound = 'contradictions.matter IN (SELECT value FROM json_each(@found))';
  db.prepare(`
    UPDATE contradictions
    SET status = ${statusOf('contradictions.matter', isFound)}
    WHERE slot = @topic`).run({ found: JSON.stringify(found), topic });
}

function page(db: Database, query: ContradictionQuery): ContradictionColumns[] {
  const { status, topic, kind, conversationId, limit } = query;
  const where = [
    'k.status IN (SELECT value FROM json_each(@status))',
    '(k.message_a_id IS NULL OR a.id IS NOT NULL)',
  ];
  const parameters: Record<string, unknown> = { status: JSON.stringify(status), limit };
  if (topic) {
    where.push('k.slot = @topic');
    parameters['topic'] = topic;
  }
  if (kind) {
    where.push('k.kind = @kind');
    parameters['kind'] = kind;
  }
  if (conversationId) {
    where.push('@conversation IN (a.conversation_id, b.conversation_id)');
    parameters['conversation'] = BigInt(conversationId);
  }
  return db
    .prepare<[object], ContradictionColumns>(`
      ${selectContradiction}
      WHERE ${where.join(' AND ')}
      ORDER BY k.kind <> 'same-customer', b.sent_at DESC, k.id DESC
      LIMIT @limit`)
    .all(parameters);
}

function counts(db: Database): Record<ContradictionRow['status'], number> {
  const rows = db
    .prepare<[], { status: ContradictionRow['status']; n: number }>(`
      SELECT k.status, COUNT(*) AS n
      FROM contradictions AS k
      JOIN messages AS b ON b.id = k.message_b_id
      GROUP BY k.status`)
    .all();
  const count = { proposed: 0, resolved: 0, rejected: 0 };
  for (const { status, n } of rows) count[status] = n;
  return count;
}

/** `letGo`: the act of letting go that it is of. */
export function decide(
  db: Database,
  contradictionId: string,
  resolution: Resolution,
  { actor, at }: By,
  letGo: string | null = null,
): void {
  const row = getContradiction(db, contradictionId);
  const { matter, status } = row;
  const [last] = decisionsOn(db, matter).toReversed();
  const uid = newUid(db);
  const by = { actor, at: after(at, last?.at) };
  const decision = {
    resolution: resolution.resolution,
    chosen: resolution.chosen,
    answerUid: uidOf(db, 'answers', resolution.answerId),
    exceptionUid: uidOf(db, 'answer_exceptions', resolution.exceptionId),
    reason: resolution.reason,
    ...(letGo !== null && { letGo }),
  };
  insertDecision(db, uid, matter, decision, by);
  settleMatter(db, matter);
  const before = { status, resolution: last?.resolution ?? null, chosen: last?.chosen ?? null };
  const detail = { uid, matter, ...decision, before };
  const action = letGo === null ? 'decide' : 'let-go';
  recordEvent(db, by, action, 'contradiction', contradictionId, detail);
}

export interface PortableDecision {
  readonly resolution: Resolution['resolution'];
  readonly chosen: 'a' | 'b' | null;
  readonly answerUid: string | null;
  readonly exceptionUid: string | null;
  readonly reason: string;
  readonly letGo?: string;
}

/** Does nothing where the decision is known. */
export function insertDecision(
  db: Database,
  uid: string,
  matter: string,
  { resolution, chosen, answerUid, exceptionUid, reason, letGo }: PortableDecision,
  by: By,
): void {
  db.prepare(`
    INSERT INTO contradiction_decisions (uid, matter, resolution, chosen, answer_uid, exception_uid,
      reason, at, actor, let_go)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`).run(
    uid,
    matter,
    resolution,
    chosen,
    answerUid,
    exceptionUid,
    reason,
    by.at,
    by.actor,
    letGo ?? null,
  );
}

/** Brings what is found to what was decided on it last. */
export function settleMatter(db: Database, matter: string): void {
  db.prepare(`
    UPDATE contradictions
    SET status = ${statusOf('contradictions.matter', 'TRUE')}
    WHERE matter = ?`).run(matter);
}

function uidOf(
  db: Database,
  table: 'answers' | 'answer_exceptions',
  id: string | null,
): string | null {
  if (id === null) return null;
  return (
    db.prepare<[bigint], string>(`SELECT uid FROM ${table} WHERE id = ?`).pluck().get(BigInt(id)) ??
    null
  );
}

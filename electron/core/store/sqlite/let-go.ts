import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { LetGoAct, LetGoCounts, LetGoKind } from '../../../../shared/contract/let-go.ts';
import { needsNoAnswerTag } from '../../../../shared/contract/waiting.ts';
import type { LetGoFilter, LetGoStore } from '../let-go.ts';
import type { By } from '../store.ts';
import { after, newUid } from './answer-rows.ts';
import type { Connections } from './connections.ts';
import { decide } from './contradictions.ts';
import { recordEvent } from './events.ts';
import { letGoMatters, letGoTables, standing, type LetGoTable } from './let-go-select.ts';
import { addTag, removeTag, tagOfAct } from './marks.ts';
import { waitingOnes } from './waiting.ts';

export function letGoStore({ reader, writer }: Connections): LetGoStore {
  return {
    count: async (filter, now) => countOf(found(reader, filter, now)),
    run: (filter, reason, by) =>
      writer.transaction((db) => {
        const ids = found(db, filter, by.at);
        const counts = countOf(ids);
        if (Object.values(counts).every((count) => count === 0)) return { act: null, counts };
        const act = newUid(db);
        noteLetGo(db, act, reason, by);
        for (const table of letGoTables) letGoRows(db, table, ids[table.noun], act, reason, by);
        for (const id of ids.contradiction) {
          const resolution = { ...unrelated, reason };
          decide(db, String(id), resolution, by, act);
        }
        for (const id of ids.waiting) {
          if (!addTag(db, id, needsNoAnswerTag, by)) continue;
          tagOfAct(db, id, needsNoAnswerTag, act);
          const detail = { tag: needsNoAnswerTag, letGo: act, reason };
          recordEvent(db, by, 'tag', 'message', id, detail);
        }
        return { act, counts };
      }),
    takeBack: (act, { actor, at }) =>
      writer.transaction((db) => {
        const done = mustHaveAct(db, act);
        const { reason } = done;
        const by = { actor, at: after(at, done.at) };
        const ids = standing(db, act);
        for (const table of letGoTables) takeBackRows(db, table, ids[table.noun], by);
        for (const id of ids.contradiction) {
          decide(db, String(id), { ...unrelated, resolution: 'reopened', reason }, by);
        }
        for (const id of ids.waiting) {
          if (!removeTag(db, id, needsNoAnswerTag, by)) continue;
          recordEvent(db, by, 'untag', 'message', id, { tag: needsNoAnswerTag });
        }
        return countOf(ids);
      }),
    list: async () =>
      reader
        .prepare<[], Omit<LetGoAct, 'counts' | 'total'>>(`
          SELECT act, at, actor AS "by", reason
          FROM let_go_acts
          ORDER BY at DESC, act`)
        .all()
        .map((act) => {
          const counts = countOf(standing(reader, act.act));
          return { ...act, counts, total: sum(counts) };
        }),
  };
}

const unrelated = {
  resolution: 'unrelated',
  chosen: null,
  answerId: null,
  exceptionId: null,
} as const;

/** Makes an act known, also one of another archive. */
export function noteLetGo(db: Database, act: string, reason: string, by: By): void {
  db.prepare(`
    INSERT INTO let_go_acts (act, at, actor, reason)
    VALUES (?, ?, ?, ?)
    ON CONFLICT DO NOTHING`).run(act, by.at, by.actor, reason);
}

interface KnownAct {
  readonly at: number;
  readonly reason: string;
}

function mustHaveAct(db: Database, act: string): KnownAct {
  const known = db
    .prepare<[string], KnownAct>('SELECT at, reason FROM let_go_acts WHERE act = ?')
    .get(act);
  if (!known) throw new AppError('not-found', 'There is no such act of letting go.', { act });
  return known;
}

type Found = Readonly<Record<LetGoKind, readonly number[]>>;

/** What waits for a decision and is that old, by its ids; of who waits, the last words. */
function found(db: Database, filter: LetGoFilter, now: number): Found {
  const { before, kinds, conversationId, shop } = filter;
  const given = {
    before,
    conversation: conversationId === undefined ? null : BigInt(conversationId),
    shop: shop ?? null,
  };
  const ids: Record<LetGoKind, readonly number[]> = {
    promise: [],
    dispute: [],
    watch: [],
    contradiction: [],
    waiting: [],
  };
  for (const { noun, select } of [...letGoTables, letGoMatters]) {
    if (kinds.includes(noun)) ids[noun] = db.prepare<[object], number>(select).pluck().all(given);
  }
  if (kinds.includes('waiting')) {
    ids.waiting = waitingOnes(db, { all: false, shop }, now)
      .filter((one) => one.lastAt < before)
      .filter((one) => conversationId === undefined || one.conversationId === conversationId)
      .map(({ lastMessageId }) => Number(lastMessageId));
  }
  return ids;
}

/** One event and one change each; the event says what stood there before. */
function letGoRows(
  db: Database,
  { noun, table, state, ended }: LetGoTable,
  ids: readonly number[],
  act: string,
  reason: string,
  { at, actor }: By,
): void {
  const given = { noun, ended, act, reason, at, actor, ids: JSON.stringify(ids) };
  db.prepare(`
    INSERT INTO events (at, actor, action, noun, noun_id, detail)
    SELECT @at, @actor, 'let-go', @noun, id, json_object(
      'from', ${state},
      '${state}', @ended,
      'closeReason', @reason,
      'letGo', @act,
      'before', json_object('${state}', ${state}, 'closeReason', close_reason))
    FROM ${table}
    WHERE id IN (SELECT value FROM json_each(@ids))
    ORDER BY id`).run(given);
  db.prepare(`
    UPDATE ${table}
    SET ${state} = @ended,
        close_reason = @reason,
        let_go = @act,
        changed_at = @at,
        changed_by = @actor
    WHERE id IN (SELECT value FROM json_each(@ids))`).run(given);
}

function takeBackRows(
  db: Database,
  { noun, table, state, ended }: LetGoTable,
  ids: readonly number[],
  { at, actor }: By,
): void {
  const given = { noun, ended, at, actor, ids: JSON.stringify(ids) };
  db.prepare(`
    INSERT INTO events (at, actor, action, noun, noun_id, detail)
    SELECT @at, @actor, 'reopen', @noun, id, json_object(
      'from', @ended,
      '${state}', 'proposed',
      'closeReason', '',
      'letGo', NULL,
      'before', json_object('${state}', @ended, 'closeReason', close_reason, 'letGo', let_go))
    FROM ${table}
    WHERE id IN (SELECT value FROM json_each(@ids))
    ORDER BY id`).run(given);
  db.prepare(`
    UPDATE ${table}
    SET ${state} = 'proposed',
        close_reason = '',
        let_go = NULL,
        changed_at = @at,
        changed_by = @actor
    WHERE id IN (SELECT value FROM json_each(@ids))`).run(given);
}

function countOf(ids: Found): LetGoCounts {
  return {
    promise: ids.promise.length,
    dispute: ids.dispute.length,
    watch: ids.watch.length,
    contradiction: ids.contradiction.length,
    waiting: ids.waiting.length,
  };
}

function sum(counts: LetGoCounts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

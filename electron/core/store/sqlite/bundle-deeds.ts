import type { Database } from 'better-sqlite3';
import {
  aboutProof,
  type AccountRef,
  type AnswersSubject,
  type CaseSubject,
  type PeopleSubject,
  type PortableDeed,
  type PortableRole,
  type ThingSubject,
} from '../bundle-records.ts';
import type { DeedConflict, Origin, ReceivedDeeds } from '../bundles.ts';
import { applyAnswers } from './bundle-answers.ts';
import { applyHandover } from './bundle-handovers.ts';
import { foldDecisions } from './bundle-fold.ts';
import type { DecidedNoun } from './bundle-fields.ts';
import { applyCases } from './bundle-cases.ts';
import { applyOrderFile } from './bundle-orders.ts';
import { applyPeople } from './bundle-people.ts';
import { recordDeed } from './bundle-record.ts';
import { messageOf } from './bundle-refs.ts';
import { noteLetGo } from './let-go.ts';
import { applyMark, applyThingNote, settleTags } from './bundle-marks.ts';
import { linkMessages } from './disputes.ts';

/** Keeps what is new, applies what can be, and says what came of it. */
export function receiveDeeds(
  db: Database,
  archiveId: string,
  deeds: readonly PortableDeed[],
  roles: readonly PortableRole[],
  at: number,
): ReceivedDeeds {
  const known = keep(db, archiveId, deeds, at);
  const conflicts: DeedConflict[] = takeRoles(db, roles);
  const dirty = new Map<string, { noun: DecidedNoun; id: number }>();
  const ofCases: (PortableDeed & { readonly subject: CaseSubject })[] = [];
  const ofPeople: (PortableDeed & { readonly subject: PeopleSubject })[] = [];
  let applied = 0;
  for (const deed of waitingDeeds(db)) {
    const { subject } = deed;
    noteActOf(db, deed);
    if (subject.noun === 'import-batch') continue;
    if (subject.noun === 'account-link') {
      if (applyLink(db, archiveId, deed, subject)) applied++;
      continue;
    }
    if (subject.noun === 'message' || subject.noun === 'message-note') {
      if (applyMark(db, archiveId, deed, subject)) applied++;
      continue;
    }
    if (subject.noun === 'thing-note') {
      const id = thingOf(db, subject.thing);
      const thing = id === null ? null : { noun: subject.thing.noun, id: String(id) };
      if (thing && applyThingNote(db, archiveId, deed, thing, subject.note)) applied++;
      continue;
    }
    if (subject.noun === 'handover') {
      if (applyHandover(db, archiveId, deed, subject)) applied++;
      continue;
    }
    if (subject.noun === 'order-file') {
      applyOrderFile(db, deed, subject);
      applied++;
      continue;
    }
    if (subject.noun === 'case') {
      ofCases.push({ ...deed, subject });
      continue;
    }
    if (subject.noun === 'person' || subject.noun === 'duty' || subject.noun === 'setting') {
      ofPeople.push({ ...deed, subject });
      continue;
    }
    if (isOfAnswers(subject)) {
      if (applyAnswers(db, deed, subject)) applied++;
      continue;
    }
    const { noun } = subject;
    const id = noun === 'watch' ? watchFor(db, subject) : thingOf(db, subject);
    if (id === null) continue;
    recordDeed(db, deed, noun, id, detailOf(db, deed));
    if (noun === 'promise' || noun === 'dispute' || noun === 'watch') {
      dirty.set(`${noun} ${id}`, { noun, id });
    }
    applied++;
  }
  const people = applyPeople(db, archiveId, ofPeople);
  applied += people.applied;
  conflicts.push(...people.conflicts);
  const cases = applyCases(db, archiveId, ofCases, {
    dispute: (dispute) => disputeFor(db, dispute),
    conversation: (ref) => conversationOf(db, ref),
  });
  applied += cases.applied;
  conflicts.push(...cases.conflicts);
  settleTags(db, archiveId);
  for (const { noun, id } of dirty.values()) {
    conflicts.push(...foldDecisions(db, archiveId, noun, id));
  }
  return { applied, known, waiting: waitingDeeds(db).length, conflicts };
}

/** An act of letting go is told by every deed of it. */
function noteActOf(db: Database, { set, at, actor }: PortableDeed): void {
  const { letGo, closeReason, reason } = set;
  if (typeof letGo !== 'string') return;
  noteLetGo(db, letGo, String(closeReason ?? reason ?? ''), { at, actor });
}

function isOfAnswers(subject: PortableDeed['subject']): subject is AnswersSubject {
  return 'name' in subject;
}

/** How many were known before. */
function keep(db: Database, archiveId: string, deeds: readonly PortableDeed[], at: number): number {
  const insert = db.prepare(`
    INSERT INTO received_deeds (archive, origin_id, at, deed, received_at)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`);
  let known = 0;
  for (const deed of deeds) {
    const { archive, id } = deed.origin;
    // One's own word comes back with what others have added to it.
    if (archive === archiveId) known++;
    else known += 1 - insert.run(archive, id, deed.at, JSON.stringify(deed), at).changes;
  }
  return known;
}

function waitingDeeds(db: Database): PortableDeed[] {
  return db
    .prepare<[], string>(`
      SELECT deed
      FROM received_deeds
      WHERE is_settled = 0
      ORDER BY at, archive, CAST(origin_id AS INTEGER)`)
    .pluck()
    .all()
    .map((deed) => JSON.parse(deed) as PortableDeed);
}

/** What was set there, with the message that it names as it is known here. */
function detailOf(db: Database, { set, proof }: PortableDeed): Record<string, unknown> {
  const message = proof && messageOf(db, proof);
  const id = message === null ? null : String(message);
  const detail = Object.fromEntries(
    Object.entries(set).map(([field, value]) => [field, value === aboutProof ? id : value]),
  );
  // Older archives say which message proves a promise by `proof` alone.
  const isTold = Object.values(set).includes(aboutProof);
  return id === null || isTold ? detail : { ...detail, proofMessageId: id };
}

/** The thing here, made where a person elsewhere decided on what no detector here has seen. */
function thingOf(db: Database, subject: ThingSubject): number | null {
  switch (subject.noun) {
    case 'promise':
      return promiseFor(db, subject);
    case 'dispute':
      return disputeFor(db, subject);
    case 'account':
      return accountOf(db, subject);
    case 'conversation':
      return conversationOf(db, subject);
  }
}

function conversationOf(
  db: Database,
  { platform, shop, key }: Omit<Extract<ThingSubject, { noun: 'conversation' }>, 'noun'>,
): number | null {
  const found = db
    .prepare<[string, string | null, string], number>(`
      SELECT c.id
      FROM conversations c
      LEFT JOIN shops s ON s.id = c.shop_id
      WHERE c.platform = ?
        AND s.name IS ?
        AND c.key = ?`)
    .pluck()
    .get(platform, shop, key);
  return found ?? null;
}

function watchFor(
  db: Database,
  { message, kind, row }: Extract<PortableDeed['subject'], { noun: 'watch' }>,
): number | null {
  const messageId = messageOf(db, message);
  if (messageId === null) return null;
  db.prepare(`
    INSERT INTO watch_findings (message_id, kind, status, score, reason, detector_version,
      changed_at, changed_by)
    VALUES (?, ?, 'proposed', ?, ?, 0, 0, '')
    ON CONFLICT (message_id, kind) DO NOTHING`).run(messageId, kind, row['score'], row['reason']);
  const found = db
    .prepare<[number, string], number>(`
      SELECT id
      FROM watch_findings
      WHERE message_id = ?
        AND kind = ?`)
    .pluck()
    .get(messageId, kind);
  return found ?? null;
}

function promiseFor(
  db: Database,
  subject: Extract<PortableDeed['subject'], { noun: 'promise' }>,
): number | null {
  const message = messageOf(db, subject.message);
  if (message === null) return null;
  const { kind, strength, what, due_phrase, due_at, amount_cents, score, reason } = subject.row;
  db.prepare(`
    INSERT INTO promises (message_id, status, kind, strength, what, due_phrase, due_at, amount_cents,
      score, reason, detector_version, changed_at, changed_by)
    VALUES (?, 'proposed', ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '')
    ON CONFLICT (message_id) DO NOTHING`).run(
    message,
    kind,
    strength,
    what,
    due_phrase,
    due_at,
    amount_cents,
    score,
    reason,
  );
  return db
    .prepare<[number], number>(`
      SELECT id
      FROM promises
      WHERE message_id = ?`)
    .pluck()
    .get(message)!;
}

/** The dispute here that shares most messages with it, else a new one. */
function disputeFor(
  db: Database,
  subject: Extract<PortableDeed['subject'], { noun: 'dispute' }>,
): number | null {
  const messages = subject.messages
    .map((ref) => messageOf(db, ref))
    .filter((id): id is number => id !== null);
  if (messages.length === 0) return null;
  const known = db
    .prepare<[string], number>(`
      SELECT dispute_id
      FROM dispute_messages
      WHERE message_id IN (SELECT value FROM json_each(?))
      GROUP BY dispute_id
      ORDER BY COUNT(*) DESC, dispute_id
      LIMIT 1`)
    .pluck()
    .get(JSON.stringify(messages));
  const id = known ?? insertDispute(db, messages[0]!, subject.row);
  linkMessages(db, id, messages);
  return id;
}

function insertDispute(
  db: Database,
  messageId: number,
  {
    kind,
    severity,
    amount_cents,
    score,
    reason,
    opened_at,
  }: Record<string, string | number | null>,
): number {
  const { lastInsertRowid } = db
    .prepare(`
      INSERT INTO disputes (conversation_id, stage, kind, severity, amount_cents, score, reason,
        detector_version, opened_at, changed_at, changed_by)
      SELECT conversation_id, 'proposed', ?, ?, ?, ?, ?, 0, ?, 0, ''
      FROM main.messages
      WHERE id = ?`)
    .run(kind, severity, amount_cents, score, reason, opened_at, messageId);
  return Number(lastInsertRowid);
}

/** False while an account, or the link that is to be undone, is not here. */
function applyLink(
  db: Database,
  archiveId: string,
  deed: PortableDeed,
  { link, accounts }: { readonly link: Origin; readonly accounts: readonly AccountRef[] },
): boolean {
  const { at, actor, action, set } = deed;
  const reason = typeof set['reason'] === 'string' ? set['reason'] : '';
  if (action === 'unlink') {
    const linkId = linkOf(db, archiveId, link);
    if (linkId === null) return false;
    db.prepare(`
      UPDATE account_links
      SET undone_at = ?,
          undone_by = ?,
          undone_reason = ?
      WHERE id = ?
        AND undone_at IS NULL`).run(at, actor, reason, linkId);
    recordDeed(db, deed, 'account-link', linkId, { reason });
    return true;
  }
  const [one, other] = accounts.map((ref) => accountOf(db, ref));
  if (one == null || other == null) return false;
  const { lastInsertRowid } = db
    .prepare(`
      INSERT INTO account_links (account_id, other_id, reason, linked_at, linked_by)
      VALUES (?, ?, ?, ?, ?)`)
    .run(one, other, reason, at, actor);
  recordDeed(db, deed, 'account-link', Number(lastInsertRowid), { reason });
  return true;
}

function linkOf(db: Database, archiveId: string, { archive, id }: Origin): number | null {
  const own = archive === archiveId;
  return (
    db
      .prepare<[object], number>(`
        SELECT e.noun_id
        FROM events AS e
        LEFT JOIN received_deeds AS d ON d.event_id = e.id
        WHERE e.noun = 'account-link'
          AND e.action = 'link'
          AND CASE
            WHEN @own THEN e.id = CAST(@id AS INTEGER)
            ELSE d.archive = @archive AND d.origin_id = @id
          END`)
      .pluck()
      .get({ own: own ? 1 : 0, archive, id }) ?? null
  );
}

function accountOf(db: Database, { platform, handle }: AccountRef): number | null {
  return (
    db
      .prepare<[string, string], number>(`
        SELECT id
        FROM accounts
        WHERE platform = ?
          AND handle = ?`)
      .pluck()
      .get(platform, handle) ?? null
  );
}

/** Another archive's word holds where nobody here has said anything; else one's own does, and it is told. */
function takeRoles(db: Database, roles: readonly PortableRole[]): DeedConflict[] {
  const conflicts: DeedConflict[] = [];
  for (const { platform, handle, role } of roles) {
    const here = db
      .prepare<[string, string], { id: number; role: string; source: string }>(`
        SELECT id, role, role_source AS source
        FROM accounts
        WHERE platform = ?
          AND handle = ?`)
      .get(platform, handle);
    if (!here || here.role === role) continue;
    if (here.source === 'person') {
      const kept = here.role;
      conflicts.push({
        noun: 'account',
        about: handle,
        field: 'role',
        here: kept,
        there: role,
        kept,
      });
      continue;
    }
    db.prepare(`
      UPDATE accounts
      SET role = ?,
          role_source = 'person'
      WHERE id = ?`).run(role, here.id);
    db.prepare(`
      UPDATE conversations
      SET analysed_version = 0
      WHERE id IN (SELECT DISTINCT conversation_id FROM messages WHERE account_id = ?)`).run(
      here.id,
    );
  }
  return conflicts;
}

import type { Database } from 'better-sqlite3';
import {
  aboutProof,
  type AccountRef,
  type MessageRef,
  type PortableDeed,
  type ThingSubject,
} from '../bundle-records.ts';
import type { Origin } from '../bundles.ts';
import { answersDeed } from './bundle-answers.ts';
import { handoverDeed } from './bundle-handovers.ts';
import { caseDeed } from './bundle-cases-out.ts';
import { orderFileSubject } from './bundle-orders.ts';
import { peopleDeed } from './bundle-people.ts';
import { fieldsSet, isMessageField, type DecidedNoun, type Scalar } from './bundle-fields.ts';
import { messageRef } from './bundle-refs.ts';

/** What people have decided here since a time, and what came from elsewhere since then, oldest first. */
export function localDeeds(db: Database, archiveId: string, since: number): PortableDeed[] {
  const own = db
    .prepare<[number], EventRow>(`
      SELECT id, at, actor, action, noun, noun_id AS nounId, detail
      FROM events
      WHERE at >= ?
        AND noun IN ('promise', 'dispute', 'watch', 'account-link', 'import-batch', 'message',
          'message-note', 'conversation', 'account', 'thing-note', 'answer', 'answer-exception',
          'contradiction', 'handover', 'handover-elsewhere', 'person', 'duty', 'setting', 'case',
          'order-file')
        AND action <> 'import'
        AND (noun_id IS NOT NULL OR noun = 'setting')
        AND id NOT IN (SELECT event_id FROM received_deeds WHERE event_id IS NOT NULL)
      ORDER BY at, id`)
    .all(since)
    .flatMap((event) => portable(db, archiveId, event) ?? []);
  const received = db
    .prepare<[number, number], string>(`
      SELECT deed
      FROM received_deeds
      WHERE at >= ?
         OR received_at >= ?
      ORDER BY at, archive, origin_id`)
    .pluck()
    .all(since, since)
    .map((deed) => JSON.parse(deed) as PortableDeed);
  return [...own, ...received];
}

interface EventRow {
  readonly id: number;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly noun: string;
  readonly nounId: number;
  readonly detail: string;
}

/** Null for what cannot be told elsewhere, e.g. a promise whose message is no longer known by its file. */
function portable(db: Database, archiveId: string, event: EventRow): PortableDeed | null {
  const { id, at, actor, action, noun, nounId } = event;
  const detail = JSON.parse(event.detail) as Record<string, unknown>;
  const deed = { origin: { archive: archiveId, id: String(id) }, at, actor, action };
  switch (noun) {
    case 'promise':
    case 'dispute':
    case 'watch':
    case 'conversation':
    case 'account': {
      const subject = noun === 'watch' ? watchSubject(db, nounId) : thingSubject(db, noun, nounId);
      return subject && { ...deed, subject, ...whatItSet(db, noun, action, detail) };
    }
    case 'thing-note': {
      const subject = thingNoteSubject(db, archiveId, nounId);
      return (
        subject && { ...deed, subject: subject.subject, set: { text: subject.text }, proof: null }
      );
    }
    case 'account-link': {
      const link = linkSubject(db, archiveId, nounId);
      const reason = typeof detail['reason'] === 'string' ? detail['reason'] : '';
      return link && { ...deed, subject: link, set: { reason }, proof: null };
    }
    case 'message': {
      const message = messageRef(db, nounId);
      const tag = typeof detail['tag'] === 'string' ? detail['tag'] : '';
      const subject = message && { noun: 'message' as const, message };
      const { letGo, reason } = detail;
      const act = typeof letGo === 'string' ? { letGo, reason: String(reason ?? '') } : {};
      return subject && { ...deed, subject, set: { tag, ...act }, proof: null };
    }
    case 'message-note': {
      const subject = noteSubject(db, archiveId, nounId);
      return (
        subject && { ...deed, subject: subject.subject, set: { text: subject.text }, proof: null }
      );
    }
    case 'answer':
    case 'answer-exception':
    case 'contradiction':
      return { ...deed, ...answersDeed(noun, detail) };
    case 'case': {
      const disputeId = db
        .prepare<[number], number | null>('SELECT dispute_id FROM cases WHERE id = ?')
        .pluck()
        .get(nounId);
      const dispute = disputeId == null ? null : disputeSubject(db, disputeId);
      const about = caseDeed(db, archiveId, { caseId: nounId, action, detail }, dispute);
      return about && { ...deed, ...about };
    }
    case 'order-file': {
      const subject = orderFileSubject(db, nounId);
      return subject && { ...deed, subject, set: {}, proof: null };
    }
    case 'person':
    case 'duty':
    case 'setting': {
      const about = peopleDeed(db, noun, nounId, action, detail);
      return about && { ...deed, ...about };
    }
    case 'handover':
    case 'handover-elsewhere': {
      const { archive = archiveId, ...told } = detail;
      const note = { archive: String(archive), id: String(nounId) };
      const about = handoverDeed(db, note, action, told);
      return about && { ...deed, ...about };
    }
    case 'import-batch': {
      const reason = typeof detail['reason'] === 'string' ? detail['reason'] : null;
      const subject = { noun: 'import-batch' as const, batch: batchOrigin(db, archiveId, nounId) };
      return { ...deed, subject, set: { reason }, proof: null };
    }
    default:
      return null;
  }
}

/** The fields that a decision set. One of them at most is a message, which goes as `proof`. */
function whatItSet(
  db: Database,
  noun: string,
  action: string,
  detail: Readonly<Record<string, unknown>>,
): Pick<PortableDeed, 'set' | 'proof'> {
  if (action === 'tag' || action === 'untag') {
    return { set: { tag: String(detail['tag'] ?? '') }, proof: null };
  }
  const given =
    action === 'check'
      ? (detail as Record<string, Scalar>)
      : fieldsSet(noun as DecidedNoun, action, detail);
  const set: Record<string, Scalar> = {};
  let proof: MessageRef | null = null;
  for (const [field, value] of Object.entries(given)) {
    if (field === 'before') continue;
    if (isMessage(field) && value !== null) {
      proof = messageRef(db, Number(value));
      if (proof !== null) set[field] = aboutProof;
    } else set[field] = value;
  }
  return { set, proof };
}

const isMessage = (field: string): boolean => field === 'messageId' || isMessageField(field);

function thingSubject(db: Database, noun: ThingSubject['noun'], id: number): ThingSubject | null {
  return subjects[noun](db, id);
}

const subjects: Readonly<
  Record<ThingSubject['noun'], (db: Database, id: number) => ThingSubject | null>
> = {
  promise: promiseSubject,
  dispute: disputeSubject,
  conversation: (db, id) =>
    db
      .prepare<[number], Extract<ThingSubject, { noun: 'conversation' }>>(`
        SELECT 'conversation' AS noun, c.platform, s.name AS shop, c.key
        FROM conversations c
        LEFT JOIN shops s ON s.id = c.shop_id
        WHERE c.id = ?`)
      .get(id) ?? null,
  account: (db, id) =>
    db
      .prepare<[number], Extract<ThingSubject, { noun: 'account' }>>(`
        SELECT 'account' AS noun, platform, handle
        FROM accounts
        WHERE id = ?`)
      .get(id) ?? null,
};

function watchSubject(db: Database, findingId: number): PortableDeed['subject'] | null {
  const row = db
    .prepare<[number], { messageId: number; kind: string } & Record<string, Scalar>>(`
      SELECT message_id AS messageId, kind, score, json_set(reason, '$.messages', json('[]')) AS reason
      FROM watch_findings
      WHERE id = ?`)
    .get(findingId);
  if (!row) return null;
  const { messageId, kind, ...kept } = row;
  const message = messageRef(db, messageId);
  return message && { noun: 'watch', message, kind, row: kept };
}

/** A note is known elsewhere by the event that wrote it. */
function thingNoteSubject(db: Database, archiveId: string, noteId: number) {
  const made = db
    .prepare<[number], ThingNoteRow>(`
      SELECT n.noun, n.noun_id AS nounId, n.text, e.id, d.archive, d.origin_id AS originId
      FROM thing_notes AS n
      JOIN events AS e ON e.noun = 'thing-note' AND e.noun_id = n.id AND e.action = 'note'
      LEFT JOIN received_deeds AS d ON d.event_id = e.id
      WHERE n.id = ?
      ORDER BY e.id
      LIMIT 1`)
    .get(noteId);
  const thing = made && thingSubject(db, made.noun, made.nounId);
  if (!made || !thing) return null;
  const note = { archive: made.archive ?? archiveId, id: made.originId ?? String(made.id) };
  return { subject: { noun: 'thing-note' as const, thing, note }, text: made.text };
}

interface ThingNoteRow {
  readonly noun: ThingSubject['noun'];
  readonly nounId: number;
  readonly text: string;
  readonly id: number;
  readonly archive: string | null;
  readonly originId: string | null;
}

function promiseSubject(db: Database, promiseId: number): ThingSubject | null {
  const row = db
    .prepare<[number], { messageId: number } & Record<string, Scalar>>(`
      SELECT message_id AS messageId, kind, strength, what, due_phrase, due_at, amount_cents, score,
        reason
      FROM promises
      WHERE id = ?`)
    .get(promiseId);
  if (!row) return null;
  const { messageId, ...kept } = row;
  const message = messageRef(db, messageId);
  return message && { noun: 'promise', message, row: kept };
}

function disputeSubject(
  db: Database,
  disputeId: number,
): Extract<ThingSubject, { noun: 'dispute' }> | null {
  const row = db
    .prepare<[number], Record<string, Scalar>>(`
      SELECT kind, severity, amount_cents, score, reason, opened_at
      FROM disputes
      WHERE id = ?`)
    .get(disputeId);
  const ids = db
    .prepare<[number], number>(`
      SELECT message_id
      FROM dispute_messages
      WHERE dispute_id = ?
      ORDER BY message_id`)
    .pluck()
    .all(disputeId);
  const messages = ids.map((id) => messageRef(db, id)).filter((ref): ref is MessageRef => !!ref);
  return row && messages.length > 0 ? { noun: 'dispute', messages, row } : null;
}

function linkSubject(
  db: Database,
  archiveId: string,
  linkId: number,
): PortableDeed['subject'] | null {
  const made = db
    .prepare<[number], { id: number; archive: string | null; originId: string | null }>(`
      SELECT e.id, d.archive, d.origin_id AS originId
      FROM events AS e
      LEFT JOIN received_deeds AS d ON d.event_id = e.id
      WHERE e.noun = 'account-link'
        AND e.noun_id = ?
        AND e.action = 'link'
      ORDER BY e.id
      LIMIT 1`)
    .get(linkId);
  const accounts = db
    .prepare<[number], AccountRef>(`
      SELECT a.platform, a.handle
      FROM account_links AS l
      JOIN accounts AS a ON a.id IN (l.account_id, l.other_id)
      WHERE l.id = ?
      ORDER BY a.id <> l.account_id`)
    .all(linkId);
  if (!made) return null;
  const link = { archive: made.archive ?? archiveId, id: made.originId ?? String(made.id) };
  return { noun: 'account-link', link, accounts };
}

/** A note is known elsewhere by the event that wrote it. */
function noteSubject(db: Database, archiveId: string, noteId: number) {
  const made = db
    .prepare<[number], NoteRow>(`
      SELECT n.message_id AS messageId, n.text, e.id, d.archive, d.origin_id AS originId
      FROM message_notes AS n
      JOIN events AS e ON e.noun = 'message-note' AND e.noun_id = n.id AND e.action = 'note'
      LEFT JOIN received_deeds AS d ON d.event_id = e.id
      WHERE n.id = ?
      ORDER BY e.id
      LIMIT 1`)
    .get(noteId);
  const message = made && messageRef(db, made.messageId);
  if (!made || !message) return null;
  const note = { archive: made.archive ?? archiveId, id: made.originId ?? String(made.id) };
  return { subject: { noun: 'message-note' as const, message, note }, text: made.text };
}

interface NoteRow {
  readonly messageId: number;
  readonly text: string;
  readonly id: number;
  readonly archive: string | null;
  readonly originId: string | null;
}

function batchOrigin(db: Database, archiveId: string, batchId: number): Origin {
  const known = db
    .prepare<[number], Origin>(`
      SELECT archive, origin_id AS id
      FROM batch_origins
      WHERE batch_id = ?`)
    .get(batchId);
  return known ?? { archive: archiveId, id: String(batchId) };
}

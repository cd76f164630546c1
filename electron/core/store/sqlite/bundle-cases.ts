import type { Database } from 'better-sqlite3';
import { caseName } from '../../../../shared/domain/evidence/format.ts';
import type { CaseItemRef, CaseSubject, ExhibitRef, PortableDeed } from '../bundle-records.ts';
import type { DeedConflict, Origin } from '../bundles.ts';
import type { CaseBasket } from '../cases.ts';
import { recordDeed } from './bundle-record.ts';
import { takePackage } from './bundle-packages.ts';
import { messageOf } from './bundle-refs.ts';
import { fileKey, foldCase, keysOf, lastItemOf } from './bundle-cases-fold.ts';
import { addBasket, insertCaseFile, insertClaim } from './cases.ts';
import { giveFreeNumbers, newCase, numberMessages } from './evidence-cases.ts';

type CaseDeed = PortableDeed & { readonly subject: CaseSubject };

/** What a case is about here, found or made by what holds the messages of other things. */
interface Finders {
  dispute(subject: NonNullable<CaseSubject['dispute']>): number | null;
  conversation(ref: Extract<CaseItemRef, { kind: 'period' }>['conversation']): number | null;
}

/**
 * Keeps what others did on cases, then brings facts and baskets to the last word on each. A deed waits
 * while the case or one of its messages is not here. Numbers of exhibits stay those of the other archive
 * wherever they are free; a claim cites the same messages and files in any case.
 */
export function applyCases(
  db: Database,
  archiveId: string,
  deeds: readonly CaseDeed[],
  finders: Finders,
): { readonly applied: number; readonly conflicts: DeedConflict[] } {
  const told: Told = {
    conflicts: [],
    mostNumber: deeds.reduce((most, { set }) => Math.max(most, Number(set['number'] ?? 0)), 0),
  };
  const applied = deeds.filter((deed) => take(db, archiveId, deed, finders, told)).length;
  const spokenOf = db
    .prepare<[], number>(`
      SELECT DISTINCT e.noun_id
      FROM received_deeds AS d
      JOIN events AS e ON e.id = d.event_id
      WHERE e.noun = 'case'`)
    .pluck()
    .all();
  const conflicts = spokenOf.flatMap((caseId) => foldCase(db, archiveId, caseId));
  return { applied, conflicts: applied > 0 ? [...told.conflicts, ...conflicts] : [] };
}

interface Told {
  readonly conflicts: DeedConflict[];
  /** Highest number that a case has there. */
  readonly mostNumber: number;
}

function take(
  db: Database,
  archiveId: string,
  deed: CaseDeed,
  finders: Finders,
  { conflicts, mostNumber }: Told,
): boolean {
  const { subject, action, set, at, actor } = deed;
  const by = { at, actor };
  const found = itemsHere(db, subject.items, finders);
  const exhibits = exhibitsHere(db, subject.exhibits);
  if (found === null || exhibits === null) return false;
  const { basket, files, numbers } = found;
  const { note = '', text = '', number = null, ...facts } = set;
  const caseId =
    action === 'open'
      ? caseFor(db, deed, finders, { facts, number: Number(number ?? 0), most: mostNumber })
      : caseOf(db, archiveId, subject.case);
  if (caseId === null) return false;
  const id = BigInt(caseId);
  giveNumbers(db, caseId, numbers);
  for (const file of files) insertCaseFile(db, id, { ...file, note: '' }, by, file.number);
  const detail = ((): object | null => {
    switch (action) {
      case 'open':
        conflicts.push(...renumbered(db, caseId, Number(number ?? 0)));
        return { before: {}, after: facts, basket };
      case 'edit':
        return { before: {}, after: facts };
      case 'add':
        addBasket(db, id, basket, String(note), by);
        return { before: {}, after: basket, note };
      case 'add-file': {
        const [file] = files;
        if (!file) return null;
        const { name, digest, record, source } = file;
        return { before: {}, after: { name, digest, record, source }, note };
      }
      case 'remove': {
        const itemId = lastItemOf(db, caseId, [...keysOf(basket), ...files.map(fileKey)][0]);
        return itemId === null ? null : { before: { itemId: String(itemId) }, after: {} };
      }
      case 'claim': {
        const cited = numbersOf(db, caseId, exhibits);
        const claimId = insertClaim(db, id, String(text), cited, by);
        return { before: {}, after: { claimId, text, exhibits: cited } };
      }
      case 'withdraw-claim': {
        const claimId = subject.claim && claimOf(db, archiveId, subject.claim);
        if (!claimId) return null;
        withdraw(db, claimId, by);
        return { before: { claimId }, after: {} };
      }
      case 'package-created':
      case 'package-verified':
      case 'verification-failed':
      case 'package-stamped': {
        const taken = takePackage(db, caseId, deed);
        if (taken?.conflict) conflicts.push(taken.conflict);
        return taken && taken.detail;
      }
      default:
        return null;
    }
  })();
  if (detail === null) return false;
  recordDeed(db, deed, 'case', caseId, detail);
  return true;
}

type FileRef = Extract<CaseItemRef, { kind: 'file' }>;

interface Here {
  readonly basket: CaseBasket;
  readonly files: readonly FileRef[];
  /** Numbers of exhibits as the other archive gave them, by message. */
  readonly numbers: ReadonlyMap<number, number | null>;
}

/** Null while a message or conversation is not here. */
function itemsHere(db: Database, items: readonly CaseItemRef[], finders: Finders): Here | null {
  const messageIds: string[] = [];
  const sessionMessageIds: string[] = [];
  const periods: CaseBasket['periods'][number][] = [];
  const files: FileRef[] = [];
  const numbers = new Map<number, number | null>();
  for (const item of items) {
    if (item.kind === 'file') files.push(item);
    else if (item.kind === 'period') {
      const conversationId = finders.conversation(item.conversation);
      if (conversationId === null) return null;
      periods.push({ conversationId: String(conversationId), from: item.from, to: item.to });
    } else {
      const messageId = messageOf(db, item.message);
      if (messageId === null) return null;
      if (item.kind === 'session') sessionMessageIds.push(String(messageId));
      else {
        messageIds.push(String(messageId));
        numbers.set(messageId, item.number);
      }
    }
  }
  return { basket: { messageIds, sessionMessageIds, periods }, files, numbers };
}

type ExhibitHere = { readonly messageId: number } | { readonly digest: string };

function exhibitsHere(db: Database, refs: readonly ExhibitRef[]): ExhibitHere[] | null {
  const here: ExhibitHere[] = [];
  for (const ref of refs) {
    if ('file' in ref) {
      here.push({ digest: ref.file });
      continue;
    }
    const messageId = messageOf(db, ref.message);
    if (messageId === null) return null;
    here.push({ messageId });
  }
  return here;
}

/** A dispute has one case, whoever opened it first. */
function caseFor(
  db: Database,
  { subject: { dispute }, at, actor }: CaseDeed,
  finders: Finders,
  {
    facts,
    number,
    most,
  }: { readonly facts: object; readonly number: number; readonly most: number },
): number | null {
  const disputeId = dispute && finders.dispute(dispute);
  if (dispute && disputeId === null) return null;
  const known =
    disputeId === null
      ? undefined
      : db
          .prepare<[number], number>('SELECT id FROM cases WHERE dispute_id = ?')
          .pluck()
          .get(disputeId);
  const home = disputeId === null ? null : String(disputeId);
  const draft = { disputeId: home, facts, most, ...(number > 0 && { number }) };
  return known ?? Number(newCase(db, draft, { at, actor }).caseId);
}

/** A case keeps the number that it has there, but for one that bears it here already. */
function renumbered(db: Database, caseId: number, there: number): DeedConflict[] {
  const here = db
    .prepare<[number], { number: number; title: string }>(`
      SELECT number, title
      FROM cases
      WHERE id = ?`)
    .get(caseId);
  if (!here || there === 0 || here.number === there) return [];
  const kept = caseName(here.number);
  const told = { noun: 'case', about: here.title, field: 'number' };
  return [{ ...told, here: kept, there: caseName(there), kept }];
}

function caseOf(db: Database, archiveId: string, origin: Origin): number | null {
  return eventOf<number>(db, archiveId, 'open', origin, 'e.noun_id');
}

function claimOf(db: Database, archiveId: string, origin: Origin): string | null {
  const claimId = `JSON_EXTRACT(e.detail, '$.after.claimId')`;
  return eventOf<string>(db, archiveId, 'claim', origin, claimId);
}

function eventOf<T>(
  db: Database,
  archiveId: string,
  action: string,
  { archive, id }: Origin,
  wanted: string,
): T | null {
  const found = db
    .prepare<[object], T>(`
      SELECT ${wanted}
      FROM events AS e
      LEFT JOIN received_deeds AS d ON d.event_id = e.id
      WHERE e.noun = 'case'
        AND e.action = @action
        AND CASE
          WHEN @isOwn THEN d.archive IS NULL AND e.id = CAST(@id AS INTEGER)
          ELSE d.archive = @archive AND d.origin_id = @id
        END`)
    .pluck()
    .get({ action, isOwn: archive === archiveId ? 1 : 0, archive, id });
  return found ?? null;
}

/** The other archive's numbers where nothing here has them, else the next ones. */
function giveNumbers(
  db: Database,
  caseId: number,
  numbers: ReadonlyMap<number, number | null>,
): void {
  const given = [...numbers].flatMap(([messageId, number]) =>
    number === null ? [] : [[messageId, number] as const],
  );
  giveFreeNumbers(db, caseId, given);
  numberMessages(db, BigInt(caseId), [...numbers.keys()].map(String));
}

function numbersOf(db: Database, caseId: number, exhibits: readonly ExhibitHere[]): number[] {
  const ofMessage = db
    .prepare<[number, number], number>(`
      SELECT number
      FROM exhibits
      WHERE case_id = ?
        AND message_id = ?`)
    .pluck();
  const ofFile = db
    .prepare<[number, string], number>(`
      SELECT number
      FROM case_files
      WHERE case_id = ?
        AND digest = ?`)
    .pluck();
  return exhibits.flatMap((exhibit) => {
    const number =
      'digest' in exhibit
        ? ofFile.get(caseId, exhibit.digest)
        : ofMessage.get(caseId, exhibit.messageId);
    return number ?? [];
  });
}

function withdraw(db: Database, claimId: string, by: { at: number; actor: string }): void {
  db.prepare(`
    UPDATE case_claims
    SET removed_at = ?,
        removed_by = ?
    WHERE id = ?
      AND removed_at IS NULL`).run(by.at, by.actor, BigInt(claimId));
}

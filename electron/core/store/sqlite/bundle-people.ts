import type { Database } from 'better-sqlite3';
import { settingsSchema, type Settings } from '../../../../shared/contract/settings.ts';
import type { PeopleSubject, PortableDeed } from '../bundle-records.ts';
import type { DeedConflict } from '../bundles.ts';
import { dutyKey, dutyOf, foldDuty } from './bundle-duties.ts';
import { recordDeed } from './bundle-record.ts';
import { wordsOf } from './bundle-words.ts';

/** Settings that are the shop's, not one desk's. */
const shared = [
  'shops',
  'ownAccounts',
  'people',
  'shifts',
  'soloHandover',
  'handoverAmountLimitCents',
  'handoverReadBack',
  'handoverCountersign',
  'handoverPublishAfterMinutes',
  'evidenceLimits',
  'disputeDeadlines',
] as const satisfies readonly (keyof Settings)[];
type SharedSetting = (typeof shared)[number];

const isShared = (key: string): key is SharedSetting => (shared as readonly string[]).includes(key);

/** A deed on people, on who works when, or on the shop's settings, for other archives. */
export function peopleDeed(
  db: Database,
  noun: PeopleSubject['noun'],
  nounId: number | null,
  action: string,
  detail: Readonly<Record<string, unknown>>,
): Pick<PortableDeed, 'subject' | 'set' | 'proof'> | null {
  switch (noun) {
    case 'person': {
      // Secrets stay where they were set.
      if (action !== 'add' && action !== 'change') return null;
      const { role, leftAt } = personSet(action, detail);
      const person = db
        .prepare<[number | null], string>('SELECT name FROM persons WHERE id = ?')
        .pluck()
        .get(nounId);
      if (person === undefined) return null;
      return { subject: { noun, person }, set: { role, leftAt }, proof: null };
    }
    case 'duty': {
      const { shop, to, reason } = detail;
      const made = typeof to === 'number' ? { shop: shop == null ? null : String(shop), to } : {};
      const told = typeof reason === 'string' ? { reason } : {};
      const subject = { noun, ...dutyKey(db, Number(nounId)) };
      return { subject, set: { ...made, ...told }, proof: null };
    }
    case 'setting': {
      const key = Object.keys(detail).find(isShared);
      if (key === undefined) return null;
      return { subject: { noun, key }, set: { value: JSON.stringify(detail[key]) }, proof: null };
    }
  }
}

/**
 * Keeps the words of another archive, then brings all of which others have spoken to what was said last.
 * What is said here afterwards is later, as a rule; of the same moment it may not be, so all are looked at.
 */
export function applyPeople(
  db: Database,
  archiveId: string,
  deeds: readonly (PortableDeed & { readonly subject: PeopleSubject })[],
): { readonly applied: number; readonly conflicts: DeedConflict[] } {
  const applied = deeds.filter((deed) => take(db, deed)).length;
  const spokenOf = db
    .prepare<[], SpokenOf>(`
      SELECT DISTINCT e.noun, e.noun_id AS id, e.detail
      FROM received_deeds AS d
      JOIN events AS e ON e.id = d.event_id
      WHERE e.noun IN ('person', 'duty', 'setting')`)
    .all();
  const folds = new Map<string, () => DeedConflict[]>();
  for (const { noun, id, detail } of spokenOf) {
    if (noun === 'person') folds.set(`person ${id}`, () => foldPerson(db, archiveId, id));
    if (noun === 'duty') {
      const key = dutyKey(db, id);
      folds.set(JSON.stringify(key), () => {
        foldDuty(db, archiveId, key);
        return [];
      });
    }
    const setting =
      noun === 'setting' ? Object.keys(JSON.parse(detail) as object).find(isShared) : undefined;
    if (setting) folds.set(`setting ${setting}`, () => foldSetting(db, archiveId, setting));
  }
  const conflicts = [...folds.values()].flatMap((fold) => fold());
  return { applied, conflicts: applied > 0 ? conflicts : [] };
}

interface SpokenOf {
  readonly noun: PeopleSubject['noun'];
  readonly id: number;
  readonly detail: string;
}

/** False for a setting that this version does not know or understand: it waits. */
function take(db: Database, deed: PortableDeed & { readonly subject: PeopleSubject }): boolean {
  const { subject, set, action } = deed;
  switch (subject.noun) {
    case 'person': {
      const id = personOf(db, subject.person, deed);
      const { role = null, leftAt = null } = set;
      const detail =
        action === 'add' ? { name: subject.person, role } : { after: { role, leftAt } };
      recordDeed(db, deed, 'person', id, detail);
      return true;
    }
    case 'duty': {
      const { noun: _noun, ...key } = subject;
      const id = dutyOf(db, key, set);
      if (id === null) return false;
      const made = 'to' in set ? { from: key.from } : {};
      recordDeed(db, deed, 'duty', id, { person: key.person, shift: key.shift, ...made, ...set });
      return true;
    }
    case 'setting': {
      const { key } = subject;
      if (!isShared(key)) return false;
      const value = parsed(set['value']);
      if (!settingsSchema.shape[key].safeParse(value).success) return false;
      recordDeed(db, deed, 'setting', null, { [key]: value });
      return true;
    }
  }
}

function parsed(json: unknown): unknown {
  try {
    return JSON.parse(String(json));
  } catch {
    return undefined;
  }
}

interface PersonState {
  readonly role: string;
  readonly leftAt: number | null;
}

function personSet(action: string, detail: Readonly<Record<string, unknown>>): PersonState {
  const after = (action === 'add' ? detail : detail['after']) as {
    readonly role?: unknown;
    readonly leftAt?: unknown;
  };
  const leftAt = action === 'change' && typeof after.leftAt === 'number' ? after.leftAt : null;
  return { role: String(after.role ?? 'clerk'), leftAt };
}

function personOf(db: Database, name: string, { at, actor, set }: PortableDeed): number {
  db.prepare(`
    INSERT INTO persons (name, role, added_at, added_by)
    VALUES (?, ?, ?, ?)
    ON CONFLICT (name) DO NOTHING`).run(name, set['role'], at, actor);
  return db.prepare<[string], number>('SELECT id FROM persons WHERE name = ?').pluck().get(name)!;
}

/**
 * The last word on role and leaving holds; but who has a PIN or password here is changed only here. Else
 * a bundle could make a supervisor, or take the only one away.
 */
function foldPerson(db: Database, archiveId: string, id: number): DeedConflict[] {
  const { name, hasSecret } = db
    .prepare<[number], { name: string; hasSecret: number }>(`
      SELECT name, secret_hash IS NOT NULL AS hasSecret
      FROM persons
      WHERE id = ?`)
    .get(id)!;
  const words = wordsOf(db, archiveId, `e.noun = 'person' AND e.noun_id = @id`, { id })
    .filter(({ action }) => action === 'add' || action === 'change')
    .map(({ archive, action, detail }) => ({
      archive,
      ...personSet(action, JSON.parse(detail) as Record<string, unknown>),
    }));
  const mine = words.findLast(({ archive }) => archive === null);
  const theirs = words.findLast(({ archive }) => archive !== null);
  const last = hasSecret === 1 ? mine : words.at(-1);
  if (!last) return [];
  db.prepare(`
    UPDATE persons
    SET role = ?,
        left_at = ?
    WHERE id = ?`).run(last.role, last.leftAt, id);
  if (!mine || !theirs || mine.role === theirs.role) return [];
  const told = { here: mine.role, there: theirs.role, kept: last.role };
  return [{ noun: 'person', about: name, field: 'role', ...told }];
}

function foldSetting(db: Database, archiveId: string, key: SharedSetting): DeedConflict[] {
  const about = `e.noun = 'setting' AND JSON_TYPE(e.detail, @path) IS NOT NULL`;
  const words = wordsOf(db, archiveId, about, { path: `$.${key}` }).map(({ detail, ...word }) => ({
    ...word,
    value: JSON.stringify((JSON.parse(detail) as Record<string, unknown>)[key]),
  }));
  const last = words.at(-1);
  if (!last) return [];
  db.prepare(`
    INSERT INTO settings (key, value, changed_at, changed_by)
    VALUES (?, ?, ?, ?)
    ON CONFLICT (key) DO UPDATE
    SET value = excluded.value,
        changed_at = excluded.changed_at,
        changed_by = excluded.changed_by`).run(key, last.value, last.at, last.actor);
  const mine = words.findLast(({ archive }) => archive === null);
  const theirs = words.findLast(({ archive }) => archive !== null);
  if (!mine || !theirs || mine.value === theirs.value) return [];
  const told = { here: mine.value, there: theirs.value, kept: last.value };
  return [{ noun: 'setting', about: key, field: key, ...told }];
}

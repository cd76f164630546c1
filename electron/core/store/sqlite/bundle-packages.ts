import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { evidenceCountsSchema } from '../../../../shared/contract/evidence.ts';
import { isWhole, type CustodyEntry } from '../../../../shared/domain/evidence/custody.ts';
import { packageName } from '../../../../shared/domain/evidence/format.ts';
import { custodyEntrySchema, type PortableDeed } from '../bundle-records.ts';
import type { DeedConflict } from '../bundles.ts';
import { messageOf, messageRef } from './bundle-refs.ts';
import { giveFreeNumbers } from './evidence-cases.ts';
import { custodyEntry, keepCustodyOf, sha256 } from './evidence-custody.ts';

/**
 * What was done to a package here, for other archives: its entry in the custody log; of a new one also what
 * it is, and the numbers of the case's exhibits, which its supplements have to keep. Its bytes stay.
 */
export function packageFields(
  db: Database,
  caseId: number,
  custody: string,
): PortableDeed['set'] | null {
  const entry = custodyEntry(db, custody);
  if (!entry) return null;
  const told = { custody: JSON.stringify(entry) };
  if (entry.event !== 'package-created') return told;
  const made = db
    .prepare<[object], PackageRow>(`
      SELECT p.part, p.title, p.profile, p.counts, c.content_digest AS contentDigest,
        p.id = (SELECT MAX(id) FROM evidence_packages WHERE case_id = @caseId) AS isLast
      FROM evidence_packages AS p
      JOIN case_parts AS c ON c.case_id = p.case_id AND c.part = p.part
      WHERE p.case_id = @caseId
        AND p.archive IS NULL
        AND p.seal_code = @sealCode
      ORDER BY p.id
      LIMIT 1`)
    .get({ caseId, sealCode: entry.digestAfter });
  if (!made) return null;
  const { isLast, ...row } = made;
  const numbers = isLast === 1 ? exhibitsOf(db, caseId) : [];
  const lastExhibit = numbers.reduce((most, [, , , number]) => Math.max(most, number), 0);
  return { ...told, ...row, lastExhibit, numbers: JSON.stringify(numbers) };
}

interface PackageRow {
  readonly part: number;
  readonly title: string;
  readonly profile: string;
  readonly counts: string;
  readonly contentDigest: string;
  readonly isLast: number;
}

/** A message by its file, its place there and its check, with its number. Short: a case has ten thousands. */
const numbered = z.tuple([z.string(), z.int(), z.string(), z.int().min(1)]);
type Numbered = z.infer<typeof numbered>;

function exhibitsOf(db: Database, caseId: number): Numbered[] {
  return db
    .prepare<[number], { messageId: number; number: number }>(`
      SELECT message_id AS messageId, number
      FROM exhibits
      WHERE case_id = ?
      ORDER BY number`)
    .all(caseId)
    .flatMap(({ messageId, number }): Numbered[] => {
      const ref = messageRef(db, messageId);
      return ref ? [[ref.digest, ref.position, ref.check, number]] : [];
    });
}

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue('no JSON');
    return z.NEVER;
  }
});

const entrySchema = z.object({ custody: json.pipe(custodyEntrySchema) });
const packageFieldsSchema = z.object({
  part: z.int().min(1),
  title: z.string(),
  profile: z.string(),
  counts: json.pipe(evidenceCountsSchema).transform((counts) => JSON.stringify(counts)),
  contentDigest: z.string().regex(/^[0-9a-f]{64}$/),
  lastExhibit: z.int(),
  numbers: json.pipe(z.array(numbered)),
});

/** Keeps what another archive tells of a package. Null where it cannot be read. */
export function takePackage(
  db: Database,
  caseId: number,
  { set, origin: { archive }, at, actor }: PortableDeed,
): { readonly detail: object; readonly conflict: DeedConflict | null } | null {
  const entry = entrySchema.safeParse(set).data?.custody;
  if (!entry || !isWhole(entry, { sha256 })) return null;
  keepCustodyOf(db, archive, entry);
  const detail = { before: {}, after: { package: entry.object, custody: entry.hash } };
  if (entry.event !== 'package-created') return { detail, conflict: null };
  const told = packageFieldsSchema.safeParse(set);
  if (!told.success || entry.digestAfter === null) return null;
  const { numbers, part, title, profile, counts, contentDigest, lastExhibit } = told.data;
  const known = numbers.flatMap(([digest, position, check, number]) => {
    const messageId = messageOf(db, { digest, position, check });
    return messageId === null ? [] : [[messageId, number] as const];
  });
  giveFreeNumbers(db, caseId, known);
  const by = { at, actor };
  db.prepare(`
    INSERT INTO case_parts (case_id, part, content_digest, created_at, created_by)
    VALUES (@caseId, @part, @contentDigest, @at, @actor)
    ON CONFLICT DO NOTHING`).run({ caseId, part, contentDigest, ...by });
  db.prepare(`
    UPDATE case_parts
    SET given_up_at = NULL
    WHERE case_id = @caseId
      AND part = @part`).run({ caseId, part });
  const sealCode = entry.digestAfter;
  const conflict = sameNameOf(db, caseId, part, entry);
  db.prepare(`
    INSERT INTO evidence_packages
      (case_id, part, title, profile, request, counts, seal_code, location, created_at, created_by,
       archive, name, last_exhibit)
    VALUES (@caseId, @part, @title, @profile, '{}', @counts, @sealCode, '', @at, @actor,
      @archive, @name, @lastExhibit)`).run({
    ...by,
    caseId,
    part,
    title,
    profile,
    counts,
    sealCode,
    archive,
    name: entry.object,
    lastExhibit,
  });
  return { detail, conflict };
}

/** Both archives made a package of the same part before they heard of each other's. */
function sameNameOf(
  db: Database,
  caseId: number,
  part: number,
  entry: CustodyEntry,
): DeedConflict | null {
  const own = db
    .prepare<[object], { title: string; number: number; sealCode: string }>(`
      SELECT p.title, c.number, p.seal_code AS sealCode
      FROM evidence_packages AS p
      JOIN cases AS c ON c.id = p.case_id
      WHERE p.case_id = @caseId
        AND p.part = @part
        AND p.archive IS NULL
      ORDER BY p.id
      LIMIT 1`)
    .get({ caseId, part });
  if (!own) return null;
  const here = sealedName(packageName(own.number, part), own.sealCode);
  const there = sealedName(entry.object, entry.digestAfter ?? '');
  const kept = `${here} + ${there}`;
  return { noun: 'case', about: own.title, field: 'package', here, there, kept };
}

const sealedName = (name: string, sealCode: string): string => `${name} (${sealCode.slice(0, 8)})`;

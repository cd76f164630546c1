import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import { packageSchema, type EvidencePackage } from '../../../../shared/contract/evidence.ts';
import { packageName } from '../../../../shared/domain/evidence/format.ts';
import type { EvidenceStore, PackageDraft } from '../evidence.ts';
import type { By } from '../store.ts';
import type { Connections } from './connections.ts';
import { evidenceCases } from './evidence-cases.ts';
import {
  appendCustody,
  custodyBefore,
  custodyElsewhere,
  custodyEntries,
} from './evidence-custody.ts';
import { evidenceScope } from './evidence-scope.ts';

export function evidenceStore({ reader, writer }: Connections): EvidenceStore {
  return {
    ...evidenceScope(reader),
    ...evidenceCases({ reader, writer }),
    async earlier(caseId, part) {
      const mine = packageNamed(reader, caseId, part);
      const before = priors(reader, caseId, part);
      const prior = before.at(-1);
      return {
        prior: prior ? { name: prior.name, sealCode: prior.sealCode } : null,
        custody: custodyBefore(reader, before, mine),
      };
    },
    recordPackage: (draft, by, custody) =>
      writer.transaction((db) => {
        appendCustody(db, BigInt(draft.caseId), custody);
        return insertPackage(db, draft, by);
      }),
    recordCustody: (packageId, event) =>
      writer.transaction((db) => {
        const caseId = db
          .prepare<[bigint], number>('SELECT case_id FROM evidence_packages WHERE id = ?')
          .pluck()
          .get(BigInt(packageId));
        appendCustody(db, BigInt(caseId ?? 0), event);
      }),
    packages: async () =>
      reader
        .prepare<[], PackageRow>(`${selectPackage} ORDER BY evidence_packages.id DESC`)
        .all()
        .map(toPackage),
    package: async (packageId) => {
      const row = reader
        .prepare<[bigint], PackageRow>(`${selectPackage} WHERE evidence_packages.id = ?`)
        .get(BigInt(packageId));
      if (!row) throw new AppError('not-found', 'There is no such package.', { packageId });
      return toPackage(row);
    },
    custody: async () => custodyEntries(reader),
    custodyElsewhere: async () => custodyElsewhere(reader),
  };
}

interface PackageRow {
  packageId: string;
  caseNumber: number;
  part: number;
  name: string | null;
  archive: string | null;
  madeOn: string | null;
  title: string;
  profile: string;
  sealCode: string;
  counts: string;
  location: string;
  createdAt: number;
  createdBy: string;
}

const selectPackage = `
  SELECT CAST(evidence_packages.id AS TEXT) AS packageId,
         cases.number AS caseNumber,
         evidence_packages.part,
         evidence_packages.name,
         evidence_packages.archive,
         (SELECT machine
          FROM custody_elsewhere
          WHERE custody_elsewhere.archive = evidence_packages.archive
            AND custody_elsewhere.object = evidence_packages.name
            AND custody_elsewhere.digest_after = evidence_packages.seal_code
          ORDER BY custody_elsewhere.id
          LIMIT 1) AS madeOn,
         evidence_packages.title,
         evidence_packages.profile,
         evidence_packages.seal_code AS sealCode,
         evidence_packages.counts,
         evidence_packages.location,
         evidence_packages.created_at AS createdAt,
         evidence_packages.created_by AS createdBy
  FROM evidence_packages
  JOIN cases ON cases.id = evidence_packages.case_id`;

function toPackage(found: PackageRow): EvidencePackage {
  const { caseNumber, part, name, archive, madeOn, counts, ...row } = found;
  return packageSchema.parse({
    ...row,
    number: name ?? packageName(caseNumber, part),
    elsewhere: archive === null ? null : { archive, machine: madeOn ?? '' },
    counts: JSON.parse(counts),
  });
}

function insertPackage(db: Database, draft: PackageDraft, by: By): EvidencePackage {
  const { lastInsertRowid } = db
    .prepare(`
      INSERT INTO evidence_packages
        (case_id, part, title, profile, request, counts, seal_code, location, created_at, created_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    .run(
      BigInt(draft.caseId),
      BigInt(draft.part),
      draft.title,
      draft.profile,
      draft.request,
      JSON.stringify(draft.counts),
      draft.sealCode,
      draft.location,
      BigInt(by.at),
      by.actor,
    );
  const row = db
    .prepare<[bigint], PackageRow>(`${selectPackage} WHERE evidence_packages.id = ?`)
    .get(BigInt(lastInsertRowid));
  if (!row) throw new AppError('internal', 'The package was not recorded.');
  return toPackage(row);
}

function packageNamed(db: Database, caseId: string, part: number): string {
  const row = db
    .prepare<[bigint], { number: number }>(`
      SELECT number
      FROM cases
      WHERE id = ?`)
    .get(BigInt(caseId));
  if (!row) throw new AppError('not-found', 'There is no such case.', { caseId });
  return packageName(row.number, part);
}

interface Prior {
  readonly name: string;
  readonly archive: string | null;
  readonly sealCode: string;
}

/** Earlier parts of the case in order, each as it was first made, as far as they were known then. */
function priors(db: Database, caseId: string, part: number): Prior[] {
  return db
    .prepare<
      [object],
      Omit<Prior, 'name'> & { caseNumber: number; part: number; name: string | null }
    >(`
      SELECT cases.number AS caseNumber,
             evidence_packages.part,
             evidence_packages.name,
             evidence_packages.archive,
             evidence_packages.seal_code AS sealCode
      FROM evidence_packages
      JOIN cases ON cases.id = evidence_packages.case_id
      WHERE evidence_packages.case_id = @caseId
        AND evidence_packages.part < @part
        AND evidence_packages.id = (
          SELECT MIN(same.id)
          FROM evidence_packages AS same
          WHERE same.case_id = evidence_packages.case_id
            AND same.part = evidence_packages.part
            AND same.archive IS evidence_packages.archive)
        AND evidence_packages.id < COALESCE((
          SELECT MIN(mine.id)
          FROM evidence_packages AS mine
          WHERE mine.case_id = @caseId
            AND mine.part = @part
            AND mine.archive IS NULL), 9223372036854775807)
      ORDER BY evidence_packages.part, evidence_packages.created_at, evidence_packages.id`)
    .all({ caseId: BigInt(caseId), part: BigInt(part) })
    .map((row) => ({ ...row, name: row.name ?? packageName(row.caseNumber, row.part) }));
}

import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import { packageSchema, type EvidencePackage } from '../../../../shared/contract/evidence.ts';
import { packageName } from '../../../../shared/domain/evidence/format.ts';
import type { EvidenceStore, PackageDraft } from '../evidence.ts';
import type { By } from '../store.ts';
import type { Connections } from './connections.ts';
import { evidenceCases } from './evidence-cases.ts';
import { appendCustody, custodyBefore, custodyEntries } from './evidence-custody.ts';
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
        custody: custodyBefore(
          reader,
          before.map(({ name }) => name),
          mine,
        ),
      };
    },
    recordPackage: (draft, by, custody) =>
      writer.transaction((db) => {
        appendCustody(db, custody);
        return insertPackage(db, draft, by);
      }),
    recordCustody: (event) => writer.transaction((db) => void appendCustody(db, event)),
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
  };
}

interface PackageRow {
  packageId: string;
  caseNumber: number;
  part: number;
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
         evidence_packages.title,
         evidence_packages.profile,
         evidence_packages.seal_code AS sealCode,
         evidence_packages.counts,
         evidence_packages.location,
         evidence_packages.created_at AS createdAt,
         evidence_packages.created_by AS createdBy
  FROM evidence_packages
  JOIN cases ON cases.id = evidence_packages.case_id`;

function toPackage({ caseNumber, part, counts, ...row }: PackageRow): EvidencePackage {
  return packageSchema.parse({
    ...row,
    number: packageName(caseNumber, part),
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

/** Earlier parts of the case in order, each as it was first made. */
function priors(db: Database, caseId: string, part: number): { name: string; sealCode: string }[] {
  return db
    .prepare<[bigint, bigint], { caseNumber: number; part: number; sealCode: string }>(`
      SELECT cases.number AS caseNumber,
             evidence_packages.part,
             evidence_packages.seal_code AS sealCode
      FROM evidence_packages
      JOIN cases ON cases.id = evidence_packages.case_id
      WHERE evidence_packages.case_id = ?
        AND evidence_packages.part < ?
        AND evidence_packages.id = (
          SELECT MIN(same.id)
          FROM evidence_packages AS same
          WHERE same.case_id = evidence_packages.case_id
            AND same.part = evidence_packages.part)
      ORDER BY evidence_packages.part`)
    .all(BigInt(caseId), BigInt(part))
    .map((row) => ({ name: packageName(row.caseNumber, row.part), sealCode: row.sealCode }));
}

import { hash } from 'node:crypto';
import { z } from 'zod';
import type { ReportStore } from '../store/reports.ts';

interface ReportFinding {
  readonly reportId: string;
  /** `hash` the text is not what was signed · `chain` one before it is gone or another. */
  readonly code: 'hash' | 'chain';
}

/** Checks every signed report against its hash and the one that was signed before it. */
export async function verifyReports(reports: ReportStore): Promise<ReportFinding[]> {
  const findings: ReportFinding[] = [];
  let previous: string | null = null;
  for (const { reportId, canonical, hash: signed } of await reports.signed()) {
    if (canonical === null || hash('sha256', canonical, 'hex') !== signed) {
      findings.push({ reportId, code: 'hash' });
    } else if (previousSchema.parse(JSON.parse(canonical)).previousHash !== previous) {
      findings.push({ reportId, code: 'chain' });
    }
    previous = signed;
  }
  return findings;
}

const previousSchema = z.object({ previousHash: z.string().nullable() });

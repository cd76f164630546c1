import { brokenLink, isWhole } from '../../../shared/domain/evidence/custody.ts';
import type { EvidenceStore } from '../store/evidence.ts';
import { hashing } from './hashing.ts';

/**
 * Checks the custody log's hash chain, then each entry that came from other archives by itself. `broken` is
 * the number of the first wrong one, from 1.
 */
export async function verifyCustody(
  evidence: EvidenceStore,
): Promise<{ entries: number; broken: number | null }> {
  const own = await evidence.custody();
  const others = await evidence.custodyElsewhere();
  const entries = own.length + others.length;
  const broken = brokenLink(own, hashing);
  if (broken !== undefined) return { entries, broken: broken + 1 };
  const changed = others.findIndex((entry) => !isWhole(entry, hashing));
  return { entries, broken: changed < 0 ? null : own.length + changed + 1 };
}

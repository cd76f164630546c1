import { brokenLink } from '../../../shared/domain/evidence/custody.ts';
import type { EvidenceStore } from '../store/evidence.ts';
import { hashing } from './hashing.ts';

/** Checks the custody log's hash chain. `broken` is the number of the first wrong entry, from 1. */
export async function verifyCustody(
  evidence: EvidenceStore,
): Promise<{ entries: number; broken: number | null }> {
  const entries = await evidence.custody();
  const index = brokenLink(entries, hashing);
  return { entries: entries.length, broken: index === undefined ? null : index + 1 };
}

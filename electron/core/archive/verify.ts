import type { Verification } from '../../../shared/contract/archive.ts';
import type { Core } from '../core.ts';

/** Everything that can be proved about an archive by reading it. Changes nothing. */
export async function verifyArchive({ store }: Core, _quick: boolean): Promise<Verification> {
  const findings = await store.archive.check();
  const { messages } = await store.archive.stats();
  return {
    verdict: findings.length === 0 ? 'intact' : 'damaged',
    checked: { originals: 0, messages, indexed: 0, handovers: 0, custody: 0 },
    findings,
  };
}

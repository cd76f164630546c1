import type { Verification } from '../../../shared/contract/archive.ts';

type Finding = Verification['findings'][number];

/** One part of the archive's verification, as the feature that owns it gives it. */
export interface Check {
  /** What it counts, if anything. */
  readonly counts: keyof Verification['checked'] | null;
  /** True when it reads the originals again, which takes as long as an import. */
  readonly isSlow: boolean;
  run(signal: AbortSignal | undefined): Promise<{ count: number; findings: readonly Finding[] }>;
}

/** Everything that can be proved about an archive by reading it. Changes nothing. */
export async function verifyArchive(
  checks: readonly Check[],
  { quick, chainsOnly = false }: { readonly quick: boolean; readonly chainsOnly?: boolean },
  signal?: AbortSignal,
): Promise<Verification> {
  const checked = { originals: 0, messages: 0, indexed: 0, handovers: 0, custody: 0 };
  const findings: Finding[] = [];
  for (const check of checks) {
    if (quick && check.isSlow) continue;
    if (chainsOnly && !chains.has(check.counts)) continue;
    signal?.throwIfAborted();
    const result = await check.run(signal);
    if (check.counts) checked[check.counts] = result.count;
    findings.push(...result.findings);
  }
  return { verdict: findings.length === 0 ? 'intact' : 'damaged', checked, findings };
}

const chains: ReadonlySet<Check['counts']> = new Set(['handovers', 'custody']);

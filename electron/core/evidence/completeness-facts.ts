import { gapsIn, type Gap } from '../../../shared/domain/coverage/gaps.ts';
import {
  utc,
  type ConversationCount,
  type EvidenceDocument,
  type Row,
} from '../../../shared/domain/evidence/format.ts';
import type { EvidenceStore } from '../store/evidence.ts';
import type { AskedPeriod, EvidenceScope, ScopeStretch } from './scope.ts';

export interface ConversationGap extends Gap {
  readonly conversationId: string;
}

/** Where the imports leave the scope, or the period that was asked for, without witness. */
export async function gapsOf(
  store: EvidenceStore,
  scope: EvidenceScope,
  periods: readonly AskedPeriod[],
): Promise<ConversationGap[]> {
  const gaps: ConversationGap[] = [];
  for (const [conversationId, stretches] of byConversation(scope)) {
    const times = stretches.flatMap(timesOf);
    const seen =
      times.length > 0
        ? {
            from: times.reduce((a, b) => Math.min(a, b)),
            to: times.reduce((a, b) => Math.max(a, b)),
          }
        : null;
    const mine = periods.filter((period) => period.conversationId === conversationId);
    const covered = await store.coverage(conversationId);
    // All that is in scope, and what was asked for beyond it.
    const found = [{ from: null, to: null }, ...mine].flatMap((asked) =>
      gapsIn(covered, asked, seen),
    );
    const distinct = new Map(found.map((gap) => [`${gap.from} ${gap.to} ${gap.why}`, gap]));
    const inOrder = [...distinct.values()].toSorted((a, b) => a.from - b.from || a.to - b.to);
    gaps.push(...inOrder.map((gap) => ({ ...gap, conversationId })));
  }
  return gaps;
}

/** Counts that the database makes from the bounds alone, apart from the rows that were read. */
export async function countsOf(
  store: EvidenceStore,
  scope: EvidenceScope,
): Promise<ConversationCount[]> {
  const counts: ConversationCount[] = [];
  for (const [conversationId, stretches] of byConversation(scope)) {
    const bounds = stretches.map((stretch) => stretch.bounds);
    const found = await store.counts(conversationId, bounds);
    counts.push({
      conversation: `C-${conversationId}`,
      in_archive: found.inArchive,
      in_scope: found.inScope,
      recalled: found.recalled,
      edited: found.edited,
      system: found.system,
      without_time: found.withoutTime,
      in_several_sources: found.inSeveralSources,
    });
  }
  return counts;
}

export function stateCounts(rows: readonly Row[]): EvidenceDocument['counts'] {
  const of = (state: Row['state']): number => rows.filter((row) => row.state === state).length;
  return { included: of('included'), redacted: of('redacted'), withheld: of('withheld') };
}

/** Messages by each reason for which something of them is hidden. */
export function reasonTallies(
  rows: readonly Row[],
): Pick<EvidenceDocument['completeness'], 'redacted_by_reason' | 'withheld_by_reason'> {
  const redacted: Record<string, number> = {};
  const withheld: Record<string, number> = {};
  for (const row of rows) {
    if (row.state === 'withheld') {
      withheld[row.reason] = (withheld[row.reason] ?? 0) + 1;
      continue;
    }
    const parts = [row.meta.sender, ...row.spans, ...row.attachments];
    const reasons = parts.flatMap((part) => ('reason' in part ? [part.reason] : []));
    for (const reason of new Set(reasons)) redacted[reason] = (redacted[reason] ?? 0) + 1;
  }
  return { redacted_by_reason: redacted, withheld_by_reason: withheld };
}

export function gapEntries(gaps: readonly ConversationGap[]): EvidenceDocument['gaps'] {
  return gaps.map(({ conversationId, from, to, why }) => ({
    conversation: `C-${conversationId}`,
    from: utc(from),
    to: utc(to),
    why,
  }));
}

export function timesOf({ messages }: ScopeStretch): number[] {
  return messages.flatMap(({ sentAt }) => (sentAt === null ? [] : [sentAt]));
}

function byConversation({ stretches }: EvidenceScope): Map<string, ScopeStretch[]> {
  return Map.groupBy(stretches, ({ conversation }) => conversation.conversationId);
}

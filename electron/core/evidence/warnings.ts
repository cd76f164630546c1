import type { Profile } from '../../../shared/domain/evidence/format.ts';
import type { ConversationGap } from './completeness-facts.ts';
import type { RemovalPlan } from './removal-plan.ts';
import type { EvidenceScope } from './scope.ts';

/** From here on packing takes minutes and more than a gigabyte of memory on a modest computer. */
const many = 100_000;

/** What a person should know before packing; words in `evidenceWarningTexts`. */
export function warningsOf(
  scope: EvidenceScope,
  gaps: readonly ConversationGap[],
  plan: RemovalPlan,
  profile: Profile,
): string[] {
  const warnings: string[] = [];
  if (scope.picked.size === 0) warnings.push('no-pick');
  if (gaps.length > 0) warnings.push('gap');
  const messages = scope.stretches.flatMap((stretch) => stretch.messages);
  if (messages.length > many) warnings.push(`large-scope ${messages.length}`);
  if (profile === 'internal' && messages.some(({ internal }) => internal)) {
    warnings.push('internal-only');
  }
  if (messages.some(({ messageId }) => plan.withheld(messageId) === 'internal-note')) {
    warnings.push('internal-notes');
  }
  return warnings;
}

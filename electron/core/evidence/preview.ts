import type { EvidenceRequest } from '../../../shared/contract/evidence.ts';
import { holdsAny } from '../../../shared/domain/evidence/removal.ts';
import type { CaseStore } from '../store/cases.ts';
import type { EvidenceStore } from '../store/evidence.ts';
import { gapsOf, timesOf } from './completeness-facts.ts';
import { planRemoval } from './removal-plan.ts';
import { periodsOf, readScope } from './scope.ts';
import { warningsOf } from './warnings.ts';
import { withBasket } from './with-basket.ts';

/** What a request would take in, without writing anything or giving a number. */
export async function previewPackage(
  asked: EvidenceRequest,
  store: EvidenceStore,
  cases: CaseStore,
) {
  const { request } = await withBasket(cases, asked);
  const scope = await readScope(store, request);
  const messages = scope.stretches.flatMap((stretch) => stretch.messages);
  const plan = planRemoval(request, scope);
  const gaps = await gapsOf(store, scope, periodsOf(request));
  const withheld = messages.filter(({ messageId }) => plan.withheld(messageId)).length;
  const redacted = messages.filter(
    (message) =>
      !plan.withheld(message.messageId) &&
      (plan.hidden(message).length > 0 ||
        plan.wholeReason(message) !== undefined ||
        holdsAny(message.sender, plan.needles) !== undefined ||
        message.attachments.some(({ name }) => holdsAny(name, plan.needles) !== undefined)),
  ).length;
  return {
    counts: { included: messages.length - withheld - redacted, redacted, withheld },
    scopes: scope.stretches.map((stretch) => ({
      conversationId: stretch.conversation.conversationId,
      title: stretch.conversation.title,
      from: timesOf(stretch)[0] ?? null,
      to: timesOf(stretch).at(-1) ?? null,
      count: stretch.messages.length,
    })),
    gaps: gaps.map(({ from, to, why }) => ({ from, to, why })),
    warnings: warningsOf(scope, gaps, plan, request.profile),
  };
}

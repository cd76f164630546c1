import type { Case } from '../../../shared/contract/cases.ts';
import type { EvidenceRequest } from '../../../shared/contract/evidence.ts';
import type { CaseStore } from '../store/cases.ts';
import { periodsOf } from './scope.ts';

/** A request with the case that it names: without a selection of its own it takes the basket. */
export async function withBasket(
  cases: CaseStore,
  request: EvidenceRequest,
): Promise<{ readonly request: EvidenceRequest; readonly matter: Case | null }> {
  if (request.caseNumber === undefined) return { request, matter: null };
  const matter = await cases.get(Number(request.caseNumber.slice(3)));
  const filled = {
    ...request,
    title: request.title || matter.title,
    claim: request.claim || matter.claim,
    ...(request.orderNo === undefined && matter.orderNo !== null
      ? { orderNo: matter.orderNo }
      : {}),
  };
  const selects =
    request.messageIds.length + request.sessionMessageIds.length + periodsOf(request).length > 0;
  return { request: selects ? filled : { ...filled, ...selectionOf(matter) }, matter };
}

export function selectionOf({
  items,
}: Pick<Case, 'items'>): Pick<EvidenceRequest, 'messageIds' | 'sessionMessageIds' | 'periods'> {
  return {
    messageIds: items.flatMap((item) => (item.kind === 'message' ? [item.messageId] : [])),
    sessionMessageIds: items.flatMap((item) => (item.kind === 'session' ? [item.messageId] : [])),
    periods: items.flatMap((item) =>
      item.kind === 'period'
        ? [{ conversationId: item.conversationId, from: item.from, to: item.to }]
        : [],
    ),
  };
}

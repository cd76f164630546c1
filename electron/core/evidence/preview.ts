import type { Case } from '../../../shared/contract/cases.ts';
import type { Settings } from '../../../shared/contract/settings.ts';
import {
  sealedStatement,
  shortStatement,
} from '../../../shared/domain/evidence/documents/short-statement.ts';
import { exhibitNumber } from '../../../shared/domain/evidence/format.ts';
import { limitsFor } from '../../../shared/domain/evidence/limits.ts';
import type { EvidenceRequest } from '../../../shared/contract/evidence.ts';
import { holdsAny } from '../../../shared/domain/evidence/removal.ts';
import type { CaseStore } from '../store/cases.ts';
import type { EvidenceStore, ScopedMessage } from '../store/evidence.ts';
import { countsOf, gapsOf, timesOf } from './completeness-facts.ts';
import { planRemoval, type RemovalPlan } from './removal-plan.ts';
import { periodsOf, readScope, type EvidenceScope } from './scope.ts';
import { warningsOf } from './warnings.ts';
import { withBasket } from './with-basket.ts';

/** What a request would take in, without writing anything or giving a number. */
export async function previewPackage(
  asked: EvidenceRequest,
  store: EvidenceStore,
  cases: CaseStore,
  { zone, evidenceLimits }: Pick<Settings, 'zone' | 'evidenceLimits'>,
) {
  const { request, matter } = await withBasket(cases, asked);
  const scope = await readScope(store, request, zone);
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
        message.attachments.some(
          ({ name, digest }) =>
            holdsAny(name, plan.needles) !== undefined ||
            (digest !== null && plan.picture(digest) !== undefined),
        )),
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
    outside: (await countsOf(store, scope)).reduce(
      (sum, one) => sum + one.in_archive - one.in_scope,
      0,
    ),
    statement: statementOf(request, matter, scope, evidenceLimits),
    gaps: gaps.map(({ from, to, why }) => ({ from, to, why })),
    warnings: [
      ...warningsOf(scope, gaps, plan, request.profile),
      ...(takesFiles(messages, matter, plan) ? ['attachments-not-read'] : []),
    ],
  };
}

/** Whether files come along while words are removed, in which a person must look for those. */
function takesFiles(
  messages: readonly ScopedMessage[],
  matter: Case | null,
  plan: RemovalPlan,
): boolean {
  if (plan.needles.length === 0) return false;
  const ofMessages = messages.some(
    (message) =>
      !plan.withheld(message.messageId) &&
      plan.wholeReason(message) === undefined &&
      message.attachments.some(({ digest }) => digest !== null && !plan.picture(digest)),
  );
  return ofMessages || (matter?.items.some(({ kind }) => kind === 'file') ?? false);
}

/** How long the statement for the place will be; exhibit numbers that are not given yet count in full. */
function statementOf(
  request: EvidenceRequest,
  matter: Case | null,
  scope: EvidenceScope,
  own: Settings['evidenceLimits'],
) {
  if (request.profile !== 'platform' && request.profile !== 'card') return null;
  const platforms = scope.stretches.map(({ conversation }) => conversation.platform);
  const limits = limitsFor(request.place ?? matter?.platform ?? platforms[0] ?? null, own);
  const number = request.caseNumber ?? 'EV-0000';
  const exhibits = request.messageIds.map((_, index) => exhibitNumber(0, index));
  const claims = matter?.claims.map(({ text, exhibits: cited }) => ({
    claim: text,
    exhibits: cited,
  }));
  const lines = request.claim.split('\n').filter((line) => line.trim() !== '');
  const total = scope.stretches.reduce((sum, { messages }) => sum + messages.length, 0);
  const { text, isShortened } = shortStatement(
    {
      package: number,
      case: {
        title: request.title,
        order: request.orderNo ?? null,
        platform: [...new Set(platforms)],
      },
      arguments: claims?.length ? claims : lines.map((claim) => ({ claim, exhibits })),
      counts: { included: total, redacted: 0, withheld: 0 },
    },
    () => [1],
    limits.statementChars,
  );
  const chars = sealedStatement(text, '0'.repeat(64)).length;
  return { place: limits.place, chars, limit: limits.statementChars, isShortened };
}

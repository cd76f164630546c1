import type { EvidenceRequest } from '../../../../shared/contract/evidence.ts';
import type { Case, CaseCheck, CasePoint } from '../../../../shared/contract/cases.ts';
import { riskyWordsIn } from '../../../../shared/domain/detection/risks/risky-words.ts';
import { gapsOf } from '../completeness-facts.ts';
import { planRemoval } from '../removal-plan.ts';
import { policiesOf } from '../policies.ts';
import { periodsOf, readScope, type EvidenceScope } from '../scope.ts';
import { withBasket } from '../with-basket.ts';
import type { ScopedMessage } from '../../store/evidence.ts';
import type { Store } from '../../store/store.ts';
import { opponentView } from './opponent-view.ts';

/** What to look at before a package leaves the house (domain.md 3.7), and the other side's view. */
export async function checkRequest(
  asked: EvidenceRequest,
  store: Pick<Store, 'cases' | 'evidence'>,
  zone: string,
  now: number,
): Promise<CaseCheck> {
  const { request, matter } = await withBasket(store.cases, asked);
  const facts = factsOf(request, matter);
  const selected =
    request.messageIds.length + request.sessionMessageIds.length + periodsOf(request).length;
  const scope: EvidenceScope =
    selected === 0
      ? { rule: 'sessions', stretches: [], picked: new Set() }
      : await readScope(store.evidence, request, zone);
  const messages = scope.stretches.flatMap((stretch) => stretch.messages);
  const findings = await store.cases.findings(
    matter === null ? null : Number(matter.number.slice(3)),
    messages.map(({ messageId }) => messageId),
  );
  const gaps = await gapsOf(store.evidence, scope, periodsOf(request));
  const plan = planRemoval(request, scope);
  const policies = await policiesOf(store.evidence, scope, facts.orderNo ?? undefined, plan);
  const opponent = opponentView(messages, findings, gaps);
  const unfavourable = opponent.filter(({ kind }) => kind !== 'gap' && kind !== 'risky-words');
  const risky = messages.filter(
    ({ role, text }) => role === 'agent' && riskyWordsIn(text).length > 0,
  );
  const missing = missingRecords(facts, findings.missingChecks, messages);
  const points: CasePoint[] = [
    identity(scope),
    point('order', facts.orderNo ? 'fine' : 'missing', 'order', facts.orderNo ?? ''),
    point(
      'policy',
      policies.length > 0 ||
        facts.items.some((one) => one.kind === 'file' && one.record === 'policy')
        ? 'fine'
        : 'look',
      'policy',
      policies.map(({ question, valid_from: from }) => `${question} (${from})`).join('; '),
    ),
    point(
      'unfavourable',
      unfavourable.length > 0 ? 'look' : 'fine',
      'unfavourable',
      String(unfavourable.length),
      unfavourable.flatMap(({ messageIds }) => messageIds),
    ),
    point(
      'risky',
      risky.length > 0 ? 'look' : 'fine',
      'risky',
      String(risky.length),
      risky.map(({ messageId }) => messageId),
    ),
    point('checklist', missing.length > 0 ? 'look' : 'fine', 'checklist', missing.join(', ')),
    deadline(facts.deadlineAt, now),
    claims(facts),
    point('completeness', gaps.length > 0 ? 'look' : 'fine', 'completeness', String(gaps.length)),
  ];
  const ready = messages.length > 0 && points.every(({ state }) => state !== 'missing');
  return { ready, points, opponent };
}

type Facts = Pick<Case, 'orderNo' | 'deadlineAt' | 'claim' | 'claims' | 'items'>;

/** Of the case, or of the request alone where it is of none. */
function factsOf({ orderNo, claim }: EvidenceRequest, matter: Case | null): Facts {
  if (matter) return matter;
  return { orderNo: orderNo ?? null, deadlineAt: null, claim, claims: [], items: [] };
}

function point(
  name: CasePoint['point'],
  state: CasePoint['state'],
  code: string,
  detail: string,
  messageIds: readonly string[] = [],
): CasePoint {
  return { point: name, state, code, detail, messageIds: [...new Set(messageIds)] };
}

/** Both sides must be known by name in every conversation. */
function identity({ stretches }: EvidenceScope): CasePoint {
  if (stretches.length === 0) return point('identity', 'missing', 'nothing', '');
  const roles = (messages: readonly ScopedMessage[]): Set<string> =>
    new Set(messages.map(({ role }) => role));
  const lacking = stretches.filter(({ messages }) => {
    const known = roles(messages);
    return !known.has('agent') || !known.has('customer');
  });
  const unknown = stretches.flatMap(({ messages }) =>
    messages.filter(({ role }) => role === 'unknown'),
  );
  const detail = lacking.map(({ conversation }) => conversation.title).join(', ');
  if (lacking.length > 0) return point('identity', 'missing', 'identity', detail);
  const ids = unknown.map(({ messageId }) => messageId);
  return point('identity', unknown.length > 0 ? 'look' : 'fine', 'identity', '', ids);
}

/** Kinds of record that a dispute usually needs and nobody has put in. */
function missingRecords(
  { items }: Facts,
  ticked: readonly string[],
  messages: readonly ScopedMessage[],
): string[] {
  const records = new Set(items.flatMap((item) => (item.kind === 'file' ? [item.record] : [])));
  const hasPictures =
    records.has('photo') || messages.some(({ attachments }) => attachments.length > 0);
  const absent = [
    ...(records.has('order') ? [] : ['order']),
    ...(records.has('shipping') ? [] : ['shipping']),
    ...(hasPictures ? [] : ['photo']),
  ];
  const own = ticked.map((item) => item.replace(/^evidence\./, ''));
  return [...new Set([...absent, ...own])];
}

function deadline(at: number | null, now: number): CasePoint {
  if (at === null) return point('deadline', 'look', 'no-deadline', '');
  const hours = Math.floor((at - now) / 3_600_000);
  if (hours < 0) return point('deadline', 'missing', 'deadline-over', String(-hours));
  return point('deadline', hours < 24 ? 'look' : 'fine', 'deadline-left', String(hours));
}

/** Every claim must rest on something that still lies in the basket. */
function claims({ claims: all, claim, items }: Facts): CasePoint {
  if (all.length === 0)
    return point('claims', claim.trim() === '' ? 'missing' : 'look', 'claims', '');
  const there = new Set(items.flatMap((item) => ('exhibit' in item ? [item.exhibit] : [])));
  const loose = all.filter(({ exhibits }) => !exhibits.some((exhibit) => there.has(exhibit)));
  const detail = loose.map(({ text }) => text).join('; ');
  return point('claims', loose.length > 0 ? 'missing' : 'fine', 'claims', detail);
}

import { DateTime } from 'luxon';
import { AppError } from '../../../shared/contract/errors.ts';
import type { EvidenceRequest } from '../../../shared/contract/evidence.ts';
import type { EvidenceDocument } from '../../../shared/domain/evidence/format.ts';
import { merged, stretchesAround, type Stretch } from '../../../shared/domain/evidence/sessions.ts';
import type {
  Bounds,
  EvidenceStore,
  ScopedConversation,
  ScopedMessage,
} from '../store/evidence.ts';

/** One unbroken stretch of a conversation, all of whose messages are in scope. */
export interface ScopeStretch {
  readonly conversation: ScopedConversation;
  readonly bounds: Bounds;
  readonly messages: readonly ScopedMessage[];
}

export interface EvidenceScope {
  readonly rule: EvidenceDocument['asked']['rule'];
  readonly stretches: readonly ScopeStretch[];
  /** Messages that prove the point, in the order of the scope. */
  readonly picked: ReadonlySet<string>;
}

/**
 * Resolves a request: the whole sessions around its messages and the whole of its period, a stretch a
 * scope. `invalid-input` when it asks for nothing, `not-found` when nothing is there.
 */
export async function readScope(
  store: EvidenceStore,
  request: EvidenceRequest,
  zone: string,
): Promise<EvidenceScope> {
  const { messageIds, sessionMessageIds, context } = request;
  const periods = periodsOf(request);
  const anchors = [...messageIds, ...sessionMessageIds];
  if (anchors.length === 0 && periods.length === 0) {
    throw new AppError('invalid-input', 'Choose messages, or a conversation and a period.');
  }
  const homes = await store.conversationsOf(anchors);
  const conversationIds = new Set([
    ...anchors.map((id) => homes.get(id) ?? ''),
    ...periods.map(({ conversationId }) => conversationId),
  ]);
  const stretches: ScopeStretch[] = [];
  for (const id of [...conversationIds].toSorted(byNumber)) {
    const conversation = await store.conversation(id);
    const timeline = await store.timeline(id);
    const asked = periods
      .filter(({ conversationId }) => conversationId === id)
      .flatMap((period) => inPeriod(timeline, period));
    const wanted = new Set(anchors.filter((messageId) => homes.get(messageId) === id));
    const indexes = timeline.flatMap(({ messageId }, at) => (wanted.has(messageId) ? [at] : []));
    const times = timeline.map(({ sentAt }) => sentAt);
    const around = stretchesAround(times, indexes);
    const wider = context === 'session' ? [] : widened(times, indexes, context, zone);
    for (const stretch of merged([...asked, ...around, ...wider])) {
      const ids = timeline.slice(stretch.first, stretch.last + 1).map(({ messageId }) => messageId);
      stretches.push(await readStretch(store, conversation, ids));
    }
  }
  if (stretches.length === 0) {
    throw new AppError('not-found', 'No message stands in this conversation and period.');
  }
  const picks = new Set(messageIds);
  const all = stretches.flatMap(({ messages }) => messages.map(({ messageId }) => messageId));
  return {
    rule: ruleOf(anchors.length > 0, periods.length > 0, context),
    stretches,
    picked: new Set(all.filter((id) => picks.has(id))),
  };
}

/** A period that a request asks for whole. UTC ms; null: open. */
export interface AskedPeriod {
  readonly conversationId: string;
  readonly from: number | null;
  readonly to: number | null;
}

export function periodsOf(
  request: Pick<EvidenceRequest, 'periods' | 'conversationId' | 'from' | 'to'>,
): readonly AskedPeriod[] {
  const { conversationId, from = null, to = null, periods } = request;
  return conversationId === undefined ? periods : [...periods, { conversationId, from, to }];
}

async function readStretch(
  store: EvidenceStore,
  conversation: ScopedConversation,
  ids: readonly string[],
): Promise<ScopeStretch> {
  const firstId = ids[0];
  const lastId = ids.at(-1);
  if (!firstId || !lastId) throw new AppError('internal', 'A scope without messages.');
  return { conversation, bounds: { firstId, lastId }, messages: await store.messages(ids) };
}

/** Messages without a time belong to no period; they count as outside unless no period was asked. */
function inPeriod(
  timeline: readonly { readonly sentAt: number | null }[],
  { from, to }: AskedPeriod,
): Stretch[] {
  const inside = timeline.flatMap(({ sentAt }, index) => {
    if (from === null && to === null) return [index];
    if (sentAt === null) return [];
    return sentAt >= (from ?? -Infinity) && sentAt < (to ?? Infinity) ? [index] : [];
  });
  const first = inside[0];
  const last = inside.at(-1);
  return first === undefined || last === undefined ? [] : [{ first, last }];
}

/** From the first to the last message of the same days by the shop's clock, or of all. */
function widened(
  times: readonly (number | null)[],
  indexes: readonly number[],
  context: 'day' | 'conversation',
  zone: string,
): Stretch[] {
  if (indexes.length === 0) return [];
  if (context === 'conversation') return [{ first: 0, last: times.length - 1 }];
  const dayOf = (at: number | null): string | null =>
    at === null ? null : DateTime.fromMillis(at, { zone }).toISODate();
  const days = new Set(indexes.flatMap((index) => dayOf(times[index] ?? null) ?? []));
  const stretches = new Map<string, Stretch>();
  for (const [index, at] of times.entries()) {
    const day = dayOf(at);
    if (day === null || !days.has(day)) continue;
    stretches.set(day, { first: stretches.get(day)?.first ?? index, last: index });
  }
  return [...stretches.values()];
}

function ruleOf(
  hasMessages: boolean,
  hasPeriods: boolean,
  context: EvidenceRequest['context'],
): EvidenceScope['rule'] {
  if (!hasPeriods && context !== 'session') return context === 'day' ? 'days' : 'conversations';
  if (!hasPeriods) return 'sessions';
  return hasMessages ? 'both' : 'period';
}

function byNumber(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

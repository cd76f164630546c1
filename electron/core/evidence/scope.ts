import { AppError } from '../../../shared/contract/errors.ts';
import type { EvidenceRequest } from '../../../shared/contract/evidence.ts';
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
  readonly rule: 'sessions' | 'period' | 'both';
  readonly stretches: readonly ScopeStretch[];
  /** Messages that prove the point, in the order of the scope. */
  readonly picked: ReadonlySet<string>;
}

/** More than anybody can read, or a court would take, in one package. */
const mostMessages = 100_000;

/**
 * Resolves a request: the whole sessions around its messages and the whole of its period, a stretch a
 * scope. `invalid-input` when it asks for nothing, `not-found` when nothing is there.
 */
export async function readScope(
  store: EvidenceStore,
  request: EvidenceRequest,
): Promise<EvidenceScope> {
  const { messageIds, conversationId } = request;
  if (messageIds.length === 0 && conversationId === undefined) {
    throw new AppError('invalid-input', 'Choose messages, or a conversation and a period.');
  }
  const homes = await store.conversationsOf(messageIds);
  const conversationIds = new Set(messageIds.map((id) => homes.get(id) ?? ''));
  if (conversationId !== undefined) conversationIds.add(conversationId);
  const stretches: ScopeStretch[] = [];
  let total = 0;
  for (const id of [...conversationIds].toSorted(byNumber)) {
    const conversation = await store.conversation(id);
    const timeline = await store.timeline(id);
    const period = id === conversationId ? inPeriod(timeline, request) : [];
    const wanted = new Set(messageIds.filter((messageId) => homes.get(messageId) === id));
    const indexes = timeline.flatMap(({ messageId }, at) => (wanted.has(messageId) ? [at] : []));
    const times = timeline.map(({ sentAt }) => sentAt);
    for (const stretch of merged([...period, ...stretchesAround(times, indexes)])) {
      const ids = timeline.slice(stretch.first, stretch.last + 1).map(({ messageId }) => messageId);
      total += ids.length;
      if (total > mostMessages) throw tooLarge(total);
      stretches.push(await readStretch(store, conversation, ids));
    }
  }
  if (stretches.length === 0) {
    throw new AppError('not-found', 'No message stands in this conversation and period.');
  }
  const wanted = new Set(messageIds);
  const all = stretches.flatMap(({ messages }) => messages.map(({ messageId }) => messageId));
  return {
    rule: ruleOf(request),
    stretches,
    picked: new Set(all.filter((id) => wanted.has(id))),
  };
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
  { from, to }: EvidenceRequest,
): Stretch[] {
  const inside = timeline.flatMap(({ sentAt }, index) => {
    if (from === undefined && to === undefined) return [index];
    if (sentAt === null) return [];
    return sentAt >= (from ?? -Infinity) && sentAt < (to ?? Infinity) ? [index] : [];
  });
  const first = inside[0];
  const last = inside.at(-1);
  return first === undefined || last === undefined ? [] : [{ first, last }];
}

function ruleOf({ messageIds, conversationId }: EvidenceRequest): EvidenceScope['rule'] {
  if (conversationId === undefined) return 'sessions';
  return messageIds.length > 0 ? 'both' : 'period';
}

function byNumber(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

function tooLarge(total: number): AppError {
  return new AppError(
    'invalid-input',
    'The scope is too large for one package; narrow the period.',
    {
      messages: total,
      most: mostMessages,
    },
  );
}

import type {
  Answer,
  AnswerException,
  AnswerState,
  AnswerVersion,
  ToldStatement,
} from '../../../shared/contract/answers.ts';
import { versionAt } from '../../../shared/domain/answers/in-force.ts';
import { valuesOf } from '../../../shared/domain/answers/read-value.ts';
import type { KeptAnswer, KeptException, KeptVersion, ToldRow } from '../store/answers.ts';

/** An entry as of a moment, with what could be known then; null before it was made. */
export function answerAt(kept: KeptAnswer, at: number, knownAt: number): Answer | null {
  const known = kept.versions.filter(({ madeAt }) => madeAt <= knownAt);
  const last = known.at(-1);
  if (!last) return null;
  const inForce = versionAt(known, at);
  const begun = known.findLast(({ validFrom }) => validFrom <= at);
  const version = inForce ?? begun ?? last;
  const { answerId, uid, topic, scope, scopeValue, addedAt, addedBy, versions } = kept;
  return {
    answerId,
    uid,
    topic,
    scope,
    scopeValue,
    addedAt,
    addedBy,
    state: stateOf(inForce, begun),
    version: versionView(kept, version),
    versions: versions.length,
    isRecordedLater: version.madeAt > at,
  };
}

function stateOf(inForce: KeptVersion | null, begun: KeptVersion | undefined): AnswerState {
  if (inForce) return 'in-force';
  if (!begun) return 'future';
  return begun.isRetired ? 'retired' : 'ended';
}

export function versionView(
  { topic, versions }: Pick<KeptAnswer, 'topic' | 'versions'>,
  version: KeptVersion,
): AnswerVersion {
  return {
    ...version,
    number: versions.indexOf(version) + 1,
    values: version.isRetired ? [] : valuesOf(topic, version.answer, version.value),
  };
}

export function exceptionAt(kept: KeptException, at: number): AnswerException {
  const { decision, ...exception } = kept;
  const state = decision?.decision ?? 'asked';
  const hasEnded = state === 'approved' && kept.validTo !== null && at >= kept.validTo;
  return {
    ...exception,
    state: hasEnded ? 'ended' : state,
    decidedAt: decision?.at ?? null,
    decidedBy: decision?.actor ?? null,
    decisionReason: decision?.reason ?? null,
    isSelfApproved: state === 'approved' && decision?.actor === kept.askedBy,
  };
}

export function toldView({
  messageId,
  conversationId,
  exception,
  ...told
}: ToldRow): ToldStatement {
  return {
    ...told,
    exception: exception === '' ? null : exception,
    messageId: String(messageId),
    conversationId: String(conversationId),
  };
}

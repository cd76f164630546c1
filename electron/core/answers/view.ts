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

/** What the sheet is asked about: now, or as of a moment, with what could be known at another. */
export interface Moment {
  readonly at: number;
  readonly knownAt: number;
  readonly isNow: boolean;
}

/** An entry as of a moment; null where nothing of it could be known. */
export function answerAt(kept: KeptAnswer, { at, knownAt, isNow }: Moment): Answer | null {
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
    isRecordedLater: !isNow && version.madeAt > at,
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

/** An exception as it stood at a moment. */
export function exceptionAt(
  kept: KeptException,
  { at, knownAt }: Omit<Moment, 'isNow'>,
): AnswerException {
  const { decisions, ...exception } = kept;
  const decision = decisions.findLast((one) => one.at <= knownAt);
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

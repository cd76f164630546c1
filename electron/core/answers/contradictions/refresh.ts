import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { entriesOf, grantedOf } from '../../../../shared/domain/answers/entries.ts';
import {
  findContradictions,
  type FoundContradiction,
} from '../../../../shared/domain/answers/find-contradictions.ts';
import { detectorVersion } from '../../../../shared/domain/detection/version.ts';
import type { AnswerTopic } from '../../../../shared/model/answers.ts';
import type { Core } from '../../core.ts';
import type { ContradictionFinding } from '../../store/contradictions.ts';

/**
 * Looks for contradictions anew, in all that has been told or on one topic, with the sheet and its exceptions
 * as they are.
 */
export async function refreshContradictions(
  { store, clock, changes }: Pick<Core, 'store' | 'clock' | 'changes'>,
  topic?: AnswerTopic,
): Promise<void> {
  // As it is now: what is told while this goes on is for the next time.
  const state = await store.contradictions.state(detectorVersion);
  const entries = entriesOf(await store.answers.list());
  const exceptions = grantedOf(await store.answers.exceptions());
  for await (const { topic: one, ...told } of store.contradictions.evidence(topic)) {
    const findings = findContradictions({ ...told, entries, exceptions }).map(finding);
    await store.contradictions.save(findings, one, detectorVersion, clock.now());
    await nextTurn();
  }
  if (topic === undefined) await store.contradictions.noteSearched(state);
  changes.publish('changed', { topics: ['answers'] });
}

/** As a step after imports. */
export async function* contradictionsStep(
  core: Core,
): AsyncGenerator<{ done: number; total: number }, void, undefined> {
  if (await core.store.contradictions.isCurrent(detectorVersion)) return;
  await refreshContradictions(core);
  yield { done: 1, total: 1 };
}

function finding({
  matter,
  kind,
  topic,
  a,
  b,
  countA,
  countB,
}: FoundContradiction): ContradictionFinding {
  const isSheet = 'versionId' in a;
  return {
    matter: createHash('sha256').update(JSON.stringify(matter)).digest('hex').slice(0, 32),
    kind,
    topic,
    limits: b.limits,
    messageA: isSheet ? null : a.messageId,
    versionA: isSheet ? a.versionId : null,
    messageB: b.messageId,
    valueA: JSON.stringify(isSheet ? a.said.value : a.value),
    valueB: JSON.stringify(b.value),
    countA,
    countB,
  };
}

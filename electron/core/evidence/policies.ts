import { inOrderMade, versionAt } from '../../../shared/domain/answers/in-force.ts';
import { utc, type EvidenceDocument } from '../../../shared/domain/evidence/format.ts';
import type { EvidenceStore, PolicyVersion } from '../store/evidence.ts';
import { timesOf } from './completeness-facts.ts';
import type { RemovalPlan } from './removal-plan.ts';
import type { EvidenceScope } from './scope.ts';

/**
 * The versions of the answer sheet that held at some moment between the first and the last message of
 * the scope, for its shops, buyers, order, and products that it speaks of.
 */
export async function policiesOf(
  store: EvidenceStore,
  scope: EvidenceScope,
  orderNo: string | undefined,
  { clean }: RemovalPlan,
): Promise<EvidenceDocument['policies']> {
  const times = scope.stretches.flatMap(timesOf);
  if (times.length === 0) return [];
  const from = times.reduce((a, b) => Math.min(a, b));
  const to = times.reduce((a, b) => Math.max(a, b));
  const concerned = new Set<string>();
  for (const { conversation, messages } of scope.stretches) {
    concerned.add(plain(conversation.shop ?? '')).add(plain(conversation.customer ?? ''));
    for (const { sender } of messages) concerned.add(plain(sender));
  }
  if (orderNo !== undefined) concerned.add(plain(orderNo));
  const speaksOf = (name: string): boolean =>
    scope.stretches.some(({ messages }) => messages.some(({ text }) => plain(text).includes(name)));
  const versions = (await store.policyVersions()).filter(({ scope: kind, scopeValue }) => {
    const value = plain(scopeValue);
    if (kind === 'sku') return value !== '' && speaksOf(value);
    return value === '' ? kind === 'shop' : concerned.has(value);
  });
  const held = [...Map.groupBy(versions, ({ answerId }) => answerId).values()].flatMap((all) =>
    heldBetween(inOrderMade(all), from, to),
  );
  return held.map((version) => ({
    topic: version.topic,
    scope: version.scope,
    scope_value: clean(version.scopeValue),
    question: clean(version.question),
    answer: clean(version.answer),
    version: version.versionId,
    valid_from: utc(version.validFrom),
    valid_to: version.validTo === null ? null : utc(version.validTo),
    owner: clean(version.owner),
    source: clean(version.source),
    made_at: utc(version.madeAt),
    made_by: clean(version.madeBy),
  }));
}

function heldBetween(versions: readonly PolicyVersion[], from: number, to: number) {
  const borders = versions.flatMap(({ validFrom, validTo }) => [validFrom, validTo ?? to]);
  const moments = [from, to, ...borders.filter((at) => at > from && at < to)];
  return versions.filter((version) => moments.some((at) => versionAt(versions, at) === version));
}

const plain = (name: string): string => name.replaceAll(/\s+/g, '').toLowerCase();

import type { ToldStatement } from '../../../../shared/contract/answers.ts';
import type { ContradictionRow } from '../../../../shared/contract/contradictions.ts';
import { valueKey } from '../../../../shared/domain/answers/value-key.ts';
import type { AnswersStore } from '../../store/answers.ts';

/** Most statements that stand beside a contradiction. */
const SHOWN = 100;

/** Everything told with one of the two values, to the same buyer or in the same shop; oldest first. */
export async function toldBeside(
  store: AnswersStore,
  { kind, topic, a, b }: ContradictionRow,
): Promise<ToldStatement[]> {
  const customerIds = kind === 'same-customer' && b.to ? await store.customers(b.to) : undefined;
  const rows = await store.told({
    topics: [topic],
    shop: b.shop ?? undefined,
    customerIds,
    limit: 5_000,
  });
  const keys = [a.value, b.value].flatMap((value) => (value ? [valueKey(value)] : []));
  return rows
    .filter((row) => keys.includes(row.valueKey))
    .slice(0, SHOWN)
    .toReversed()
    .map(({ messageId, conversationId, exception, ...told }) => ({
      ...told,
      exception: exception === '' ? null : exception,
      messageId: String(messageId),
      conversationId: String(conversationId),
    }));
}

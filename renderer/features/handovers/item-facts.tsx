import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { Facts } from '../../ui/facts.tsx';
import { useTexts } from '../../ui/language.ts';
import { DueTime, TimeText } from '../../ui/time-text.tsx';

/** Everything that was signed about an item. */
export function ItemFacts({ item }: { readonly item: HandoverItem }) {
  const t = useTexts(handoversTexts);
  const due = item.due_at === null ? null : Date.parse(item.due_at);
  return (
    <Facts
      facts={[
        [t.nextAction, item.next_action],
        [t.owner, item.owner],
        [
          t.due,
          due === null ? null : <DueTime key="due" at={due} />,
          <TimeText key="full" at={due} full />,
        ],
        [t.ifThen, item.if_then],
        [t.tried, item.tried],
      ]}
    />
  );
}

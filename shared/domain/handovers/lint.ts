import type { HandoverItem } from '../../contract/handover-items.ts';
import type { Handover } from '../../contract/handover-notes.ts';

/**
 * What still blocks signing: a red or yellow item needs an owner, a due time and a next action; a red
 * one also says what to do if it does not work. Closed items need nothing.
 */
export function lintItems(items: readonly HandoverItem[]): Handover['lint'] {
  return items.flatMap((item) =>
    neededFields(item)
      .filter((field) => (item[field] ?? '').trim() === '')
      .map((missing) => ({ itemId: item.id, missing })),
  );
}

function neededFields({ severity, state }: HandoverItem): Handover['lint'][number]['missing'][] {
  if (state !== 'open' || severity === 'green') return [];
  const always = ['owner', 'due_at', 'next_action'] as const;
  return severity === 'red' ? [...always, 'if_then'] : [...always];
}

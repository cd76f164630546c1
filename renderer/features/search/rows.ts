import type { Hit, HitGroup } from '../../../shared/contract/search.ts';
import type { Found } from './use-held-rows.ts';

/** A line of the list. */
export type Row =
  | { readonly is: 'hit'; readonly key: string; readonly hit: Hit; readonly isGrouped: boolean }
  | { readonly is: 'group'; readonly key: string; readonly group: HitGroup }
  /** Opens or folds all hits of a conversation. */
  | {
      readonly is: 'more';
      readonly key: string;
      readonly group: HitGroup;
      readonly isOpen: boolean;
    };

/** Lines for what was found. `opened`: all hits of the conversations that were opened, by their id. */
export function rowsOf(
  found: readonly Found[],
  opened: ReadonlyMap<string, readonly Hit[]>,
): readonly Row[] {
  return found.flatMap((each): Row[] => {
    if (each.is === 'hit') return [hitRow(each.hit, false)];
    const { group } = each;
    const { conversationId, count } = group;
    const all = opened.get(conversationId);
    const hits = all ?? group.hits;
    const hasMore = count.kind !== 'exact' || count.value > group.hits.length;
    return [
      { is: 'group', key: `group ${conversationId}`, group },
      ...hits.map((hit) => hitRow(hit, true)),
      ...(hasMore
        ? [{ is: 'more', key: `more ${conversationId}`, group, isOpen: all !== undefined } as const]
        : []),
    ];
  });
}

function hitRow(hit: Hit, isGrouped: boolean): Row {
  return { is: 'hit', key: hit.messageId, hit, isGrouped };
}

/** The next hit in a direction, past what is none; -1 where there is none. */
export function hitBeside(rows: readonly Row[], from: number, step: 1 | -1): number {
  for (let at = from + step; at >= 0 && at < rows.length; at += step)
    if (rows[at]?.is === 'hit') return at;
  return -1;
}

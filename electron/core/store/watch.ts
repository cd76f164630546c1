import type { WatchRow } from '../../../shared/contract/watch.ts';
import type { WatchKind } from '../../../shared/model/analysis.ts';
import type { By } from './store.ts';

export type WatchStatus = WatchRow['status'];

export interface WatchQuery {
  readonly kind?: readonly WatchKind[] | undefined;
  readonly status?: readonly WatchStatus[] | undefined;
  readonly conversationId?: string | undefined;
  readonly limit: number;
  /** UTC ms, for what is long past. */
  readonly now: number;
  readonly afterId?: string | undefined;
}

export interface WatchPage {
  readonly findings: WatchRow[];
  readonly counts: Record<WatchStatus, number>;
  readonly kinds: Record<WatchKind, number>;
  readonly past: number;
  readonly next: string | null;
}

export interface WatchStore {
  list(query: WatchQuery): Promise<WatchPage>;
  /** `not-found` without such a finding, `conflict` when its status is none of `from`. */
  decide(
    findingId: string,
    action: string,
    from: readonly WatchStatus[],
    to: { readonly status: WatchStatus; readonly closeReason: string },
    by: By,
  ): Promise<WatchRow>;
}

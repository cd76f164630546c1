import type { LetGoAct, LetGoCounts, LetGoKind } from '../../../shared/contract/let-go.ts';
import type { By } from './store.ts';

export interface LetGoFilter {
  /** UTC ms, exclusive. */
  readonly before: number;
  readonly kinds: readonly LetGoKind[];
  readonly conversationId?: string | undefined;
  readonly shop?: string | undefined;
}

export interface LetGoStore {
  /** How many findings that wait for a decision are that old; `now` is the clock of who waits. */
  count(filter: LetGoFilter, now: number): Promise<LetGoCounts>;
  /** Lets them go in one act, each with an event of its own. */
  run(
    filter: LetGoFilter,
    reason: string,
    by: By,
  ): Promise<{ readonly act: string | null; readonly counts: LetGoCounts }>;
  /** `not-found` without such an act. */
  takeBack(act: string, by: By): Promise<LetGoCounts>;
  list(): Promise<LetGoAct[]>;
}

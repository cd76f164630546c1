import type { Decision, HistoryNoun } from '../../../shared/contract/history.ts';

/** What people decided, as the event log has it. */
export interface HistoryStore {
  /** Oldest first. */
  list(noun: HistoryNoun, id: string): Promise<Decision[]>;
}

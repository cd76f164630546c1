import type {
  AuditEvent,
  AuditFilter,
  Decision,
  HistoryNoun,
} from '../../../shared/contract/history.ts';
import type { By } from './store.ts';

/** What people decided, as the event log has it. */
export interface HistoryStore {
  /** Oldest first. */
  list(noun: HistoryNoun, id: string): Promise<Decision[]>;
  /** Newest first, or oldest first; from beyond an event on. */
  audit(
    filter: AuditFilter,
    page: {
      readonly order: 'newest' | 'oldest';
      readonly limit: number;
      readonly beyondId?: string;
    },
  ): Promise<AuditEvent[]>;
  /** How many events each has, the most first. */
  auditFacets(): Promise<
    Record<'people' | 'nouns' | 'actions', { name: string; events: number }[]>
  >;
  /** Somebody looked at what is masked. `not-found` for a message that is not here. */
  reveal(messageId: string, what: string, by: By): Promise<void>;
}

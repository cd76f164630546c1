import type { Conversation, Provenance, Session } from '../../../shared/contract/conversations.ts';
import type { Message } from '../../../shared/model/message.ts';
import type { By } from './store.ts';

/** Messages of a conversation in time order: by time, then id, those without a time before all others. */
export interface ConversationStore {
  /** `not-found` when there is none. */
  get(id: number): Promise<Conversation>;
  /** By their last message, newest first, from below `before`. */
  list(page: {
    readonly limit: number;
    readonly before: number | undefined;
    /** Only those where the customer waits for an answer or the agent owes something. */
    readonly unanswered: boolean;
  }): Promise<{ readonly conversations: Conversation[]; readonly hasMore: boolean }>;
  /** A message among its neighbours, oldest first. `not-found` when there is no such message. */
  context(around: {
    readonly messageId: number;
    readonly before: number;
    readonly after: number;
  }): Promise<{
    readonly conversation: Conversation;
    readonly messages: Message[];
    readonly hasOlder: boolean;
    readonly hasNewer: boolean;
    readonly provenance: Provenance[];
    readonly sessions: Session[];
  }>;
  /** Whether a name that only a table of sessions tells is shown. `not-found` where none tells one. */
  unmask(conversationId: number, isShown: boolean, by: By): Promise<Conversation>;
  /**
   * A page in time order: after `newerThan`, before `olderThan`, between both, or the newest; `hasMore`
   * tells whether there are more on the side that it goes to.
   */
  messages(page: {
    readonly conversationId: number;
    readonly olderThan: number | undefined;
    readonly newerThan: number | undefined;
    readonly limit: number;
  }): Promise<{ readonly messages: Message[]; readonly hasMore: boolean }>;
}

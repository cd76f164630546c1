import type { Conversation, Provenance, Session } from '../../../shared/contract/conversations.ts';
import type { Message } from '../../../shared/model/message.ts';
import type { By } from './store.ts';

export interface History {
  readonly messages: Message[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  readonly conversations: Conversation[];
  readonly sources: { sourceFileId: string; fileName: string }[];
}

export interface Outline {
  /**
   * Messages in each quarter of an hour that has any, with the first one; ascending. `at` is where the
   * quarter begins: no day of any zone begins within one.
   */
  readonly quarters: readonly {
    at: number;
    messages: number;
    firstAt: number;
    firstId: string;
  }[];
  readonly marks: {
    messageId: string;
    conversationId: string;
    sentAt: number | null;
    what: 'promise' | 'dispute' | 'exhibit';
  }[];
}

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
  /** The same over all conversations of the buyer of this one. */
  history(page: {
    readonly conversationId: number;
    readonly around: number | undefined;
    readonly olderThan: number | undefined;
    readonly newerThan: number | undefined;
    readonly limit: number;
  }): Promise<History>;
  outline(conversationId: number): Promise<Outline>;
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

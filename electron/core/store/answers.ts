import type {
  AnswerScope,
  AnswerTopic,
  Told,
  ToldLimits,
  ToldValue,
} from '../../../shared/model/answers.ts';
import type { By } from './store.ts';

/** An entry of the sheet as it is kept; `versions` in the order made. */
export interface KeptAnswer {
  readonly answerId: string;
  readonly uid: string;
  readonly topic: AnswerTopic;
  readonly scope: AnswerScope;
  readonly scopeValue: string;
  readonly addedAt: number;
  readonly addedBy: string;
  readonly versions: readonly KeptVersion[];
}

export interface VersionContent {
  readonly category: string;
  readonly question: string;
  readonly answer: string;
  readonly value: string | null;
  readonly isRetired: boolean;
  readonly validFrom: number;
  readonly validTo: number | null;
  readonly owner: string;
  readonly source: string;
  readonly reason: string;
}

export interface KeptVersion extends VersionContent {
  /** The same in every archive that has it. */
  readonly versionId: string;
  readonly madeAt: number;
  readonly madeBy: string;
}

export interface AnswerMatter {
  readonly topic: AnswerTopic;
  readonly scope: AnswerScope;
  readonly scopeValue: string;
}

export interface ExceptionContent {
  readonly topic: AnswerTopic;
  readonly recipientKind: 'customer' | 'order';
  readonly recipient: string;
  readonly granted: string;
  readonly value: string | null;
  readonly reason: string;
  readonly validFrom: number;
  readonly validTo: number | null;
}

export interface KeptException extends ExceptionContent {
  readonly exceptionId: string;
  readonly uid: string;
  readonly askedAt: number;
  readonly askedBy: string;
  /** Oldest first. */
  readonly decisions: readonly ExceptionDecision[];
}

export interface ExceptionDecision {
  readonly decision: 'approved' | 'refused' | 'revoked';
  readonly reason: string;
  readonly at: number;
  readonly actor: string;
}

/** The sheet and its exceptions. Versions and decisions are only ever added. */
export interface AnswersStore {
  /** Small enough to be read as a whole: a sheet has hundreds of entries. */
  list(): Promise<KeptAnswer[]>;
  /** The new entry's id. */
  add(matter: AnswerMatter, version: VersionContent, by: By): Promise<string>;
  /** `not-found` for an unknown entry. `action` names the deed in the log. */
  addVersion(
    answerId: string,
    version: VersionContent,
    action: 'revise' | 'retire',
    by: By,
  ): Promise<void>;
  exceptions(): Promise<KeptException[]>;
  /** The new exception's id. `approvedBy`: somebody has approved it at once. */
  addException(content: ExceptionContent, approvedBy: string | null, by: By): Promise<string>;
  decideException(
    exceptionId: string,
    decision: Omit<ExceptionDecision, 'at' | 'actor'>,
    by: By,
  ): Promise<void>;
  told(query: ToldQuery): Promise<ToldRow[]>;
  /** Accounts of customers with this name or handle, and all that are the same people. */
  customers(name: string): Promise<number[]>;
  /** The one with the newest message of conversations with these customers. */
  lastConversation(accounts: readonly number[]): Promise<string | null>;
  /** Order numbers that a conversation names. */
  ordersIn(conversationId: number): Promise<string[]>;
  /** Customers' questions with what was answered, in the order of conversations and time. */
  dialogues(after: DialoguePlace, limit: number): Promise<DialogueRow[]>;
}

export interface ToldQuery {
  readonly topics?: readonly AnswerTopic[] | undefined;
  /** Messages of these conversations. */
  readonly conversationIds?: readonly number[] | undefined;
  readonly shop?: string | undefined;
  /** Of these accounts, the customers of conversations. */
  readonly customerIds?: readonly number[] | undefined;
  readonly onlyExceptions?: boolean | undefined;
  readonly limit: number;
}

/** Newest first. */
export interface ToldRow extends Omit<Told, 'i'> {
  readonly value: ToldValue;
  readonly valueKey: string;
  readonly limits: ToldLimits;
  readonly messageId: number;
  readonly conversationId: number;
  readonly statement: string;
  readonly by: string;
  readonly to: string | null;
  readonly shop: string | null;
  readonly at: number | null;
}

/** Behind this message of this conversation. */
export interface DialoguePlace {
  readonly conversationId: number;
  readonly sentAt: number;
  readonly messageId: number;
}

/** A message with which side said it, and what it tells. */
export interface DialogueRow extends DialoguePlace {
  readonly sender: string;
  readonly text: string;
  readonly side: 'customer' | 'agent';
  readonly told: readonly Pick<Told, 'topic' | 'value'>[];
}

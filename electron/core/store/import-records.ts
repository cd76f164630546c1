import type { Channel, MessageKind, Platform, Role } from '../../../shared/model/message.ts';

/** Opens or re-opens a conversation; the messages after it belong to it, by `key`. */
export interface ParsedConversation {
  readonly type: 'conversation';
  /** Same conversation, same key, in every export of this format and shop. */
  readonly key: string;
  readonly title: string;
  readonly platform: Platform;
  readonly channel: Channel;
  /** Shop as the file names it, else null. */
  readonly shop: string | null;
  readonly isGroup: boolean;
  /** True where the key is of the first message that the file holds: an export may cut the chat elsewhere. */
  readonly isPart?: true;
  /** True where another export begins in the same file: people put them one behind the other. */
  readonly isNewExport?: true;
}

export interface ParsedMessage {
  readonly type: 'message';
  readonly conversation: string;
  /** The sender as written; empty for a system line without one. */
  readonly sender: string;
  /** Stable handle of the account where the format has one (uin, `店铺:小红`), else the sender. */
  readonly handle: string;
  /** What the format itself says; `unknown` where it does not. */
  readonly role: Role;
  readonly kind: MessageKind;
  readonly isSystem: boolean;
  readonly internal: boolean;
  readonly edited: boolean;
  /** Exactly as exported, line ends inside a body as "\n". */
  readonly text: string;
  /** UTC ms; null when the file gives no usable time. */
  readonly sentAt: number | null;
  /** `YYYY-MM-DDTHH:MM[:SS]` where the file gives local time. */
  readonly wallClock: string | null;
  /** The time exactly as written. */
  readonly timeRaw: string;
  /** Zone used to reach `sentAt`; null for absolute times. */
  readonly zone: string | null;
  /** Id given by the platform, unique in its conversation; null for most text exports. */
  readonly platformId: string | null;
  /** Line number (text) or record number (table), from 1. */
  readonly position: number;
  /** File names mentioned or carried. */
  readonly attachments: readonly string[];
  /** Platform id of the message that this one answers, present or not. */
  readonly replyTo: string | null;
  /** Order numbers that the record itself carries in a field of its own. */
  readonly order: string | null;
}

/**
 * A message whose names are numbered, too: to look one up among many thousands costs as much as a good
 * part of storing it. Within an `era` the same name has the same number; numbers are below 2^17.
 */
export interface NumberedMessage extends ParsedMessage {
  readonly era: number;
  readonly conversationNumber: number;
  readonly handleNumber: number;
}

/**
 * A session or ticket of a table without messages (JD 咨询会话查询): facts to be joined to a conversation
 * by time and masked name. Never a message.
 */
export interface ParsedSession {
  readonly type: 'session';
  readonly platform: Platform;
  /** Row number, from 1. */
  readonly position: number;
  /** UTC ms of its beginning. */
  readonly startedAt: number;
  /** The customer's full name, where the table has it. */
  readonly customer: string | null;
  readonly agent: string | null;
  readonly order: string | null;
  /** All cells by their header, as written. */
  readonly facts: Readonly<Record<string, string>>;
}

/** A record that could not be read, or not fully. Counted, shown, never dropped in silence. */
export interface ParsedIssue {
  readonly type: 'issue';
  readonly line: number;
  readonly reason: IssueReason;
  /** At most 200 characters of the line. */
  readonly excerpt: string;
  /** True when the record was left out; false when it was kept with a flag. */
  readonly rejected: boolean;
}

export type IssueReason =
  | 'undecodable-bytes'
  | 'no-header-before'
  | 'header-in-body'
  | 'bad-time'
  | 'no-date'
  | 'ragged-row'
  | 'open-quote'
  | 'table-skipped'
  | 'missing-text'
  | 'unreadable-row'
  | 'truncated-cell'
  | 'precision-lost'
  | 'group-chat-skipped'
  | 'attachment-missing'
  | 'maybe-known-chat'
  | 'conflicting-id'
  | 'damaged-entry'
  | 'no-messages';

import type { Columns } from '../../../shared/contract/imports.ts';
import type { Channel, MessageKind, Platform, Role } from '../../../shared/model/message.ts';

/**
 * A format is one file in `formats/`: a sniffer that scores content and an async generator that turns
 * decoded lines into parsed events. It touches no disk, no clock and no store.
 */
export interface Format {
  /** Stable id, e.g. `whatsapp-txt`; stored with every source file. */
  readonly id: string;
  /** Raised whenever the same bytes may be read differently than before. */
  readonly version: number;
  readonly platform: Platform;
  /** True until a real export has been read. */
  readonly beta: boolean;
  /** How likely `sample` is of this format: 0 (no) to 1 (certain). Content only; the name may break a tie. */
  sniff(sample: Sample): number;
  /** Yields events in file order, some at a time: as many as a piece of the file gives. */
  parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[], void, undefined>;
  /** For tables: header names, how they are mapped, and the first rows. */
  table?(sample: Sample, options: ParseOptions): Table;
}

export interface Table {
  readonly headers: string[];
  readonly columns: Columns;
  readonly rows: string[][];
}

/** The start of a file, decoded. */
export interface Sample {
  /** Up to the first 64 KiB as text, without BOM; lines as in the file, the last one possibly cut. */
  readonly text: string;
  /** The same, cut into lines. */
  readonly lines: readonly string[];
  /** File name without folder; only a hint. */
  readonly name: string;
}

export interface ParseInput {
  readonly name: string;
  readonly sample: Sample;
  /** Reads the file from its start, as often as asked; a list for each piece of it. */
  lines(): AsyncIterable<readonly Line[]>;
  /** The same text, not yet cut into lines. */
  pieces(): AsyncIterable<string>;
  readonly options: ParseOptions;
}

export interface Line {
  /** From 1. A line cut at U+2028 keeps the number of its first part. */
  readonly number: number;
  /** Without its line end. */
  readonly text: string;
  /** True when it began after U+2028, which then belongs between it and the line before. */
  readonly soft?: boolean;
}

export interface ParseOptions {
  /** IANA zone for wall-clock times without one. */
  readonly zone: string;
  /** Day/month order, where a person has answered the question; otherwise found in the file. */
  readonly dateOrder?: 'DMY' | 'MDY' | 'YMD';
  /** Senders that a person has said are the shop's own. */
  readonly agents: readonly string[];
  /** Columns for a generic table: field to header name or `#n`. */
  readonly columns?: Columns;
}

export type ParsedEvent = ParsedConversation | ParsedMessage | ParsedIssue | ParsedQuestion;

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
  /** Order numbers that the record itself carries in a field of its own. */
  readonly order: string | null;
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
  | 'missing-text'
  | 'unreadable-row'
  | 'truncated-cell'
  | 'precision-lost'
  | 'group-chat-skipped'
  | 'attachment-missing'
  | 'damaged-entry';

/** Something the file cannot decide by itself; `assumed` was used meanwhile. */
export interface ParsedQuestion {
  readonly type: 'question';
  readonly id: 'date-order' | 'own-account' | 'zone' | 'columns';
  readonly choices: readonly string[];
  readonly assumed: string;
}

import type {
  Batch,
  Correction,
  FileReport,
  OpenQuestion,
} from '../../../shared/contract/imports.ts';
import type {
  ParsedConversation,
  ParsedIssue,
  ParsedMessage,
  ParsedSession,
} from './import-records.ts';
import type { Role } from '../../../shared/model/message.ts';
import type { By } from './store.ts';
import type { Channel, Platform } from '../../../shared/model/message.ts';

/** Import batches and what came in with them. */
export interface ImportsStore {
  /** The batch that brought these very bytes in, or null. `digest` is SHA-256 in hex. */
  findBatchOf(digest: string): Promise<string | null>;
  /**
   * One batch in one transaction: wholly in when `work` returns true, wholly absent when it returns
   * false or throws. Other writers wait, readers do not.
   */
  writeBatch(facts: BatchFacts, work: (batch: BatchWriter) => Promise<boolean>): Promise<void>;
  /** Writes down that an import was tried and brought nothing. */
  recordAttempt(by: By, detail: Readonly<Record<string, unknown>>): Promise<void>;
  listBatches(page: { limit: number; beforeId?: string | undefined }): Promise<{
    batches: Batch[];
    next: string | null;
  }>;
  listIssues(
    sourceFileId: string,
    page: {
      readonly limit: number;
      readonly offset?: number | undefined;
      readonly reasons?: readonly string[] | undefined;
    },
  ): Promise<{ issues: { line: number; reason: string; excerpt: string }[]; total: number }>;
  listQuestions(): Promise<OpenQuestion[]>;
  /** `not-found` without it. */
  getQuestion(questionId: string): Promise<AskedQuestion>;
  /** Remembers the answer, and applies it where it is about the side of one account. */
  answer(questionId: string, answer: string, by: By): Promise<AnswerEffect>;
  /** What `withdraw` would change now, and nothing is changed. */
  withdrawal(batchId: string): Promise<StandingEffect>;
  /** Hides what only this batch has brought. `conflict` when it is withdrawn already. */
  withdraw(batchId: string, reason: string, by: By): Promise<StandingEffect>;
  /** Brings all of it back. `conflict` when it is not withdrawn. */
  restore(batchId: string, by: By): Promise<StandingEffect>;
  /** Source files of a batch, or those that have asked a question. `not-found` without it. */
  filesOf(target: CorrectionTarget): Promise<number[]>;
  /** These files and all that hold the same messages, however far they lead. */
  linkedFiles(sourceFileIds: readonly number[]): Promise<number[]>;
  /**
   * One correction in one transaction: what `work` places is written down and applied when it ends; where
   * it throws nothing is changed. Null when nothing was other than it is.
   */
  correct(
    facts: CorrectionFacts,
    by: By,
    work: (writer: CorrectionWriter) => Promise<void>,
    /** Once all has its new time: sessions may be of other conversations. Returns those that changed. */
    join: (joining: SessionJoining) => readonly string[],
    /** Told while the messages that change are given their places. */
    onPlaced: (done: number, total: number) => void,
  ): Promise<CorrectionEffect | null>;
}

/** What a withdrawal or its end has changed. */
export interface StandingEffect {
  readonly messages: number;
  readonly conversationIds: readonly string[];
}

export type CorrectionTarget =
  | { readonly batchId: string }
  | { readonly questionId: string }
  /** All files with these bytes. */
  | { readonly digest: string };

export interface CorrectionFacts {
  readonly kind: Correction['kind'];
  readonly target: CorrectionTarget;
  /** What is right. */
  readonly value: string;
}

export interface CorrectionEffect {
  readonly correctionId: string;
  /** Messages with another time, or whose sender has another side. */
  readonly messages: number;
  readonly conversationIds: readonly string[];
}

/** An open correction. Synchronous, like the writing of an import. */
export interface CorrectionWriter {
  /** The conversation and the sender's handle as the archive has them; null where nothing stands there. */
  find(
    sourceFileId: number,
    message: ParsedMessage,
  ): { readonly conversationId: number; readonly handle: string } | null;
  /** Gives the message that was found last its new time. */
  place(message: ParsedMessage, fingerprint: Buffer): void;
  /** Gives a session of a table its new time. */
  placeSession(sourceFileId: number, session: ParsedSession): void;
  /** Says that all of a file was placed, and how it is read from now on. */
  finishFile(sourceFileId: number, zone: string, assumptions: Readonly<Assumptions>): void;
  /**
   * Makes the speakers of these files that are named `own` the shop's side. Those that were so by a
   * person's word before (`formerly`) become what their format says (`told`, by handle), else unknown.
   */
  takeSides(sides: {
    readonly files: readonly number[];
    readonly own: readonly string[];
    readonly formerly: readonly string[];
    readonly told: ReadonlyMap<string, Role>;
  }): void;
}

/** How a file was read, as kept with it. */
export type Assumptions = Record<string, unknown>;

export interface BatchFacts {
  readonly startedAt: number;
  readonly actor: string;
  readonly machine: string;
  readonly programVersion: string;
  readonly zone: string;
  readonly shop: string | null;
  /** Handles or names that a person has said are the shop's own. */
  readonly agents: readonly string[];
  now(): number;
}

/** A question as it was asked, answered or not. */
export interface AskedQuestion {
  readonly questionId: string;
  readonly kind: QuestionKind;
  readonly choices: readonly string[];
  readonly answer: string | null;
}

/** What was changed by an answer. */
export interface AnswerEffect {
  readonly changedMessages: number;
  readonly conversationIds: readonly string[];
}

export interface SourceFileFacts {
  readonly name: string;
  readonly origin: string;
  readonly digest: string;
  readonly bytes: number;
  readonly format: string;
  readonly formatVersion: number;
  readonly encoding: string;
  readonly zone: string;
  readonly assumptions: Readonly<Record<string, unknown>>;
}

/**
 * Quicker where the archive has no messages yet: for a large file by itself, or for many small ones of a
 * batch together.
 */
export type Bulk = 'file' | 'batch' | null;

/** The batch while its transaction is open. Synchronous, for throughput. */
export interface BatchWriter {
  readonly batchId: string;
  /** True also for what this batch itself has taken. */
  isKnown(digest: string): boolean;
  /** True where such a file was read along with another, e.g. a list of users. */
  isCompanion(digest: string): boolean;
  /** True where a file of this size came in before this batch: only then it may be known. */
  hasFileOf(bytes: number): boolean;
  /** What a person has answered to this question before. */
  remembered(kind: QuestionKind, subject: string): string | null;
  /**
   * A file read out of a zip refers to it: by its facts the first time, by its number from then on.
   * `again` stores a small file once more, where what it has written may have to be taken back along with
   * a later one; null where that cannot be.
   */
  openFile(
    facts: SourceFileFacts,
    container: SourceFileFacts | number | null,
    inBulk: Bulk,
    again: (() => Promise<void>) | null,
  ): FileWriter;
  /** After the last file. */
  endBulk(): void;
  addRefused(facts: RefusedFacts): void;
  /** From now on, what comes under the made conversation's key goes to the other one. */
  link(chat: SameChat): void;
  /** Says how the file was read when it came first. */
  addUnchanged(facts: UnchangedFacts): { format: string | null; encoding: string | null };
  /** Whether any conversation has messages of this batch, or is other than before. */
  hasTouched(): boolean;
  /** At the end of a batch: which conversations the sessions of tables tell of. */
  sessionJoining(): SessionJoining;
}

export interface SessionJoining {
  /** Sessions whose conversation may be another than before, some at a time. */
  sessions(): Iterable<readonly OpenSession[]>;
  /** Null where none is singled out. `gapMs` is from the session to the message that proved it. */
  join(sessionId: number, conversationId: number | null, gapMs: number): void;
  /** Shows the customers' full names where sessions tell them; ids of the conversations that changed. */
  finish(): readonly string[];
}

/** A session of a table with the conversations that it may be. */
export interface OpenSession {
  readonly sessionId: number;
  readonly platform: Platform;
  readonly customer: string;
  /** UTC ms. */
  readonly startedAt: number;
  /** Conversations that begin about then, or in which the customer speaks then. */
  readonly candidates: readonly {
    readonly conversationId: number;
    readonly gapMs: number;
    /** Names of those who may be the customer, masked or not. */
    readonly speakers: readonly string[];
  }[];
}

export type QuestionKind = OpenQuestion['kind'];

export type UnchangedFacts = Pick<SourceFileFacts, 'name' | 'origin' | 'digest' | 'bytes' | 'zone'>;

export type RefusedFacts = UnchangedFacts & {
  readonly error: NonNullable<FileReport['error']>;
};

/** A conversation that a file has made, as it can be found again. */
export interface MadeConversation {
  readonly platform: Platform;
  readonly channel: Channel;
  readonly shop: string | null;
  readonly key: string;
  readonly title: string;
}

/** Something that a person said, for comparing two conversations. */
export interface Saying {
  /** UTC ms. */
  readonly sentAt: number;
  /** False where the time is known to the minute only. */
  readonly bySecond: boolean;
  readonly accountId: number;
  readonly handle: string;
  readonly sender: string;
  readonly text: string;
  /** Line or record in its file. */
  readonly position: number;
}

/** A conversation that got messages and one of another format in which the same things were said. */
export interface Suspicion {
  readonly made: MadeConversation;
  /** True where this file has made it, so that it can still be read into the other one. */
  readonly isMade: boolean;
  readonly ours: readonly Saying[];
  readonly conversationId: number;
  readonly title: string;
  /** Of the time that both cover, in its order. */
  readonly theirs: readonly Saying[];
}

/** Two conversations that are proven to be one. */
export interface SameChat {
  readonly made: MadeConversation;
  readonly conversationId: number;
  /** Handles of the made one and the accounts of the other that they mean. */
  readonly senders: readonly { readonly handle: string; readonly accountId: number }[];
  readonly proof: Readonly<Record<string, number>>;
}

/** One file while it is read; what a refused one has written can be taken back. */
export interface FileWriter {
  readonly containerId: number | null;
  addConversation(conversation: ParsedConversation): void;
  /** `fingerprint` tells the message from its equals in the conversation; 16 bytes. */
  addMessage(message: ParsedMessage, fingerprint: Buffer): 'new' | 'duplicate' | 'conflicting';
  /** The sender's handle, or the one under which another format has brought the same sender. */
  handleOf(message: ParsedMessage): string;
  /** Conversations of this file that may be ones the archive has from other formats. */
  suspicions(): readonly Suspicion[];
  /** Conversations of the same format that may be parts of one with those that this file has made. */
  continuations(): Suspicion[];
  /**
   * To be called after the last message. False where one came twice and cannot be told in bulk: the file
   * is to be undone and read again without.
   */
  endBulk(): boolean;
  /** Number of the message's conversation in this archive. */
  conversationId(message: ParsedMessage): number;
  addIssue(issue: Omit<ParsedIssue, 'type'>): void;
  addQuestion(
    kind: QuestionKind,
    subject: string,
    choices: readonly string[],
    assumed: string,
  ): void;
  /** A file that a message names, by its digest where it was found. */
  addAttachment(name: string, file: { digest: string; bytes: number; mime: string } | null): void;
  /** A file that was read along with this one and is kept with it. */
  addCompanion(path: string, file: { digest: string; bytes: number }): void;
  addSession(session: ParsedSession): void;
  /** Adds to how the file was read, once it is known; `zone` where it is not the one given. */
  assume(assumptions: Readonly<Assumptions>, zone?: string): void;
  /** `read` is how many records the format gave. `internal` where they are not all accounted for. */
  finish(read: number): Promise<FileCounts>;
  /** Takes back everything that this file has brought. */
  undo(): Promise<void>;
}

/** read = new + duplicate + conflicting + rejected, system records among them. */
export interface FileCounts {
  readonly read: number;
  readonly new: number;
  readonly duplicate: number;
  /** Kept, though another file has another message with the same platform id. */
  readonly conflicting: number;
  readonly rejected: number;
  readonly system: number;
  readonly issues: number;
  /** Of the duplicates, those that were withdrawn and are back. */
  readonly restored: number;
  /** Rows of a table of sessions: no records of messages, so they stand beside the ledger. */
  readonly sessions: number;
}

import type { Batch, FileReport, OpenQuestion } from '../../../shared/contract/imports.ts';
import type {
  ParsedConversation,
  ParsedIssue,
  ParsedMessage,
  ParsedSession,
} from './import-records.ts';
import type { By } from './store.ts';

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
    limit: number,
  ): Promise<{ issues: { line: number; reason: string; excerpt: string }[]; total: number }>;
  listQuestions(): Promise<OpenQuestion[]>;
  /** Remembers the answer and applies it. `not-found` or `invalid-input` where it does not fit. */
  answer(questionId: string, answer: string, by: By): Promise<AnswerEffect>;
}

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

/** The batch while its transaction is open. Synchronous, for throughput. */
export interface BatchWriter {
  readonly batchId: string;
  /** True also for what this batch itself has taken. */
  isKnown(digest: string): boolean;
  /** What a person has answered to this question before. */
  remembered(kind: QuestionKind, subject: string): string | null;
  /** A file read out of a zip refers to it: by its facts the first time, by its number from then on. */
  openFile(facts: SourceFileFacts, container: SourceFileFacts | number | null): FileWriter;
  addRefused(facts: RefusedFacts): void;
  /** Says how the file was read when it came first. */
  addUnchanged(facts: UnchangedFacts): { format: string | null; encoding: string | null };
  /** Ids of the conversations that this batch has touched. */
  touched(): readonly string[];
}

export type QuestionKind = OpenQuestion['kind'];

export type UnchangedFacts = Pick<SourceFileFacts, 'name' | 'origin' | 'digest' | 'bytes' | 'zone'>;

export type RefusedFacts = UnchangedFacts & {
  readonly error: NonNullable<FileReport['error']>;
};

/** One file while it is read; a savepoint of its own, so that a refused file leaves nothing. */
export interface FileWriter {
  readonly containerId: number | null;
  addConversation(conversation: ParsedConversation): void;
  /** `fingerprint` tells the message from its equals in the conversation; 16 bytes. */
  addMessage(message: ParsedMessage, fingerprint: Buffer): 'new' | 'duplicate';
  /** Number of the conversation in this archive. */
  conversationId(key: string): number;
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
  finish(): Promise<FileCounts>;
  /** Takes back everything that this file has brought. */
  undo(): void;
}

/** read = new + duplicate + rejected, system records among them. */
export interface FileCounts {
  readonly read: number;
  readonly new: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly system: number;
  readonly issues: number;
}

import type { Told } from '../../../shared/model/answers.ts';
import type { StoredMessage } from '../../../shared/domain/detection/stored-message.ts';
import type { Findings } from '../../../shared/domain/detection/analyse-dialogue.ts';

/** A stretch of one conversation as analysis is to see it; `i` of a message is its id. */
export interface AnalysisWindow {
  readonly conversationId: string;
  readonly messages: readonly StoredMessage[];
  /** Ids up to this one are known once the window is saved. */
  readonly lastMessageId: number;
  readonly messageCount: number;
  /** True when the window reaches the end of the conversation. */
  readonly isLast: boolean;
  /** Those of its messages in which something may have been found before. */
  readonly knownIds: readonly number[];
}

/** A window, by its messages' ids, with everything found in it. */
export interface AnalysedWindow {
  readonly window: Omit<AnalysisWindow, 'messages'> & { readonly messageIds: readonly number[] };
  readonly analysis: Findings;
  readonly told: readonly Told[];
}

/** What there is to analyse. */
export interface AnalysisSource {
  /** How many conversations have messages that this version of the detector has not seen, and how many. */
  countPending(version: number): Promise<{ conversations: number; messages: number }>;
  /** The next ones of these after a conversation, by id. */
  listPending(version: number, afterId: string, limit: number): Promise<string[]>;
  /** The id of the last message in which anything was ever found; 0 for none. */
  lastWithFindings(): Promise<number>;
  /**
   * The unseen parts of conversations with some context before them, cut into windows that overlap, in
   * time order, conversation by conversation. Nothing was found in messages behind `knownUpTo` before.
   */
  windows(
    conversationIds: readonly string[],
    version: number,
    knownUpTo?: number,
  ): AsyncIterable<AnalysisWindow>;
}

/** The database of an archive and what opens it: a thread reads it by itself. */
export interface ArchivePlace {
  readonly file: string;
  readonly key: string | null;
}

export interface AnalysisStore extends AnalysisSource {
  readonly place: ArchivePlace;
  /**
   * Writes proposals for windows that were analysed, in one transaction. What a person has decided is
   * never touched; a proposal that is no longer seen is marked rejected by the detector.
   */
  save(results: readonly AnalysedWindow[], version: number, at: number): Promise<void>;
}

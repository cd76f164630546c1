import type { AnswerTopic, ToldLimits } from '../../../shared/model/answers.ts';
import type {
  ContradictionRow,
  ContradictionDecision,
} from '../../../shared/contract/contradictions.ts';
import type { Evidence } from '../../../shared/domain/answers/find-contradictions.ts';
import type { By } from './store.ts';

/** A finding, ready to be kept. */
export interface ContradictionFinding {
  /** 32 hex digits, the same in every archive. */
  readonly matter: string;
  readonly kind: ContradictionRow['kind'];
  readonly topic: AnswerTopic;
  readonly limits: ToldLimits;
  readonly messageA: number | null;
  readonly versionA: string | null;
  readonly messageB: number;
  readonly valueA: string;
  readonly valueB: string;
  readonly countA: number;
  readonly countB: number;
}

export interface ContradictionQuery {
  readonly status: readonly ContradictionRow['status'][];
  readonly topic?: AnswerTopic | undefined;
  readonly kind?: ContradictionRow['kind'] | undefined;
  readonly conversationId?: string | undefined;
  readonly limit: number;
}

/** What a person decides on a matter. */
export interface Resolution {
  readonly resolution: ContradictionDecision['resolution'];
  readonly chosen: 'a' | 'b' | null;
  readonly answerId: string | null;
  readonly exceptionId: string | null;
  readonly reason: string;
}

export interface TopicEvidence extends Pick<Evidence, 'tellings' | 'pairs'> {
  readonly topic: AnswerTopic;
}

export interface ContradictionStore {
  /** False when anything has been told, decided or written into the sheet since the last search. */
  isCurrent(version: number): Promise<boolean>;
  /** Everything that was told on one topic, or on each topic in turn: all of it would fill the memory. */
  evidence(topic: AnswerTopic | undefined): AsyncIterable<TopicEvidence>;
  /** Puts what is found now on a topic in place of what was; decisions stay. */
  save(
    findings: readonly ContradictionFinding[],
    topic: AnswerTopic,
    version: number,
    at: number,
  ): Promise<void>;
  /** What `isCurrent` compares: as it was before a search that went through all topics. */
  state(version: number): Promise<string>;
  noteSearched(state: string): Promise<void>;
  list(query: ContradictionQuery): Promise<{
    contradictions: ContradictionRow[];
    counts: Record<ContradictionRow['status'], number>;
  }>;
  /** `not-found` for an unknown one. */
  get(
    contradictionId: string,
  ): Promise<{ contradiction: ContradictionRow; decisions: ContradictionDecision[] }>;
  decide(contradictionId: string, resolution: Resolution, by: By): Promise<void>;
}

import type { PromiseKind, ReasonCode } from '../../../model/analysis.ts';
import type { TimePhrase } from '../due/time-phrase.ts';

/** A clause that may bind the shop, with how sure the rules are. */
export interface Candidate {
  kind: PromiseKind;
  score: number;
  isSoft: boolean;
  code: ReasonCode;
  words: string[];
  time: TimePhrase | null;
  /** Where the clause starts in the folded text. */
  start: number;
}

/** Candidates below this are not reported. */
export const THRESHOLD = 0.5;

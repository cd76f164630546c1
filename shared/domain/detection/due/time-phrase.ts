import type { Wall } from './wall-clock.ts';

/** A stretch of text that says when. */
export interface TimePhrase {
  index: number;
  length: number;
  /** "soon", "asap": says when without saying it. */
  isVague: boolean;
  /** A length of time (`48小时内`) and not a point (`明天`). */
  isPeriod: boolean;
  /** End of the stated period on the wall clock; null when vague or tied to another event. */
  end: Wall | null;
}

import type { Reference } from '../../../shared/domain/references/find-references.ts';

/** What messages refer to by number. Found anew from their texts whenever the rules change. */
export interface ReferenceStore {
  /** Messages whose references this version of the rules has not looked for. */
  countPending(version: number): Promise<number>;
  /**
   * Looks at the next `limit` of these, in one transaction, and says how many there were. What an older
   * version has found is put aside with the first step.
   */
  advance(
    version: number,
    limit: number,
    find: (text: string) => readonly Reference[],
  ): Promise<number>;
}

import { AppError } from '../../../../shared/contract/errors.ts';

/** Pages nest some dozens deep, and some hundreds where elements are left open. */
const deepest = 5_000;

/**
 * Counts the elements that are open. The parser goes through all of them at every tag: a page that nests
 * without end is a `damaged-file` before its reading takes ages.
 */
export function htmlNesting(): { open(): void; close(): void } {
  let depth = 0;
  return {
    open() {
      if (++depth > deepest) {
        throw new AppError('damaged-file', 'This page is nested without end.');
      }
    },
    close() {
      depth--;
    },
  };
}

import { constants, getPriority, setPriority } from 'node:os';

const { PRIORITY_BELOW_NORMAL: behind } = constants.priority;

/**
 * Lets this thread take what the others of the program leave of the processors: with few of them, what
 * detectors find would else come sooner and the end of all work later. Only Linux gives a thread a priority of
 * its own this way; elsewhere it would be the whole program's, and all stays as it is.
 */
export function workBehindOthers(): void {
  if (process.platform !== 'linux') return;
  try {
    if (getPriority() < behind) setPriority(behind);
  } catch {
    // Forbidden by how the program is run: it works all the same.
  }
}

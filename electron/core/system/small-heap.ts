import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * Keeps the memory of this process small while it reads files of any size. V8 takes its limits from the
 * machine: with much memory it lets hundreds of megabytes of garbage lie before it collects any. For all
 * threads of the process. A host imports it before anything else: the loading of the program alone would
 * let new objects have 32 MB, and what has grown is not given back.
 */

/** Bytes, of its two halves together. */
const spaceForNew = 8 << 20;

/** Twice what it takes. */
const mostLiving = 64;

// Collects once the heap has grown by this share, instead of up to four times.
setFlagsFromString('--heap-growing-percent=40');
// MB of each half, for threads that are started from now on: with the usual one, what is still in use is
// copied so often that a thread which parses spends a third of its time on it.
setFlagsFromString('--min-semi-space-size=4');
growSpaceForNew();
// New objects stay in as little space as they start with.
setFlagsFromString('--semi-space-growth-factor=1');

/** The same for this thread, which has begun already: its space grows by what lives on in it. */
function growSpaceForNew(): void {
  const living: unknown[][] = [];
  setFlagsFromString('--semi-space-growth-factor=2');
  while (sizeOfNew() < spaceForNew && living.length < mostLiving) {
    living.push(Array.from({ length: 16_000 }).fill(0));
  }
}

function sizeOfNew(): number {
  return getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')!.space_size;
}

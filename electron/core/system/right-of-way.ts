/**
 * Lets somebody who waits for an answer go first. On a small machine, what follows an import would else have
 * every processor while a search wants one.
 */
export interface RightOfWay {
  /**
   * For work that nobody waits for, to be called every millisecond or so: comes back once no answer is waited
   * for, or after a while. It holds up its thread.
   */
  giveWay(): void;
  /** How many answers are waited for, for the threads that this one starts; null where nobody tells. */
  readonly waitedFor: WaitedFor | null;
}

/** One number that all threads see. */
export type WaitedFor = Int32Array<SharedArrayBuffer>;

export function nothingWaitedFor(): WaitedFor {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** Says that an answer is waited for, until the returned function is called. */
export function waitForAnswer(waitedFor: WaitedFor): () => void {
  Atomics.add(waitedFor, 0, 1);
  return () => {
    if (Atomics.sub(waitedFor, 0, 1) === 1) Atomics.notify(waitedFor, 0);
  };
}

/** Gives way for at most `PAUSE_MS` at a time, and then not again for as long, so that all work gets on. */
export function rightOfWay(waitedFor: WaitedFor | null): RightOfWay {
  if (!waitedFor) return { giveWay: () => undefined, waitedFor };
  let mayGoOnUntil = 0;
  return {
    waitedFor,
    giveWay() {
      if (Atomics.load(waitedFor, 0) === 0) return;
      const begun = performance.now();
      if (begun < mayGoOnUntil) return;
      for (let now = begun; now < begun + PAUSE_MS; now = performance.now()) {
        const answers = Atomics.load(waitedFor, 0);
        if (answers === 0) return;
        Atomics.wait(waitedFor, 0, answers, begun + PAUSE_MS - now);
      }
      mayGoOnUntil = performance.now() + PAUSE_MS;
    },
  };
}

const PAUSE_MS = 30;

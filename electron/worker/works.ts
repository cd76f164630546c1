import type { Forward } from './front.ts';

/** What is being done in the archive: calls that are under way, streams until their end. */
export interface Works {
  readonly forward: Forward;
  isIdle(): boolean;
  /** Resolves as soon as nothing is under way. */
  idle(): Promise<void>;
}

export function watchWorks(further: Forward): Works {
  let running = 0;
  let waiting: (() => void)[] = [];
  const begun = (): (() => void) => {
    running += 1;
    let hasEnded = false;
    return () => {
      if (hasEnded) return;
      hasEnded = true;
      running -= 1;
      if (running > 0) return;
      const free = waiting;
      waiting = [];
      for (const resolve of free) resolve();
    };
  };
  return {
    forward: async (access, path, input, call) => {
      // It lasts as long as the page does, and does nothing.
      if (path.join('.') === 'archive.changes') return further(access, path, input, call);
      const end = begun();
      try {
        const output = await further(access, path, input, call);
        if (isStream(output)) return untilItsEnd(output, end);
        end();
        return output;
      } catch (cause) {
        end();
        throw cause;
      }
    },
    isIdle: () => running === 0,
    idle: () =>
      running === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
  };
}

type Stream = AsyncIterator<unknown> & AsyncIterable<unknown>;

/** No generator: one that is given up before its first step would never come to its end. */
function untilItsEnd(stream: Stream, end: () => void): Stream {
  const step = async (
    asked: Promise<IteratorResult<unknown>>,
  ): Promise<IteratorResult<unknown>> => {
    try {
      const result = await asked;
      if (result.done === true) end();
      return result;
    } catch (cause) {
      end();
      throw cause;
    }
  };
  const ended = { done: true, value: undefined } as const;
  const self: Stream = {
    next: () => step(stream.next()),
    return: (value) => step(stream.return?.(value) ?? Promise.resolve(ended)),
    [Symbol.asyncIterator]: () => self,
  };
  return self;
}

function isStream(output: unknown): output is Stream {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}

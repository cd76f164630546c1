import type { InputFile } from './inputs.ts';
import type { Given } from './near.ts';
import type { ReadOptions } from './mapping.ts';
import { isSmall } from './originals.ts';
import type { FileAhead, FileToRead, FromParser, ToParser } from './parse-words.ts';

/** Small files that are read before their turn, beside the storing of those before them. */
export interface ReadAhead {
  /** What was read of a file; null where it is to be read now, as it would be without any of this. */
  take(input: InputFile): Promise<FileAhead | null>;
}

/** For few files a thread would take longer to start than they take to read. */
export const worthAhead = 64;

/** So many files are told at once, at most: to wake another thread takes as long as to read one. */
const together = { files: 16, bytes: 1 << 18 };

/** So many groups of them are on their way, or wait to be stored. */
const groups = 3;

/** Of all inputs, those that a thread can read by itself. */
export function smallOnDisk(inputs: readonly InputFile[]): InputFile[] {
  return inputs.filter(({ source, disk, near }) => disk !== undefined && near && isSmall(source));
}

/** Nothing is read ahead. */
export const notAhead: ReadAhead = { take: async () => null };

type AheadWord = Extract<FromParser, { type: 'ahead' }>;

export interface AheadThread {
  tell(word: ToParser): void;
  onAhead: (word: AheadWord) => void;
  /** Called once it has ended, also where it had ended before. */
  whenEnded(act: () => void): void;
}

/** `isWanted` is asked right before a file is read: what the archive has already needs no reading. */
export function openReadAhead(
  thread: AheadThread,
  inputs: readonly InputFile[],
  options: ReadOptions,
  isWanted: (input: InputFile) => boolean,
): ReadAhead {
  const numbers = new Map(inputs.map((input, number) => [input, number]));
  const found = new Map<number, FileAhead | null>();
  const asked = new Set<number>();
  let told: Given | null = null;
  let next = 0;
  /** For each group that is not taken to its end, where that is. */
  let ends: number[] = [];
  let isReady = false;
  let isEnded = false;
  let wake = (): void => undefined;
  thread.onAhead = ({ files, packed }) => {
    isReady = true;
    for (const [number, file] of files) {
      if (asked.has(number)) found.set(number, file && { ...file, packed });
    }
    wake();
  };
  thread.whenEnded(() => {
    isEnded = true;
    wake();
  });

  const askNext = (): void => {
    const files: FileToRead[] = [];
    let bytes = 0;
    for (; next < inputs.length && files.length < together.files; next++) {
      const input = inputs[next]!;
      const { disk, name, near, source } = input;
      if (bytes > 0 && bytes + source.bytes > together.bytes) break;
      if (disk === undefined || !near || !isWanted(input)) continue;
      if (near.given !== told) {
        // Another folder's files are asked for apart.
        if (files.length > 0) break;
        told = near.given;
        thread.tell({ type: 'given', options, paths: told.paths });
      }
      files.push({ number: next, disk, name, path: near.path });
      asked.add(next);
      bytes += source.bytes;
    }
    if (files.length === 0) return;
    ends.push(next);
    thread.tell({ type: 'ahead', files });
  };
  const forget = (number: number): void => {
    asked.delete(number);
    found.delete(number);
  };

  return {
    async take(input) {
      const number = numbers.get(input);
      if (number === undefined || isEnded) return null;
      for (const earlier of asked) if (earlier < number) forget(earlier);
      next = Math.max(next, number);
      ends = ends.filter((end) => end > number);
      while (next < inputs.length && ends.length < groups) askNext();
      // Until the thread has started, files are read here meanwhile.
      while (isReady && !isEnded && asked.has(number) && !found.has(number)) {
        await new Promise<void>((done) => (wake = done));
      }
      const file = found.get(number) ?? null;
      forget(number);
      return file;
    },
  };
}

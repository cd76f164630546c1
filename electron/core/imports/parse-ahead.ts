import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/errors.ts';
import { formats } from './detect.ts';
import type { Format, ParsedEvent, ParseOptions } from './format.ts';
import type { Near } from './near.ts';
import type { StagedFile } from './originals.ts';
import { eventUnpacker, unpackPart } from './packed-events.ts';
import type { FileAhead, FromParser, OpenedFile, SharedSource, ToldError } from './parse-words.ts';
import type { InputFile } from './inputs.ts';
import type { ReadOptions } from './mapping.ts';
import {
  notAhead,
  openReadAhead,
  smallOnDisk,
  worthAhead,
  type AheadThread,
  type ReadAhead,
} from './read-ahead.ts';
import { readableFile, type OnBeside } from './read-file.ts';

/** Reads files for an import: large ones in a thread that parses ahead of the storing. */
export interface Parser {
  /** Starts the thread while there is still something else to do. */
  prepare(): void;
  /** Where there are many small files: they are read in the thread as well. */
  readAhead(
    inputs: readonly InputFile[],
    options: ReadOptions,
    isWanted: (input: InputFile) => boolean,
  ): ReadAhead;
  /** `ahead` is what was read of the file before. */
  open(
    staged: StagedFile,
    name: string,
    options: ReadOptions,
    near: Near | undefined,
    onBeside: CopyBeside,
    ahead: FileAhead | null,
  ): Promise<OpenedFile>;
  close(): Promise<void>;
}

/** Told of every file that is read along with another; gives the copy to read. */
export type CopyBeside = (path: string, found: Parameters<OnBeside>[1]) => Promise<StagedFile>;

/** Formats hold little of a file at a time; one that needs more is no chat log, or made to fill the memory. */
const most = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 };

/** So many lists of events may wait to be stored. */
const ahead = 3;

/** `signal` ends the thread in the midst of whatever it does. */
export function openParser(signal: AbortSignal): Parser {
  let thread: ParseThread | null = null;
  // A file that was too much for one thread is no reason to refuse the next.
  const started = (): ParseThread =>
    thread && !thread.isEnded() ? thread : (thread = startThread(signal));
  return {
    prepare: () => void started(),
    readAhead(inputs, options, isWanted) {
      const small = smallOnDisk(inputs);
      if (small.length < worthAhead) return notAhead;
      return openReadAhead(started(), small, options, isWanted);
    },
    async open(staged, name, options, near, onBeside, ahead) {
      const { copy, source } = staged;
      if (copy) return openThere(started(), sharedCopy(staged), name, options, near, onBeside);
      const openHere = async (): Promise<OpenedFile> => {
        const file = await readableFile(source, name, options, near, async (path, found) => {
          const beside = await onBeside(path, found);
          return beside.source;
        });
        return { ...file, position: () => source.bytes };
      };
      return ahead ? openAhead(ahead, openHere) : openHere();
    },
    close: async () => {
      await thread?.end();
    },
  };
}

/** Read here after all where it is to be parsed with other options than it was. */
function openAhead(ahead: FileAhead, openHere: () => Promise<OpenedFile>): OpenedFile {
  const known = JSON.stringify(ahead.options);
  return {
    ...ahead.facts,
    format: formatOf(ahead.facts),
    async *parse(options) {
      if (JSON.stringify(options) !== known) {
        yield* (await openHere()).parse(options);
        return;
      }
      for (const part of ahead.parts) yield unpackPart(ahead.packed, part);
    },
    close: async () => undefined,
    position: () => ahead.bytes.length,
  };
}

function formatOf({ format }: FileAhead['facts']): Format {
  return formats.find(({ id }) => id === format)!;
}

async function openThere(
  thread: ParseThread,
  source: SharedSource,
  name: string,
  options: ReadOptions,
  near: Near | undefined,
  onBeside: CopyBeside,
): Promise<OpenedFile> {
  thread.onBeside = async (path) => {
    const found = await near?.given.open(path);
    if (!near || !found) return null;
    near.given.taken.add(path);
    return shared(await onBeside(path, found));
  };
  const paths = near && { path: near.path, paths: near.given.paths };
  thread.tell({ type: 'open', source, name, options, near: paths ?? null });
  const opened = await thread.next();
  if (opened.type !== 'opened') throw unexpected(opened);
  let position = 0;
  return {
    ...opened.facts,
    format: formatOf(opened.facts),
    parse: (parseOptions) => parseThere(thread, parseOptions, (bytes) => (position = bytes)),
    close: async () => thread.tell({ type: 'close' }),
    position: () => position,
  };
}

let runs = 0;

async function* parseThere(
  thread: ParseThread,
  options: ParseOptions,
  onPosition: (bytes: number) => void,
): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const run = ++runs;
  const unpackEvents = eventUnpacker();
  thread.tell({ type: 'parse', run, options, credit: ahead });
  for (;;) {
    const word = await thread.next();
    // What an earlier reading of the file has sent meanwhile.
    if ((word.type === 'events' || word.type === 'end') && word.run !== run) continue;
    if (word.type === 'end') return;
    if (word.type !== 'events') throw unexpected(word);
    thread.tell({ type: 'more' });
    onPosition(word.bytesRead);
    yield unpackEvents(word.packed);
  }
}

interface ParseThread extends AheadThread {
  onBeside: (path: string) => Promise<SharedSource | null>;
  /** What it tells, in its order. Throws what went wrong there. */
  next(): Promise<FromParser>;
  isEnded(): boolean;
  end(): Promise<void>;
}

/** Beside this module, in the sources and in the build alike. */
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './parse-thread.ts' : './parse-thread.js',
  import.meta.url,
);

function startThread(signal: AbortSignal): ParseThread {
  const worker = new Worker(threadFile, { resourceLimits: most });
  const words: FromParser[] = [];
  let ended: { readonly cause: unknown } | null = null;
  let wake = (): void => undefined;
  let atEnd = (): void => undefined;
  const fail = (cause: unknown): void => {
    ended ??= { cause };
    atEnd();
    wake();
  };
  const stop = (): void => {
    fail(signal.reason);
    void worker.terminate();
  };
  const thread: ParseThread = {
    onBeside: async () => null,
    onAhead: () => undefined,
    whenEnded(act) {
      atEnd = act;
      if (ended) act();
    },
    tell: (word) => worker.postMessage(word),
    async next() {
      while (words.length === 0 && !ended) await new Promise<void>((done) => (wake = done));
      if (ended) throw ended.cause;
      const word = words.shift()!;
      if (word.type === 'failed') throw causeOf(word.cause);
      return word;
    },
    isEnded: () => ended !== null,
    async end() {
      signal.removeEventListener('abort', stop);
      await worker.terminate();
    },
  };
  worker.on('message', (word: FromParser) => {
    if (word.type === 'beside') {
      thread.onBeside(word.path).then((found) => thread.tell({ type: 'beside', found }), fail);
      return;
    }
    if (word.type === 'ahead') {
      thread.onAhead(word);
      return;
    }
    words.push(word);
    wake();
  });
  worker.on('error', (cause) => fail(isOutOfMemory(cause) ? tooLarge(cause) : cause));
  worker.on('exit', () => fail(new AppError('unavailable', 'The thread that reads has ended.')));
  signal.addEventListener('abort', stop);
  return thread;
}

async function shared(staged: StagedFile): Promise<SharedSource> {
  if (staged.copy) return sharedCopy(staged);
  const { name, bytes } = staged.source;
  const parts: Buffer[] = [];
  for await (const part of staged.source.open()) parts.push(part);
  return { name, bytes, content: Buffer.concat(parts) };
}

function sharedCopy({ copy, source }: StagedFile): SharedSource {
  return { name: source.name, bytes: source.bytes, content: copy! };
}

function causeOf(cause: unknown): unknown {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return cause;
  if (cause instanceof Error) return cause;
  const { code, message, details } = cause as ToldError;
  return new AppError(code, message, details);
}

function isOutOfMemory(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooLarge(cause: unknown): AppError {
  const message = 'This file needs more memory to read than any chat log does.';
  return new AppError('damaged-file', message, undefined, { cause });
}

function unexpected({ type }: FromParser): AppError {
  return new AppError('internal', 'The thread that reads has told something else.', { type });
}

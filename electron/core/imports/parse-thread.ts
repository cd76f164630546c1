import { parentPort } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ParseOptions } from './format.ts';
import type { Near } from './near.ts';
import { openCopy } from './originals.ts';
import { eventPacker } from './packed-events.ts';
import { parseFilesAhead } from './parse-file-ahead.ts';
import { portionsOf } from './portions.ts';
import {
  factsOf,
  type FileToRead,
  type FromParser,
  type OpenWord,
  type SharedSource,
  type ToParser,
} from './parse-words.ts';
import { readableFile, type ReadableFile } from './read-file.ts';
import type { ByteSource } from './text/encoding.ts';

/** Reads one file at a time for the thread that stores, ahead of it. Formats run here as anywhere. */
let file: ReadableFile | null = null;
let run = 0;
let credit = 0;
/** Of the file, since it was last begun anew. */
let bytesRead = 0;
let goOn = (): void => undefined;
let tellBeside = (_found: SharedSource | null): void => undefined;
let given: Extract<ToParser, { type: 'given' }> | null = null;

parentPort?.on('message', async (word: ToParser) => {
  try {
    if (word.type === 'open') await open(word);
    else if (word.type === 'parse') await parse(word.run, word.options, word.credit);
    else if (word.type === 'more') more();
    else if (word.type === 'beside') tellBeside(word.found);
    else if (word.type === 'given') given = word;
    else if (word.type === 'ahead') await readAhead(word.files);
    else await close();
  } catch (cause) {
    tell({ type: 'failed', cause: told(cause) });
  }
});

async function open({ source, name, options, near }: OpenWord): Promise<void> {
  const path = near?.path ?? name;
  const readNear: Near = {
    path,
    given: {
      paths: near?.paths ?? [name],
      taken: new Set(),
      open: async (other) => {
        const found = await askBeside(other);
        return found && sourceOf(found);
      },
    },
  };
  file = await readableFile(counted(sourceOf(source)), name, options, readNear);
  tell({ type: 'opened', facts: factsOf(file) });
}

async function parse(mine: number, options: ParseOptions, first: number): Promise<void> {
  run = mine;
  credit = first;
  // An earlier reading that waits must see that it is over.
  goOn();
  const packEvents = eventPacker();
  for await (const events of portionsOf(file!.parse(options))) {
    while (credit === 0 && run === mine) await new Promise<void>((resolve) => (goOn = resolve));
    if (run !== mine) return;
    credit--;
    tell({ type: 'events', run: mine, packed: packEvents(events), bytesRead });
  }
  if (run === mine) tell({ type: 'end', run: mine });
}

function more(): void {
  credit++;
  goOn();
}

async function close(): Promise<void> {
  run = -1;
  goOn();
  const closed = file;
  file = null;
  await closed?.close();
}

async function readAhead(toRead: readonly FileToRead[]): Promise<void> {
  tell({ type: 'ahead', ...(await parseFilesAhead(given!, toRead)) });
}

function askBeside(path: string): Promise<SharedSource | null> {
  tell({ type: 'beside', path });
  return new Promise((resolve) => (tellBeside = resolve));
}

function sourceOf({ name, bytes, content }: SharedSource): ByteSource {
  const open = async function* (): AsyncGenerator<Buffer> {
    if ('path' in content) yield* openCopy(content);
    else yield Buffer.from(content);
  };
  return { name, bytes, open };
}

function counted(source: ByteSource): ByteSource {
  return {
    ...source,
    async *open() {
      bytesRead = 0;
      for await (const chunk of source.open()) {
        bytesRead += chunk.length;
        yield chunk;
      }
    },
  };
}

function told(cause: unknown) {
  if (!(cause instanceof AppError)) return cause;
  const { code, message, details } = cause;
  return { code, message, details };
}

function tell(word: FromParser): void {
  parentPort?.postMessage(word);
}

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { memorySource } from './inputs.ts';
import type { Near } from './near.ts';
import { withPreset } from './mapping.ts';
import { isSmall, readSmall } from './originals.ts';
import { eventPacker } from './packed-events.ts';
import { factsOf, type FileAhead, type FileToRead, type ToParser } from './parse-words.ts';
import { portionsOf } from './portions.ts';
import { parseOptionsOf, readableFile } from './read-file.ts';
import { isZip } from './zip.ts';

type Given = Extract<ToParser, { type: 'given' }>;

/**
 * Reads a small file whole, with nothing but itself. Null for one that is to be read in its turn, where
 * all is told that hinders it: a zip, one that is refused, one that wants another file beside it.
 */
export async function parseFileAhead(
  { options, paths }: Given,
  { disk, name, path }: FileToRead,
): Promise<FileAhead | null> {
  try {
    const bytes = readFileSync(disk);
    const source = memorySource(basename(disk), bytes);
    if (isZip(bytes) || !isSmall(source)) return null;
    const near: Near = { path, given: { paths, taken: new Set(), open: notAhead } };
    const file = await readableFile(source, name, options, near);
    const parseOptions = parseOptionsOf(withPreset(options, file.preset));
    const pack = eventPacker();
    const packed = [];
    for await (const portion of portionsOf(file.parse(parseOptions))) packed.push(pack(portion));
    return { ...readSmall(bytes), facts: factsOf(file), options: parseOptions, packed };
  } catch {
    return null;
  }
}

async function notAhead(): Promise<never> {
  throw new Error('a file beside this one is wanted');
}

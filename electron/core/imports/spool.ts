import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { scrambleKey, scrambling } from '../system/scrambled.ts';
import { temporaryFolder } from '../system/temporary.ts';
import type { InputFile } from './inputs.ts';
import type { ByteSource } from './text/encoding.ts';

/** A file that can be read at any place, as zips must be. */
export interface SpooledFile {
  readonly input: InputFile;
  /** Removes the copy, if there is one. */
  close(): Promise<void>;
}

const mostInMemory = 16_000_000;

/**
 * Takes a stream of bytes into memory where it is small, else into a file of its own until closed:
 * scrambled, as what it comes from may be encrypted.
 */
export async function spooled(source: ByteSource): Promise<SpooledFile> {
  const { name } = source;
  if (source.bytes <= mostInMemory) {
    const chunks: Buffer[] = [];
    for await (const chunk of source.open()) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const open = async function* (): AsyncGenerator<Buffer> {
      yield bytes;
    };
    const input = { path: name, name, source: { name, bytes: bytes.length, open } };
    return { input, close: async () => undefined };
  }
  const folder = temporaryFolder('spool');
  const close = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const key = scrambleKey();
    const path = join(folder, 'copy');
    const steps = [
      Readable.from(source.open()),
      scrambling(key),
      createWriteStream(path, { mode: 0o600 }),
    ];
    await pipeline(steps);
    return { input: { path: name, name, scrambled: { path, key }, source }, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../../shared/contract/errors.ts';
import { startOf, type ByteSource } from './text/encoding.ts';

/** As for zips: chat logs compress to a tenth or so, a thousandth is a bomb. */
const mostBytes = 4_000_000_000;
const mostRatio = 500;
const smallest = 10_000_000;

/** What a gzip holds, read as if it were the file; other files as they are. */
export async function unzippedSource(source: ByteSource): Promise<ByteSource> {
  const [first, second] = await startOf(source, 2);
  if (first !== 0x1f || second !== 0x8b) return source;
  const most = Math.min(mostBytes, Math.max(smallest, source.bytes * mostRatio));
  return {
    name: source.name.replace(/\.gz$/iu, ''),
    bytes: source.bytes,
    async *open() {
      const stream = createGunzip();
      const packed = Readable.from(source.open()).on('error', (cause) => stream.destroy(cause));
      packed.pipe(stream);
      let bytes = 0;
      try {
        for await (const chunk of stream) {
          bytes += (chunk as Buffer).length;
          if (bytes > most) {
            throw damaged('This file unpacks to far more than a chat log would.', source.name);
          }
          yield chunk as Buffer;
        }
      } catch (cause) {
        if (cause instanceof AppError) throw cause;
        throw damaged('The gzip file is damaged or cut off.', source.name, cause);
      } finally {
        packed.destroy();
        stream.destroy();
      }
    },
  };
}

function damaged(message: string, file: string, cause?: unknown): AppError {
  return new AppError('damaged-file', message, { file }, { cause });
}

import { Splitter } from '@zone-eu/mailsplit';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { AppError } from '../../../../shared/contract/errors.ts';

/** A part of a MIME message (RFC 2557 for saved pages). */
export interface MimePart {
  /** Lower case, e.g. `text/html`. */
  readonly contentType: string;
  /** `Content-Location`, as other parts name it; '' where there is none. */
  readonly location: string;
}

export type MimePiece =
  | { readonly is: 'part'; readonly part: MimePart }
  /** Of the part before it, decoded. */
  | { readonly is: 'bytes'; readonly bytes: Buffer };

/** Saved chats have a part for each picture. */
const mostParts = 200_000;

/**
 * Streams the parts of a MIME message in bounded memory, some pieces at a time. A message whose structure
 * is made to fill the memory is a `damaged-file`.
 */
export async function* mimeParts(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<readonly MimePiece[]> {
  const splitter = Readable.from(chunks).compose(
    new Splitter({ maxChildNodes: mostParts, ignoreEmbedded: true }),
  );
  let decoder: Decoder | null = null;
  try {
    for await (const chunk of splitter as AsyncIterable<SplitChunk>) {
      if (chunk.type === 'node') {
        const rest = decoder ? await decoder.end() : [];
        decoder = chunk.multipart ? null : decoderOf(chunk.getDecoder());
        const part = partOf(chunk);
        yield [...rest, { is: 'part', part }];
      } else if (chunk.type === 'body' && decoder && chunk.value) {
        const pieces = await decoder.write(chunk.value);
        if (pieces.length > 0) yield pieces;
      }
    }
    if (decoder) yield await decoder.end();
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause) || cause.code !== 'EMAXLEN') throw cause;
    const message = 'The saved page is damaged: its parts never end.';
    throw new AppError('damaged-file', message, undefined, { cause });
  }
}

/** What the splitter gives, as far as it is used here. */
interface SplitChunk {
  readonly type: 'node' | 'body' | 'data';
  readonly value?: Buffer;
  readonly multipart: string | false;
  readonly contentType: string | false;
  readonly headers: { getFirst(key: string): string } | false;
  getDecoder(): NodeJS.ReadWriteStream;
}

function partOf({ contentType, headers }: SplitChunk): MimePart {
  const location = headers ? headers.getFirst('content-location') : '';
  return {
    contentType: (contentType || '').toLowerCase(),
    location: location.replace(/^content-location:\s*/i, '').trim(),
  };
}

interface Decoder {
  write(bytes: Buffer): Promise<MimePiece[]>;
  end(): Promise<MimePiece[]>;
}

/** Base64, quoted-printable or none, as the part says. */
function decoderOf(stream: NodeJS.ReadWriteStream): Decoder {
  let pieces: MimePiece[] = [];
  stream.on('data', (bytes: Buffer) => pieces.push({ is: 'bytes', bytes }));
  const take = (): MimePiece[] => {
    const taken = pieces;
    pieces = [];
    return taken;
  };
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        stream.write(bytes, (failure) => (failure ? reject(failure) : resolve(take())));
      }),
    async end() {
      const done = finished(stream);
      stream.end();
      await done;
      return take();
    },
  };
}

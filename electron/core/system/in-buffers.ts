import { open } from 'node:fs/promises';

/** Small enough that pictures too are read while they are used. */
const usual = { count: 2, size: 1 << 18 };

export type Buffers = readonly Buffer[];

/** At least two, of `size` bytes each. */
export function newBuffers({ count, size } = usual): Buffers {
  return Array.from({ length: count }, () => Buffer.allocUnsafeSlow(size));
}

/**
 * The bytes of a large file, each chunk until the next is asked for: while one is used the others are read,
 * without anybody waiting for a turn. A stream, which makes a buffer for each, takes half as long again. Who
 * reads many files one after the other brings the buffers along: made anew for each they would set off a
 * sweep of the memory at every few.
 */
export async function* inBuffers(
  path: string,
  buffers: Buffers = newBuffers(),
): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  const spare = [...buffers];
  let underWay: Reading[] = [];
  let next = 0;
  const readOn = (): void => {
    const buffer = spare.pop()!;
    const at = next;
    const bytes = file.read(buffer, 0, buffer.length, at).then(({ bytesRead }) => bytesRead);
    // Told when its turn comes.
    bytes.catch(() => undefined);
    underWay.push({ buffer, at, bytes });
    next += buffer.length;
  };
  try {
    for (;;) {
      if (underWay.length === 0) readOn();
      const { buffer, at, bytes } = underWay.shift()!;
      const read = await bytes;
      if (read === 0) return;
      if (read === buffer.length) {
        while (spare.length > 0) readOn();
      } else {
        // The end, mostly. Else less was given than is there, and the others have left a hole.
        spare.push(...(await ended(underWay)));
        underWay = [];
        next = at + read;
      }
      yield buffer.subarray(0, read);
      spare.push(buffer);
    }
  } finally {
    await ended(underWay);
    await file.close();
  }
}

interface Reading {
  readonly buffer: Buffer;
  readonly at: number;
  readonly bytes: Promise<number>;
}

async function ended(readings: readonly Reading[]): Promise<Buffer[]> {
  await Promise.allSettled(readings.map(({ bytes }) => bytes));
  return readings.map(({ buffer }) => buffer);
}

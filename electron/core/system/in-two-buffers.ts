import { open } from 'node:fs/promises';

/** Small enough that pictures too are read while they are used. */
const usual = 1 << 18;

export type TwoBuffers = readonly [Buffer, Buffer];

/** Of `size` bytes each. */
export function twoBuffers(size = usual): TwoBuffers {
  return [Buffer.allocUnsafe(size), Buffer.allocUnsafe(size)];
}

/**
 * The bytes of a large file, each chunk until the next is asked for: one is read while the other is used.
 * A stream, which makes a buffer for each, takes half as long again. Who reads many files one after the
 * other brings the buffers along: made anew for each they would set off a sweep of the memory at every few.
 */
export async function* inTwoBuffers(
  path: string,
  buffers: TwoBuffers = twoBuffers(),
): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  let [next, spare] = buffers;
  let reading = file.read(next, 0, next.length, null);
  try {
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      const full = next;
      [next, spare] = [spare, next];
      reading = file.read(next, 0, next.length, null);
      yield full.subarray(0, bytesRead);
    }
  } finally {
    await reading.catch(() => undefined);
    await file.close();
  }
}

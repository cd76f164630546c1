import fc from 'fast-check';
import iconv from 'iconv-lite';

/** What happens to files on their way: cut off, put together, re-saved, overwritten. */
export type Mutation =
  | { readonly kind: 'flip' | 'cut-out' | 'cut-off'; readonly at: number; readonly size: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly size: number; readonly times: number }
  | { readonly kind: 'splice'; readonly at: number; readonly from: number; readonly size: number }
  | { readonly kind: 'noise'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'encode'; readonly encoding: string; readonly bom: boolean }
  | { readonly kind: 'ends'; readonly end: '\r\n' | '\r' | '\n' };

const at = fc.nat(1_000_000);
const size = fc.integer({ min: 1, max: 80 });

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constantFrom('flip' as const, 'cut-out' as const), at, size }),
  fc.record({ kind: fc.constant('cut-off' as const), at, size }),
  fc.record({
    kind: fc.constant('repeat' as const),
    at,
    size: fc.integer({ min: 1, max: 2_000 }),
    times: fc.integer({ min: 2, max: 60 }),
  }),
  fc.record({
    kind: fc.constant('splice' as const),
    at,
    from: at,
    size: fc.integer({ min: 1, max: 600 }),
  }),
  fc.record({ kind: fc.constant('noise' as const), at, bytes: fc.uint8Array({ maxLength: 200 }) }),
  fc.record({
    kind: fc.constant('encode' as const),
    encoding: fc.constantFrom('utf16le', 'utf-16be', 'gb18030', 'big5', 'shift_jis', 'win1252'),
    bom: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('ends' as const), end: fc.constantFrom('\r\n', '\r', '\n') }),
);

export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(mutation, {
  minLength: 1,
  maxLength: 4,
});

/** The seed after all of them; `other` is another export, for splicing. Never more than 1 MB. */
export function mutate(seed: Buffer, other: Buffer, all: readonly Mutation[]): Buffer {
  return all.reduce((bytes, each) => apply(bytes, other, each), seed).subarray(0, 1_000_000);
}

function apply(bytes: Buffer, other: Buffer, mutation: Mutation): Buffer {
  if (mutation.kind === 'encode') {
    const { encoding, bom } = mutation;
    return iconv.encode(bytes.toString('utf8'), encoding, { addBOM: bom });
  }
  if (mutation.kind === 'ends') {
    return Buffer.from(bytes.toString('latin1').replace(/\r\n|\r|\n/g, mutation.end), 'latin1');
  }
  const from = mutation.at % Math.max(bytes.length, 1);
  const before = bytes.subarray(0, from);
  const rest = bytes.subarray(from);
  switch (mutation.kind) {
    case 'flip': {
      const flipped = Buffer.from(rest.subarray(0, mutation.size)).map((byte) => byte ^ 0x5a);
      return Buffer.concat([before, flipped, rest.subarray(mutation.size)]);
    }
    case 'cut-out':
      return Buffer.concat([before, rest.subarray(mutation.size)]);
    case 'cut-off':
      return before;
    case 'repeat': {
      const piece = rest.subarray(0, mutation.size);
      return Buffer.concat([before, ...Array.from({ length: mutation.times }, () => piece), rest]);
    }
    case 'splice': {
      const start = mutation.from % Math.max(other.length, 1);
      return Buffer.concat([before, other.subarray(start, start + mutation.size), rest]);
    }
    case 'noise':
      return Buffer.concat([before, mutation.bytes, rest]);
  }
}

/** A file as it stands in a zip: stored, not compressed. */
export interface StoredEntry {
  /** UTF-8. */
  readonly name: Buffer;
  readonly bytes: number;
  readonly crc: number;
  /** Where its local header starts. */
  readonly offset: number;
}

/** 1 January 1980, 0:00, as MS-DOS has it: by local parts, so the same in every zone. */
const time = 0;
const date = (1 << 5) | 1;
const utf8Name = 1 << 11;
/** Unix, version 6.3 of the specification. */
const madeBy = (3 << 8) | 63;
const plainFile = (0o100644 << 16) >>> 0;
/** What a reader must know: folders, or Zip64. */
const [plain, large] = [20, 45];
/** Stands for a number that does not fit; the right one is in a Zip64 record. */
const [manyBytes, manyEntries] = [0xffffffff, 0xffff];

/** What goes before a file (APPNOTE.TXT 6.3.10, 4.3.7). As long whatever the `crc`. */
export function localHeader({ name, bytes, crc }: StoredEntry): Buffer {
  const isLarge = bytes >= manyBytes;
  const told = Math.min(bytes, manyBytes);
  const zip64 = isLarge ? record(2, 1, 2, 16, 8, bytes, 8, bytes) : empty;
  const about = [2, 0, 2, time, 2, date, 4, crc, 4, told, 4, told] as const;
  const head = record(4, 0x04034b50, 2, isLarge ? large : plain, 2, utf8Name, ...about);
  return Buffer.concat([head, record(2, name.length, 2, zip64.length), name, zip64]);
}

/** A file in the directory at the end (4.3.12). */
export function directoryEntry({ name, bytes, crc, offset }: StoredEntry): Buffer {
  const isLarge = bytes >= manyBytes || offset >= manyBytes;
  const told = isLarge ? manyBytes : bytes;
  const zip64 = isLarge ? record(2, 1, 2, 24, 8, bytes, 8, bytes, 8, offset) : empty;
  const about = [2, 0, 2, time, 2, date, 4, crc, 4, told, 4, told] as const;
  const start = record(4, 0x02014b50, 2, madeBy, 2, isLarge ? large : plain, 2, utf8Name, ...about);
  const noComment = [2, 0, 2, 0, 2, 0] as const;
  const place = record(...noComment, 4, plainFile, 4, isLarge ? manyBytes : offset);
  return Buffer.concat([start, record(2, name.length, 2, zip64.length), place, name, zip64]);
}

/** The end of the directory (4.3.16), with its Zip64 form (4.3.14) where a number does not fit. */
export function directoryEnd(entries: number, offset: number, bytes: number): Buffer {
  const isLarge = entries >= manyEntries || offset >= manyBytes || bytes >= manyBytes;
  const count = Math.min(entries, manyEntries);
  const end = Buffer.concat([
    record(4, 0x06054b50, 2, 0, 2, 0, 2, count, 2, count),
    record(4, Math.min(bytes, manyBytes), 4, Math.min(offset, manyBytes), 2, 0),
  ]);
  if (!isLarge) return end;
  return Buffer.concat([
    record(4, 0x06064b50, 8, 44, 2, madeBy, 2, large, 4, 0, 4, 0, 8, entries, 8, entries),
    record(8, bytes, 8, offset),
    record(4, 0x07064b50, 4, 0, 8, offset + bytes, 4, 1),
    end,
  ]);
}

const empty = Buffer.alloc(0);

/** Little-endian numbers, each after the count of its bytes. */
function record(...fields: readonly number[]): Buffer {
  const bytes = Buffer.alloc(
    fields.reduce((sum, size, at) => (at % 2 === 0 ? sum + size : sum), 0),
  );
  let at = 0;
  for (let field = 0; field < fields.length; field += 2) {
    const [size = 0, value = 0] = fields.slice(field, field + 2);
    if (size === 8) bytes.writeBigUInt64LE(BigInt(value), at);
    else bytes.writeUIntLE(value, at, size);
    at += size;
  }
  return bytes;
}

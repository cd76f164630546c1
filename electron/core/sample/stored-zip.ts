import { crc32 } from 'node:zlib';

export interface ZipEntry {
  /** ASCII, no folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A ZIP archive without compression, every entry dated 2026-10-31 12:00 (PKWARE APPNOTE 6.3.3,
 * sections 4.3.7 to 4.3.16). Written here because the sample must come out at once and byte for byte
 * the same: the ZIP library writes to a stream and lets the zlib at hand decide the bytes.
 */
export function storedZip(entries: readonly ZipEntry[]): Uint8Array {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const nameBytes = new TextEncoder().encode(name);
    const shared = [
      u16(20), // version needed
      u16(0), // flags
      u16(0), // stored
      u16(12 << 11), // 12:00
      u16(((2026 - 1980) << 9) | (10 << 5) | 31),
      u32(crc32(bytes)),
      u32(bytes.length),
      u32(bytes.length),
      u16(nameBytes.length),
      u16(0), // extra field
    ];
    const body = Buffer.concat([u32(0x04034b50), ...shared, nameBytes, bytes]);
    bodies.push(body);
    const rest = [u16(0), u16(0), u16(0), u32(0), u32(offset), nameBytes];
    directory.push(Buffer.concat([u32(0x02014b50), u16(20), ...shared, ...rest]));
    offset += body.length;
  }
  const list = Buffer.concat(directory);
  const count = u16(entries.length);
  const end = [
    u32(0x06054b50),
    u16(0),
    u16(0),
    count,
    count,
    u32(list.length),
    u32(offset),
    u16(0),
  ];
  return Uint8Array.from(Buffer.concat([...bodies, list, ...end]));
}

function u16(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff);
}

function u32(value: number): Uint8Array {
  return Buffer.concat([u16(value & 0xffff), u16(value >>> 16)]);
}

import { inflateRawSync, inflateSync } from 'node:zlib';
import { extensionOf, sniffedBytes } from '../../../shared/domain/evidence/attachment-type.ts';

/** Larger files are not unpacked: a photographed page has no text inside, a long document rarely so much. */
export const mostUnpacked = 1 << 26;

/** True of files whose text is packed, so that it stands in no byte as it reads. */
export function packsText(start: Uint8Array): boolean {
  return extensionOf(start.subarray(0, sniffedBytes)) in unpackers;
}

/**
 * What is packed in a file: streams of a PDF, files of a zip (and of Word and Excel, which are zips), remarks
 * of a PNG. What cannot be unpacked is passed over.
 */
export function* packedTexts(bytes: Buffer): Generator<Buffer> {
  const type = extensionOf(bytes.subarray(0, sniffedBytes));
  const unpack = unpackers[type];
  if (unpack) yield* unpack(bytes);
}

const unpackers: Readonly<Record<string, (bytes: Buffer) => Iterable<Buffer>>> = {
  pdf: streamsOfPdf,
  png: remarksOfPng,
  zip: filesOfZip,
};

function* streamsOfPdf(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    // `stream`, then CR LF or LF (ISO 32000-1, 7.3.8.1).
    const start = at + (bytes[at + 6] === 0x0d ? 8 : 7);
    const unpacked = inflated(inflateSync, bytes.subarray(start));
    if (unpacked) yield unpacked;
  }
}

function* remarksOfPng(bytes: Buffer): Generator<Buffer> {
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const content = bytes.subarray(at + 8, at + 8 + length);
    at += length + 12;
    if (kind !== 'zTXt' && kind !== 'iTXt') continue;
    // After keyword, flags, language: wherever the zlib stream starts, 0x78 is its first byte.
    for (let from = content.indexOf(0x78); from >= 0; from = content.indexOf(0x78, from + 1)) {
      const unpacked = inflated(inflateSync, content.subarray(from));
      if (unpacked) yield unpacked;
    }
  }
}

const localHeader = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** By their local headers, so that also those are looked into that the directory leaves out. */
function* filesOfZip(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf(localHeader); at >= 0; at = bytes.indexOf(localHeader, at + 4)) {
    if (at + 30 > bytes.length || bytes.readUInt16LE(at + 8) !== 8) continue;
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const unpacked = inflated(inflateRawSync, bytes.subarray(start));
    if (unpacked) yield unpacked;
  }
}

/** Bytes after the end of what is packed do no harm. */
function inflated(inflate: typeof inflateSync, bytes: Buffer): Buffer | null {
  try {
    return inflate(bytes, { maxOutputLength: mostUnpacked });
  } catch {
    return null;
  }
}

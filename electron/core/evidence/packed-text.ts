import { inflateRawSync, inflateSync } from 'node:zlib';
import { extensionOf, sniffedBytes } from '../../../shared/domain/evidence/attachment-type.ts';

/** More is not unpacked, neither of a file nor of what is in it: nobody should need a computer for it alone. */
export const mostUnpacked = 1 << 26;
/** A document in a zip in a zip, and no further: some zips hold themselves. */
const mostNested = 3;

/** True of files whose text is packed, so that it stands in no byte as it reads. */
export function packsText(start: Uint8Array): boolean {
  return extensionOf(start.subarray(0, sniffedBytes)) in unpackers;
}

/**
 * What is packed in a file: streams of a PDF, files of a zip (and of Word and Excel, which are zips), remarks
 * of a PNG. Null for each part that may hold text and cannot be unpacked here: what has a password, is too
 * large, or is packed in another way. What is only damaged is passed over.
 */
export function* packedTexts(bytes: Buffer, depth = 0): Generator<Buffer | null> {
  const unpack = unpackers[extensionOf(bytes.subarray(0, sniffedBytes))];
  if (!unpack) return;
  if (depth > mostNested) yield null;
  else yield* unpack(bytes, depth);
}

type Unpack = (bytes: Buffer, depth: number) => Iterable<Buffer | null>;

const unpackers: Readonly<Record<string, Unpack>> = {
  '7z': () => [null],
  pdf: streamsOfPdf,
  png: remarksOfPng,
  rar: () => [null],
  zip: filesOfZip,
};

function* streamsOfPdf(bytes: Buffer, depth: number): Generator<Buffer | null> {
  if (bytes.includes('/Encrypt')) yield null;
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    // `stream`, then CR LF or LF (ISO 32000-1, 7.3.8.1).
    const start = at + (bytes[at + 6] === 0x0d ? 8 : 7);
    yield* inflated(inflateSync, bytes.subarray(start), depth);
  }
}

function* remarksOfPng(bytes: Buffer, depth: number): Generator<Buffer | null> {
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const content = bytes.subarray(at + 8, at + 8 + length);
    at += length + 12;
    if (kind !== 'zTXt' && kind !== 'iTXt') continue;
    // After keyword, flags, language: wherever the zlib stream starts, 0x78 is its first byte.
    for (let from = content.indexOf(0x78); from >= 0; from = content.indexOf(0x78, from + 1)) {
      yield* inflated(inflateSync, content.subarray(from), depth);
    }
  }
}

const localHeader = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const [stored, deflated] = [0, 8];

/** By their local headers (APPNOTE.TXT 4.3.7), so that also those are looked into that the directory leaves out. */
function* filesOfZip(bytes: Buffer, depth: number): Generator<Buffer | null> {
  for (let at = bytes.indexOf(localHeader); at >= 0; at = bytes.indexOf(localHeader, at + 4)) {
    if (at + 30 > bytes.length) continue;
    const method = bytes.readUInt16LE(at + 8);
    const hasPassword = (bytes.readUInt16LE(at + 6) & 1) !== 0;
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    if (hasPassword || (method !== stored && method !== deflated)) yield null;
    else if (method === deflated) yield* inflated(inflateRawSync, bytes.subarray(start), depth);
    else yield* storedFile(bytes.subarray(start), bytes.readUInt32LE(at + 18), depth);
  }
}

/** Its bytes stand in the zip as they are; a zip in it is found by its own headers. */
function* storedFile(rest: Buffer, toldSize: number, depth: number): Generator<Buffer | null> {
  const file = toldSize === 0 ? rest : rest.subarray(0, toldSize);
  if (!file.subarray(0, 4).equals(localHeader)) yield* packedTexts(file, depth + 1);
}

/** What was unpacked, and what is packed in that. Bytes after the end of what is packed do no harm. */
function* inflated(
  inflate: typeof inflateSync,
  bytes: Buffer,
  depth: number,
): Generator<Buffer | null> {
  let unpacked: Buffer;
  try {
    unpacked = inflate(bytes, { maxOutputLength: mostUnpacked });
  } catch (cause) {
    const isTooLarge = cause instanceof RangeError;
    if (isTooLarge) yield null;
    return;
  }
  yield unpacked;
  yield* packedTexts(unpacked, depth + 1);
}

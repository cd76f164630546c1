/** Bytes from the start of a file that are enough to tell its type. */
export const sniffedBytes = 64;

/**
 * File name extension that the content asks for, `bin` where it tells nothing. Only by content: the
 * name that came with the file may say anything.
 */
export function extensionOf(start: Uint8Array): string {
  const found = signatures.find(({ at, bytes }) =>
    bytes.every((byte, index) => byte === null || start[at + index] === byte),
  );
  return found?.extension ?? 'bin';
}

interface Signature {
  readonly extension: string;
  readonly at: number;
  /** Null stands for any byte. */
  readonly bytes: readonly (number | null)[];
}

const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));
const any = (count: number): null[] => Array.from({ length: count }, () => null);

const signatures: readonly Signature[] = [
  { extension: 'jpg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { extension: 'png', at: 0, bytes: [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a] },
  { extension: 'gif', at: 0, bytes: ascii('GIF8') },
  { extension: 'webp', at: 0, bytes: [...ascii('RIFF'), ...any(4), ...ascii('WEBP')] },
  { extension: 'wav', at: 0, bytes: [...ascii('RIFF'), ...any(4), ...ascii('WAVE')] },
  { extension: 'heic', at: 4, bytes: ascii('ftypheic') },
  { extension: 'm4a', at: 4, bytes: ascii('ftypM4A') },
  { extension: 'mov', at: 4, bytes: ascii('ftypqt') },
  { extension: 'mp4', at: 4, bytes: ascii('ftyp') },
  { extension: 'pdf', at: 0, bytes: ascii('%PDF-') },
  { extension: 'zip', at: 0, bytes: [...ascii('PK'), 0x03, 0x04] },
  { extension: 'rar', at: 0, bytes: ascii('Rar!') },
  { extension: '7z', at: 0, bytes: [...ascii('7z'), 0xbc, 0xaf] },
  { extension: 'ogg', at: 0, bytes: ascii('OggS') },
  { extension: 'amr', at: 0, bytes: ascii('#!AMR') },
  { extension: 'silk', at: 0, bytes: [0x02, ...ascii('#!SILK')] },
  { extension: 'mp3', at: 0, bytes: ascii('ID3') },
  { extension: 'bmp', at: 0, bytes: ascii('BM') },
  { extension: 'exe', at: 0, bytes: ascii('MZ') },
];

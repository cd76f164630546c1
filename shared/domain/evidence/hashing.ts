/** SHA-256, as every verifier has it; the host brings it. Text counts as UTF-8. */
export interface Digests {
  /** Over the parts one after the other, as 64 lower-case hex digits. */
  sha256(...parts: readonly (string | Uint8Array)[]): string;
  /** The same for what comes piece by piece. */
  start(): RunningDigest;
}

export interface RunningDigest {
  update(part: string | Uint8Array): void;
  hex(): string;
}

/** HMAC-SHA-256 of a text with one key, as 64 lower-case hex digits; making a package needs it besides. */
export type KeyedHash = (text: string) => string;

/** Bytes that hex digits, in lower case, stand for. */
export function bytesOf(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length >> 1);
  for (let at = 0; at < bytes.length; at += 1) {
    bytes[at] = (digitOf(hex.charCodeAt(at * 2)) << 4) | digitOf(hex.charCodeAt(at * 2 + 1));
  }
  return bytes;
}

/** `0` to `9` are 48 to 57, `a` to `f` 97 to 102. */
const digitOf = (code: number): number => (code < 58 ? code - 48 : code - 87);

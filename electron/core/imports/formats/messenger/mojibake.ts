/**
 * Downloads of Facebook and Instagram write each byte of UTF-8 as a character of its own (`Ã©` for `é`).
 * Puts one string right, once; a string that was none of it, or was cut in a character, stays as it is.
 */
export function repaired(written: string): string {
  if (!bytesOnly.test(written) || !beyondAscii.test(written)) return written;
  try {
    return strict.decode(Buffer.from(written, 'latin1'));
  } catch {
    return written;
  }
}

/** All strings of a value, keys aside. */
export function repairedDeep(value: unknown): unknown {
  if (typeof value === 'string') return repaired(value);
  if (Array.isArray(value)) return value.map(repairedDeep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, repairedDeep(each)]));
}

// oxlint-disable-next-line no-control-regex
const bytesOnly = /^[\u0000-\u00ff]*$/;
const beyondAscii = /[\u0080-\u00ff]/;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

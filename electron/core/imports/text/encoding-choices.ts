/** Encodings that are never guessed, as nearly any bytes are text in them. */
const candidates = ['big5', 'shift_jis', 'euc-kr', 'windows-1252'] as const;

/**
 * What a telling line of a file is in each encoding that a person may choose, so that they see which one
 * is right. Those in which the line has no meaning come last.
 */
export function encodingChoices(start: Uint8Array): Readonly<Record<string, string>> {
  const line = tellingLine(start);
  const read = candidates.map((encoding) => {
    const text = new TextDecoder(encoding).decode(line).trim().slice(0, mostShown);
    // Control characters stand for bytes that windows-1252 does not have.
    const broken = text.match(/[\ufffd\u0080-\u009f]/g)?.length ?? 0;
    return { encoding, text, broken };
  });
  const best = read.toSorted((a, b) => a.broken - b.broken);
  return Object.fromEntries(best.map(({ encoding, text }) => [encoding, text]));
}

const mostShown = 80;

/** The first line with bytes beyond ASCII; every encoding agrees about the others. */
function tellingLine(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  if (first < 0) return bytes.subarray(0, mostShown);
  const from = bytes.lastIndexOf(0x0a, first) + 1;
  const end = bytes.indexOf(0x0a, first);
  return bytes.subarray(from, end < 0 ? Math.min(bytes.length, from + 4 * mostShown) : end);
}

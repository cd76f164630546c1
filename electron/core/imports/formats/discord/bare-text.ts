/**
 * True where a text begins as the exporter's does below its preamble, which somebody took off:
 * `[1/15/2024 10:30 AM] mei`, her words below. Logs of programs have the same brackets, so that
 * everything in which those differ must hold: minutes without seconds, short names, words below each.
 */
export function isBareExport(
  lines: readonly string[],
  headerOf: (line: string) => BareHeader | null,
): boolean {
  const first = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('Channel: '));
  const body = lines.slice(first, first + 400);
  const opening = headerOf(body[0] ?? '');
  if (!opening || !isOfPerson(opening)) return false;
  const headers = body.map(headerOf);
  if (headers.some((header) => header && !isOfPerson(header))) return false;
  const isFollowed = headers.every((header, at) => !header || !headers[at + 1]);
  const names = headers.flatMap((header) => (header ? [header.author] : []));
  // Who talks, talks twice; what a program says, it says once.
  return isFollowed && body.length > 1 && (names.length < 4 || new Set(names).size < names.length);
}

export interface BareHeader {
  readonly author: string;
  readonly shown: { readonly seconds: string | undefined };
}

/** Discord's names have 32 characters at most, older ones a number after them. */
function isOfPerson({ author, shown }: BareHeader): boolean {
  const name = author.replace(/#\d{4}$/, '');
  return shown.seconds === undefined && name.length <= 32 && !/[:：]\s|[:：.…]$/.test(author);
}

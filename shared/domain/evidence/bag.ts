/** What is wrong with a line of a manifest, or the entry that it holds (RFC 8493, 2.1.3). */
export type ManifestLine =
  | { readonly digest: string; readonly path: string }
  | { readonly damaged: string };

/** Lines of a manifest, in its order. */
export function parseManifest(text: string): ManifestLine[] {
  return text
    .split('\n')
    .filter((line, index, lines) => line !== '' || index < lines.length - 1)
    .map((line) => {
      const match = /^([0-9a-f]{64}) [ *](.+)$/.exec(line);
      const [, digest, path] = match ?? [];
      return digest && path ? { digest, path } : { damaged: line.slice(0, 120) };
    });
}

export function manifestOf(entries: readonly { readonly digest: string; readonly path: string }[]) {
  return entries
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ digest, path }) => `${digest}  ${path}\n`)
    .join('');
}

/** Why a path must not be followed, or undefined. Packages are made of plain ASCII names only. */
export function unsafePath(path: string): string | undefined {
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'absolute';
  if (path.includes('\\')) return 'backslash';
  if (path.split('/').some((part) => part === '..' || part === '.' || part === ''))
    return 'relative';
  // oxlint-disable-next-line no-control-regex -- what is not printable ASCII is what we look for
  if (!/^[\x21-\x7e]+$/.test(path)) return 'non-ascii';
  return undefined;
}

/** Files that may be added after sealing and so stand in no manifest. */
export const laterFiles: ReadonlySet<string> = new Set([
  'seal/tagmanifest.tsq',
  'seal/tagmanifest.tsr',
  'seal/tsa-chain.pem',
  'seal/counter-seal.txt',
]);

export const bagitText = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** bag-info.txt, or undefined when a line is no `Label: value`. A label may stand more than once. */
export function parseBagInfo(text: string): ReadonlyMap<string, string> | undefined {
  const info = new Map<string, string>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const match = /^([A-Za-z0-9-]+): (.*)$/.exec(line);
    if (!match?.[1]) return undefined;
    info.set(match[1], match[2] ?? '');
  }
  return info;
}

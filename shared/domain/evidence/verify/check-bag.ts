import { sniffedBytes } from '../attachment-type.ts';
import { bagitText, laterFiles, parseBagInfo, parseManifest, unsafePath } from '../bag.ts';
import type { Finding, PackageFiles, VerifyHost } from './package-files.ts';
import { readText } from './read-text.ts';

/** What one reading of a file told. */
export interface Content {
  readonly digest: string;
  readonly bytes: number;
  /** Its first bytes, enough to tell a type. */
  readonly start: Uint8Array;
}

const manifest = 'manifest-sha256.txt';
const tagManifest = 'tagmanifest-sha256.txt';

/** Every file that a package has, whatever it holds. */
export const requiredFiles: readonly string[] = [
  'bagit.txt',
  'bag-info.txt',
  manifest,
  tagManifest,
  'README.txt',
  ...[
    'evidence.json',
    'messages.jsonl',
    'transcript.html',
    'statement.html',
    'exhibits.html',
    'show-in-court.html',
    'completeness.html',
    'evidence-list.csv',
    'custody.csv',
    'redaction-log.csv',
  ].map((name) => `data/${name}`),
];

/** The package as a bag (RFC 8493): names, manifests, digests, strays, bag-info. */
export async function checkBag(
  files: PackageFiles,
  host: VerifyHost,
): Promise<{
  readonly findings: Finding[];
  readonly contents: ReadonlyMap<string, Content>;
}> {
  const findings: Finding[] = nameFindings(files.paths);
  const contents = await readAll(files, host, findings);
  const tags = await checkManifest(files, host, contents, tagManifest, findings);
  const payload = await checkManifest(files, host, contents, manifest, findings);
  const unreadable = new Set(findings.filter(({ code }) => code === 'E18').map(({ path }) => path));
  for (const path of requiredFiles) {
    if (!contents.has(path) && !unreadable.has(path)) findings.push(missing(path));
  }
  for (const path of files.paths) {
    if (path.startsWith('data/')) {
      if (payload && !payload.has(path)) {
        findings.push({ code: 'E03', path, detail: `not in ${manifest}` });
      }
    } else if (path !== tagManifest && tags && !tags.has(path) && !laterFiles.has(path)) {
      findings.push({ code: 'E04', path, detail: `not in ${tagManifest}` });
    }
  }
  await checkInfo(files, host, contents, findings);
  return { findings, contents };
}

/** Names that mean another file on another system, and two names for one. */
function nameFindings(paths: readonly string[]): Finding[] {
  const seen = new Map<string, string>();
  return paths.flatMap((path): Finding[] => {
    const unsafe = unsafePath(path);
    const folded = path.toLowerCase();
    const twin = seen.get(folded);
    seen.set(folded, path);
    if (unsafe) return [{ code: 'E06', path, detail: unsafe }];
    return twin ? [{ code: 'E06', path, detail: `differs from ${twin} by case only` }] : [];
  });
}

async function readAll(
  files: PackageFiles,
  host: VerifyHost,
  findings: Finding[],
): Promise<Map<string, Content>> {
  const contents = new Map<string, Content>();
  for (const path of files.paths) {
    try {
      contents.set(path, await readContent(await files.read(path), host));
    } catch (cause) {
      const detail = cause instanceof Error ? cause.message : String(cause);
      findings.push({ code: 'E18', path, detail });
    }
  }
  return contents;
}

async function readContent(
  chunks: AsyncIterable<Uint8Array>,
  { hashing }: VerifyHost,
): Promise<Content> {
  const hash = hashing.start();
  let bytes = 0;
  const start = new Uint8Array(sniffedBytes);
  let sniffed = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    bytes += chunk.length;
    const first = chunk.subarray(0, sniffedBytes - sniffed);
    start.set(first, sniffed);
    sniffed += first.length;
  }
  return { digest: hash.hex(), bytes, start: start.subarray(0, sniffed) };
}

/** Checks all that a manifest lists; returns what it lists, or undefined when it is not there. */
async function checkManifest(
  files: PackageFiles,
  host: VerifyHost,
  contents: ReadonlyMap<string, Content>,
  name: string,
  findings: Finding[],
): Promise<ReadonlySet<string> | undefined> {
  if (!contents.has(name)) return undefined;
  const text = await readText(files, host, name);
  if (text === undefined) {
    findings.push({ code: 'E08', path: name, detail: 'not UTF-8' });
    return undefined;
  }
  const listed = new Set<string>();
  for (const line of parseManifest(text)) {
    if ('damaged' in line) {
      findings.push({ code: 'E08', path: name, detail: `unreadable line: ${line.damaged}` });
      continue;
    }
    const { digest, path } = line;
    const unsafe = unsafePath(path);
    const content = contents.get(path);
    if (listed.has(path)) {
      findings.push({ code: 'E05', path, detail: `twice in ${name}` });
    } else if (unsafe) {
      findings.push({ code: 'E06', path, detail: `${unsafe} path in ${name}` });
    } else if (path.startsWith('data/') !== (name === manifest)) {
      findings.push({ code: 'E08', path, detail: `does not belong into ${name}` });
    } else if (!content) {
      if (!wasUnreadable(findings, files, path)) findings.push(missing(path));
    } else if (content.digest !== digest) {
      findings.push({ code: 'E01', path, detail: `is ${content.digest}, should be ${digest}` });
    }
    listed.add(path);
  }
  return listed;
}

async function checkInfo(
  files: PackageFiles,
  host: VerifyHost,
  contents: ReadonlyMap<string, Content>,
  findings: Finding[],
): Promise<void> {
  if (contents.has('bagit.txt') && (await readText(files, host, 'bagit.txt')) !== bagitText) {
    findings.push({ code: 'E08', path: 'bagit.txt', detail: 'not a BagIt 1.0 declaration' });
  }
  if (!contents.has('bag-info.txt')) return;
  const info = parseBagInfo((await readText(files, host, 'bag-info.txt')) ?? '\u0000');
  const oxum = info?.get('Payload-Oxum');
  if (!info || !oxum || !info.get('External-Identifier') || !info.get('Bagging-Date')) {
    findings.push({ code: 'E08', path: 'bag-info.txt', detail: 'lines are missing or unreadable' });
    return;
  }
  // Files that are missing or too many have been told already, each by its name.
  if (findings.some(({ code }) => code === 'E02' || code === 'E03' || code === 'E18')) return;
  const payload = [...contents].filter(([path]) => path.startsWith('data/'));
  const bytes = payload.reduce((sum, [, content]) => sum + content.bytes, 0);
  const found = `${bytes}.${payload.length}`;
  if (found === oxum) return;
  findings.push({ code: 'E07', path: 'bag-info.txt', detail: `is ${found}, should be ${oxum}` });
}

function wasUnreadable(findings: readonly Finding[], files: PackageFiles, path: string): boolean {
  return [...findings, ...files.findings].some(
    (finding) => finding.path === path && (finding.code === 'E18' || finding.code === 'E06'),
  );
}

function missing(path: string): Finding {
  return { code: 'E02', path, detail: 'missing' };
}

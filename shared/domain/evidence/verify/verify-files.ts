import type { PackageVerification } from '../../../contract/evidence.ts';
import { checkStamp, type StampCheck } from '../timestamp.ts';
import { checkBag } from './check-bag.ts';
import { checkInside } from './check-inside.ts';
import { readBytes, readText } from './read-text.ts';
import type { Finding, PackageFiles, VerifyHost } from './package-files.ts';

/** What somebody kept outside of a package, to hold it against. */
export interface Outside {
  /** Seal code, as `sealDigits` gives it. */
  readonly seal?: string | undefined;
  /** Time stamp of the tag manifest: an RFC 3161 response. */
  readonly stamp?: Uint8Array | undefined;
  /** PEM of the certificates that are trusted to stamp. */
  readonly authorities?: string | undefined;
}

const stampPath = 'seal/tagmanifest.tsr';
const chainPath = 'seal/tsa-chain.pem';

/**
 * Verifies a package, wherever it lies and whichever machine this is: intact, altered (what) or
 * incomplete, against what was kept outside of it.
 */
export async function verifyFiles(
  files: PackageFiles,
  host: VerifyHost,
  outside: Outside = {},
): Promise<PackageVerification> {
  if (files.paths.length === 0) {
    const nothing: Finding = { code: 'E02', path: 'bagit.txt', detail: 'there is no package here' };
    const findings = files.findings.length > 0 ? [...files.findings] : [nothing];
    return { verdict: verdictOf(findings), sealed: false, stamp: null, findings };
  }
  const { findings: bag, contents } = await checkBag(files, host);
  const sealCode = contents.get('tagmanifest-sha256.txt')?.digest;
  const findings: Finding[] = [...files.findings, ...bag];
  const { seal } = outside;
  const sealed = seal !== undefined && sealCode === seal;
  if (seal !== undefined && sealCode !== undefined && !sealed) {
    const detail = `is ${sealCode}, should be ${seal}`;
    findings.push({ code: 'E17', path: 'tagmanifest-sha256.txt', detail });
  }
  findings.push(...(await checkInside(files, host, contents)));
  const found = sealCode === undefined ? null : await stampOf(files, host, sealCode, outside);
  if (found && 'finding' in found) findings.push(found.finding);
  const stamp = found && 'at' in found ? found : null;
  return { verdict: verdictOf(findings), sealed, stamp, findings: withoutRepeats(findings) };
}

/** The time stamp that was given, or the one that was put into the package after it was sealed. */
async function stampOf(
  files: PackageFiles,
  host: VerifyHost,
  sealCode: string,
  { stamp, authorities }: Outside,
): Promise<StampCheck | null> {
  const inside = files.paths.includes(stampPath);
  if (stamp === undefined && !inside) return null;
  const response = stamp ?? (await readBytes(files, stampPath));
  if (!response) return null;
  const enclosed = files.paths.includes(chainPath)
    ? await readText(files, host, chainPath)
    : undefined;
  return checkStamp(response, sealCode, { trusted: authorities, enclosed });
}

/** Missing and unreadable things make a package incomplete; everything else means that it was altered. */
function verdictOf(findings: readonly Finding[]): PackageVerification['verdict'] {
  if (findings.length === 0) return 'intact';
  return findings.every(({ code }) => code === 'E02' || code === 'E18') ? 'incomplete' : 'altered';
}

function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Map(
    findings.map((finding) => [`${finding.code} ${finding.path} ${finding.detail}`, finding]),
  );
  return [...seen.values()];
}

/** The 64 digits of a seal code, or undefined: blanks, hyphens and case do not matter in it. */
export function sealDigits(seal: string): string | undefined {
  const digits = seal.replaceAll(/[\s-]/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(digits) ? digits : undefined;
}
